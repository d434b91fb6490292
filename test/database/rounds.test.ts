import { beforeAll, describe, expect, test } from 'vitest'
import { APRIL_2024, makeApplicant, type Round } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { fileRow, startFile } from '../support/files'
import { CAST_DAY, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves the dates of the notice (每期复核换证网上报名时间为15个工作日) and what may be done to a plan. */

const db = await createDatabase()
const admin = staff.provinceAdmin

beforeAll(async () => {
  await seedCast(db)
  await db.setClock('2024-01-08')
})

type Plan = Record<string, string | number | null>
const save = (plan: Plan, id: string | null = null, version?: number) =>
  db.rpc<Round & Record<string, unknown>>(admin, 'save_round', {
    p_id: id,
    p_round: plan,
    p_expected_version: version,
  })
const publish = (round: Round) =>
  db.rpc<Round>(admin, 'publish_round', { p_id: round.id, p_expected_version: round.version })
const planOf = (opens_on: string) =>
  db.rpc<Record<string, unknown>>(admin, 'plan_round', { p_opens_on: opens_on })
const plan = (year: number, month: number, more: Plan = {}): Plan => ({
  ...APRIL_2024,
  year,
  month,
  name: `${year}年${month}月复核换证`,
  opens_on: `${year}-${String(month).padStart(2, '0')}-10`,
  ...more,
})

/** Loads a year of no holidays but the statutory ones. */
const loadYear = (year: number) =>
  db.admin('select private.load_calendar_year($1, $2, false, $3)', [
    year,
    '测试用安排',
    JSON.stringify(
      [
        ['01-01', '01-01', '元旦'],
        ['02-06', '02-09', '春节'],
        ['04-05', '04-05', '清明节'],
        ['05-01', '05-02', '劳动节'],
        ['06-09', '06-09', '端午节'],
        ['09-15', '09-15', '中秋节'],
        ['10-01', '10-03', '国庆节'],
      ].map(([from, to, name]) => ({
        from: `${year}-${from}`,
        to: `${year}-${to}`,
        is_working_day: false,
        name,
      })),
    ),
  ])

describe('fifteen working days', () => {
  const NOTICE = [
    ['2024-04-10', '2024-04-29'],
    ['2024-07-10', '2024-07-30'],
    ['2024-11-08', '2024-11-28'],
    ['2025-04-10', '2025-04-29'],
    ['2026-04-10', '2026-04-30'],
    ['2026-11-10', '2026-11-30'],
  ] as const

  test.each(NOTICE)('opened on %s registration closes on %s', async (opens, closes) => {
    const [row] = await db.admin(
      `select private.working_day_end($1, 15) as closes,
              private.working_days_between($1, private.working_day_end($1, 15)) as days`,
      [opens],
    )
    expect(row).toEqual({ closes, days: 15 })
    expect(await planOf(opens)).toMatchObject({ closes_on: closes })
  })

  test('opened on a day off they begin with the next working day', async () => {
    const plan = await planOf('2024-04-06')
    expect(plan).toMatchObject({ opens_on_working_day: false, closes_on: '2024-04-25' })
  })

  test.each([
    ['2024-04-10', false],
    ['2024-04-11', true],
  ])('published on %s: a warning after the tenth is %s, and no block', async (opens, isLate) => {
    expect(await planOf(opens)).toMatchObject({ after_publish_day: isLate })
  })

  test('a year that is not loaded is an error, named, and never a guess', async () => {
    for (const sql of [
      `select private.working_day_end('2027-04-12', 15)`,
      `select private.working_day_end('2026-12-21', 15)`,
      `select private.is_working_day('2027-01-04')`,
      `select private.working_days_between('2026-12-30', '2027-01-04')`,
    ]) {
      expect(await expectFailure(db.admin(sql), 422, 'calendar_year_missing')).toEqual({ year: 2027 })
    }
  })
})

describe('a plan', () => {
  test.each([
    [{ opens_on: null }, 'round_opening_missing', 'opens_on'],
    [{ window_from: null }, 'round_window_missing', 'window_from'],
    [{ window_to: null }, 'round_window_missing', 'window_to'],
    [{ window_to: '2023-11-30' }, 'round_window_reversed', 'window_to'],
    [{ working_days: 0 }, 'round_days_range', 'working_days'],
    [{ working_days: 61 }, 'round_days_range', 'working_days'],
    [{ name: ' ' }, 'round_name_missing', 'name'],
    [{ closes_on: '2024-04-09' }, 'round_closes_before_opening', 'closes_on'],
    [{ closes_on: '2024-04-30' }, 'round_override_needs_reason', 'override_reason'],
  ])('with %o is refused at its field', async (wrong, key, field) => {
    expect(await expectFailure(save(plan(2024, 4, wrong)), 422, key)).toMatchObject({ field })
  })

  test('ends on another day than the computed one only with a reason, which is kept', async () => {
    const first = await save(plan(2024, 5))
    expect(first).toMatchObject({ computed_closes_on: '2024-05-29', closes_on: '2024-05-29' })
    const more = { closes_on: '2024-05-31', override_reason: '防汛期间延长' }
    const other = await save(plan(2024, 5, more), first.id, first.version)
    expect(other).toMatchObject({ computed_closes_on: '2024-05-29', ...more })
  })

  test('is saved again before it opens when the calendar has changed meanwhile', async () => {
    const draft = await save(plan(2024, 9))
    const setWorked = (isWorked: boolean) =>
      db.admin('update public.calendar_days set is_working_day = $1 where on_date = $2', [
        isWorked,
        draft.opens_on,
      ])
    await setWorked(false)
    await expectFailure(publish(draft), 422, 'round_needs_saving_again')
    await setWorked(true)
    expect(await publish(draft)).toMatchObject({ status: 'published' })
  })

  test('has its month to itself', async () => {
    await save(plan(2024, 6))
    await expectFailure(save(plan(2024, 6)), 422, 'round_month_taken')
  })

  test('is changed by who read its present version, and as a draft only', async () => {
    const first = await save(plan(2024, 4))
    const second = await save(plan(2024, 4, { note: '草稿二' }), first.id, first.version)
    const stale = save(plan(2024, 4), first.id, first.version)
    expect(await expectFailure(stale, 409, 'stale_version')).toEqual({ version: second.version })
    await expectFailure(publish(first), 409, 'stale_version')
    const published = await publish(second)
    expect(published.status).toBe('published')
    await expectFailure(save(plan(2024, 4), first.id, published.version), 409, 'round_is_published')
    await expectFailure(publish(published), 409, 'round_is_published')
    const change = { p_id: first.id, p_reason: '调整', p_expected_version: second.version }
    await expectFailure(
      db.rpc(admin, 'extend_round', { ...change, p_until: '2024-05-06' }),
      409,
      'stale_version',
    )
    await expectFailure(db.rpc(admin, 'close_round', change), 409, 'stale_version')
  })

  test('is not published when it is over already, nor extended backwards or without a reason', async () => {
    const old = await save(plan(2023, 7))
    expect(await expectFailure(publish(old), 422, 'round_already_over')).toEqual({ closes_on: '2023-07-28' })
    const open = await publish(await save(plan(2024, 7)))
    const change = { p_id: open.id, p_reason: '调整', p_expected_version: open.version }
    for (const p_until of [null, open.closes_on, '2024-07-29']) {
      const attempt = db.rpc(admin, 'extend_round', { ...change, p_until })
      await expectFailure(attempt, 422, 'round_extension_not_later')
    }
    const forEver = db.rpc(admin, 'extend_round', { ...change, p_until: 'infinity' })
    await expectFailure(forEver, 422, 'date_invalid')
    await expectFailure(db.rpc(admin, 'plan_round', { p_opens_on: 'infinity' }), 422, 'date_invalid')
    const silent = db.rpc(admin, 'extend_round', { ...change, p_until: '2024-08-01', p_reason: ' ' })
    await expectFailure(silent, 422, 'reason_missing')
  })

  test('is the provincial administration’s', async () => {
    for (const who of [staff.reviewerOne, staff.cityChengdu, staff.securityAdmin, staff.auditor, outsider]) {
      await expectFailure(
        db.rpc(who, 'save_round', { p_id: null, p_round: plan(2024, 8) }),
        403,
        'not_permitted',
      )
      await expectFailure(
        db.rpc(who, 'copy_rounds', { p_from_year: 2024, p_to_year: 2025 }),
        403,
        'not_permitted',
      )
    }
  })
})

describe('the plan of the next year', () => {
  test('copies what is missing, and February keeps its end, leap day or not', async () => {
    await save(plan(2024, 1, { window_from: '2024-02-01', window_to: '2024-02-29' }))
    await save(plan(2024, 2, { window_from: '2023-02-28', window_to: '2024-06-15' }))
    await save(plan(2025, 4, { note: '已有' }))
    const copy = () => db.rpc<Round[]>(admin, 'copy_rounds', { p_from_year: 2024, p_to_year: 2025 })
    expect((await copy()).length).toBeGreaterThan(3)
    expect(await copy()).toEqual([])
    const rows = await db.admin(
      `select month, name, status, opens_on, window_from, window_to, note from public.rounds
       where year = 2025 and month in (1, 2, 4) order by month`,
    )
    expect(rows).toMatchObject([
      {
        month: 1,
        name: '2025年1月复核换证',
        status: 'draft',
        opens_on: '2025-01-10',
        window_from: '2025-02-01',
        window_to: '2025-02-28',
      },
      { window_from: '2024-02-28', window_to: '2025-06-15' },
      { month: 4, note: '已有' },
    ])
    await save(plan(2023, 2, { window_from: '2022-12-01', window_to: '2023-02-28' }))
    await db.rpc(admin, 'copy_rounds', { p_from_year: 2023, p_to_year: 2028 })
    const [leap] = await db.admin('select window_to from public.rounds where year = 2028 and month = 2')
    expect(leap).toEqual({ window_to: '2028-02-29' })
  })
})

describe('a year whose calendar is still to come', () => {
  test('a plan may be drafted, awaits the calendar, and cannot be opened', async () => {
    const draft = await save(plan(2027, 4, { window_from: '2026-12-01', window_to: '2027-05-31' }))
    expect(draft).toMatchObject({ closes_on: null, unit_review_due_on: null })
    expect(await expectFailure(publish(draft), 422, 'calendar_year_missing')).toEqual({ year: 2027 })
  })

  test('terms that reach into it are dated once it is loaded, the files’ too', async () => {
    const window = { window_from: '2026-09-01', window_to: '2026-12-31' }
    const round = await publish(await save(plan(2026, 11, window)))
    expect(round).toMatchObject({ city_report_due_on: '2026-12-21', final_review_due_on: null })
    const applicant = await makeApplicant(db, { card: { validFrom: '2024-01-01', validTo: '2026-12-15' } })
    const id = await db.at('2026-11-11', () => startFile(db, applicant))
    await db.admin(`update public.applications set status = 'final_review', due_on = null where id = $1`, [
      id,
    ])
    await db.rpc(outsider, 'advance_due')
    expect(await fileRow(db, id)).toMatchObject({ due_on: null })
    await loadYear(2027)
    await db.rpc(outsider, 'advance_due')
    const [dated] = await db.admin('select final_review_due_on from public.rounds where id = $1', [round.id])
    expect(dated).toEqual({ final_review_due_on: '2027-01-12' })
    expect(await fileRow(db, id)).toMatchObject({ due_on: '2027-01-12' })
    const [draft] = await db.admin<Round>('select * from public.rounds where year = 2027 and month = 4')
    await expectFailure(publish(draft as Round), 422, 'round_needs_saving_again')
  })
})

describe('windows that overlap', () => {
  test('default to the earliest open round; a later one may be chosen', async () => {
    await db.admin(`update public.rounds set status = 'closed', closed_at = private.now() where year < 2026`)
    const open = (month: number, window: Plan) =>
      save(plan(2026, month, { ...window, opens_on: '2026-05-08' })).then(publish)
    const first = await open(3, { window_from: '2025-12-01', window_to: '2026-05-31' })
    const second = await open(6, { window_from: '2026-05-01', window_to: '2026-08-31' })
    const card = { validFrom: '2023-06-01', validTo: '2026-05-20' }
    await db.at('2026-05-11', async () => {
      const early = await startFile(db, await makeApplicant(db, { card }))
      expect(await fileRow(db, early)).toMatchObject({ round_id: first.id })
      const late = await makeApplicant(db, { card })
      const id = await db.rpc<string>(late, 'start_application', {
        p_card_id: late.card.id,
        p_round_id: second.id,
      })
      expect(await fileRow(db, id)).toMatchObject({ round_id: second.id })
    })
  })

  test.each([
    ['2023-11-30', 'no'],
    ['2023-12-01', 'april'],
    ['2024-05-31', 'april'],
    ['2024-06-01', 'no'],
  ])('a card that expires on %s is in the round: %s', async (validTo, found) => {
    await db.admin(
      `update public.rounds set status = 'published', closed_at = null where year = 2024 and month = 4`,
    )
    const applicant = await makeApplicant(db, { card: { validTo } })
    await db.at(CAST_DAY, async () => {
      if (found === 'no') await expectFailure(startFile(db, applicant), 422, 'no_open_round')
      else await startFile(db, applicant)
    })
  })
})
