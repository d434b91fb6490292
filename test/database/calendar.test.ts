import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { calendarYearErrors, expandCalendarYear } from '../../src/domain/calendarYear.ts'
import { readArrangement } from '../../src/domain/holidayArrangement.ts'
import { TEXT_2024, TEXT_2025, TEXT_2026 } from '../domain/arrangementTexts'
import { loadedYears } from '../domain/calendar'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'

/** Proves that the province loads a year whole or not at all, changes a day with a reason, and that both are on record. */

const db = await createDatabase()
const admin = staff.provinceAdmin

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

interface Exception {
  from: string
  to?: string
  is_working_day: boolean
  name: string
}
interface Year {
  year: number
  source: string
  is_provisional: boolean
  version: number
}

const exceptions2026 = loadedYears.get(2026) ?? []
/** The same arrangement a year later, on the weekdays that 2027 has: days off only. */
const exceptions2027: Exception[] = [
  ['2027-01-01', '2027-01-03', '元旦'],
  ['2027-02-05', '2027-02-12', '春节'],
  ['2027-04-03', '2027-04-05', '清明节'],
  ['2027-05-01', '2027-05-05', '劳动节'],
  ['2027-06-09', '2027-06-09', '端午节'],
  ['2027-09-15', '2027-09-15', '中秋节'],
  ['2027-10-01', '2027-10-07', '国庆节'],
].map(([from = '', to = '', name = '']) => ({ from, to, is_working_day: false, name }))

const load = (exceptions: unknown, more: Record<string, unknown> = {}, who = admin) =>
  db.rpc<Year>(who, 'replace_calendar_year', {
    p_year: 2027,
    p_source: '国务院办公厅关于2027年部分节假日安排的通知',
    p_is_provisional: false,
    p_exceptions: exceptions,
    p_expected_version: null,
    p_request_id: randomUUID(),
    ...more,
  })
const change = (more: Record<string, unknown>, who = admin) =>
  db.rpc<Year>(who, 'change_calendar_day', {
    p_on: '2026-08-14',
    p_is_working_day: false,
    p_holiday_name: '防汛停工',
    p_reason: '省政府通知临时放假',
    p_expected_version: null,
    p_request_id: randomUUID(),
    ...more,
  })
const versionOf = async (year: number) =>
  (await db.admin<Year>('select * from public.calendar_years where year = $1', [year]))[0]?.version
const dayOf = async (on: string) =>
  (
    await db.admin(
      'select is_working_day, holiday_name, source from public.calendar_days where on_date = $1',
      [on],
    )
  )[0]
const changesOf = (subject: string, key: string) =>
  db.admin<{ old_values: object | null; new_values: object; reason: string | null; actor_name: string }>(
    'select * from public.setting_changes where subject = $1 and record_key = $2 order by id',
    [subject, key],
  )

describe('an announcement', () => {
  test.each([
    [2024, TEXT_2024],
    [2025, TEXT_2025],
    [2026, TEXT_2026],
  ])('of %i, pasted, is what is stored for that year', async (year, text) => {
    const stored = await db.admin(
      'select on_date, is_working_day, holiday_name from public.calendar_days where year = $1 order by on_date',
      [year],
    )
    expect(expandCalendarYear(year, readArrangement(text, year).exceptions)).toEqual(stored)
  })

  // What the preview refuses, the database refuses by the same key.
  test.each<[string, number, Exception[]]>([
    [
      'a day of another year',
      2027,
      [...exceptions2027, { from: '2026-12-31', is_working_day: false, name: '元旦' }],
    ],
    [
      'a day given twice',
      2027,
      [...exceptions2027, { from: '2027-01-02', is_working_day: true, name: '元旦' }],
    ],
    [
      'a worked Monday',
      2027,
      [...exceptions2027, { from: '2027-03-01', is_working_day: true, name: '元旦' }],
    ],
    ['no Dragon Boat Festival', 2027, exceptions2027.filter(({ name }) => name !== '端午节')],
    ['no Mid-Autumn Festival', 2027, exceptions2027.filter(({ name }) => name !== '中秋节')],
    ['nothing at all', 2027, []],
    ['a nameless day', 2027, [...exceptions2027, { from: '2027-03-01', is_working_day: false, name: ' ' }]],
  ])('with %s is refused and leaves nothing behind', async (_what, year, exceptions) => {
    const [expected] = calendarYearErrors(year, exceptions)
    const values = await expectFailure(load(exceptions), 422, expected?.key ?? '')
    if (expected?.missing) expect(values).toMatchObject({ missing: expected.missing })
    expect(await versionOf(2027)).toBeUndefined()
    expect(await dayOf('2027-01-04')).toBeUndefined()
  })

  test('needs a source, and a list in the right form', async () => {
    await expectFailure(load(exceptions2027, { p_source: ' ' }), 422, 'calendar_source_missing')
    await expectFailure(load({ from: '2027-01-01' }), 422, 'calendar_exceptions_malformed')
    await expectFailure(load(exceptions2027, { p_request_id: null }), 422, 'request_id_missing')
  })

  test('is loaded once for all its days, a retry changes nothing, and who loaded it is on record', async () => {
    const request = { p_request_id: randomUUID() }
    const first = await load(exceptions2027, { ...request, p_is_provisional: true })
    expect(first).toMatchObject({ year: 2027, is_provisional: true, version: 1 })
    expect(await load(exceptions2027, { ...request, p_is_provisional: true })).toEqual(first)
    const [days] = await db.admin('select count(*) from public.calendar_days where year = 2027')
    expect(days).toEqual({ count: 365 })
    const changes = await changesOf('calendar_year', '2027')
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ old_values: null, actor_name: admin.name })
    const audited = await db.read(
      staff.auditor,
      `select verb from public.audit_log where table_name = 'calendar_years' and record_id = '2027'`,
    )
    expect(audited).toEqual([{ verb: 'insert' }])
  })

  test('replaces a provisional year by who read its version; the colleague is named', async () => {
    const stale = await expectFailure(load(exceptions2027, { p_expected_version: 7 }), 409, 'stale_version')
    expect(stale).toMatchObject({ version: 1, by: admin.name })
    await expectFailure(load(exceptions2027), 409, 'stale_version')
    expect(await load(exceptions2027, { p_expected_version: 1 })).toMatchObject({
      version: 2,
      is_provisional: false,
    })
    const provisional = load(exceptions2027, { p_expected_version: 2, p_is_provisional: true })
    await expectFailure(provisional, 422, 'calendar_year_is_final')
    const again = load(exceptions2027, { p_expected_version: 2 })
    await expectFailure(again, 422, 'nothing_changed')
  })

  test('loaded by two at once is loaded by one of them', async () => {
    const year2028 = exceptions2027.map(({ from, to = from, ...rest }) => ({
      ...rest,
      from: from.replace('2027', '2028'),
      to: to.replace('2027', '2028'),
    }))
    const both = await race([1, 2].map(() => () => load(year2028, { p_year: 2028 })))
    expect(both.done).toHaveLength(1)
    expect(both.failed[0]).toMatchObject({ code: 'PT409', message: 'stale_version' })
  })
})

describe('a single day', () => {
  test('is changed with a reason, which is its source and its history', async () => {
    const changed = await change({ p_expected_version: 1 })
    expect(changed.version).toBe(2)
    expect(await dayOf('2026-08-14')).toEqual({
      is_working_day: false,
      holiday_name: '防汛停工',
      source: '省政府通知临时放假',
    })
    expect(await changesOf('calendar_day', '2026-08-14')).toMatchObject([
      {
        old_values: { is_working_day: true, holiday_name: null },
        new_values: { is_working_day: false, holiday_name: '防汛停工' },
        reason: '省政府通知临时放假',
      },
    ])
    const stale = change({ p_expected_version: 1, p_on: '2026-08-17' })
    expect(await expectFailure(stale, 409, 'stale_version')).toMatchObject({ version: 2, by: admin.name })
    const back = {
      p_expected_version: 2,
      p_is_working_day: true,
      p_holiday_name: null,
      p_request_id: randomUUID(),
    }
    expect((await change(back)).version).toBe(3)
    expect((await change(back)).version).toBe(3)
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['without a reason', { p_reason: ' ' }, 'reason_missing'],
    ['off without a name', { p_holiday_name: '' }, 'calendar_day_name_missing'],
    [
      'worked on a Saturday without a name',
      { p_on: '2026-08-15', p_is_working_day: true, p_holiday_name: null },
      'calendar_day_name_missing',
    ],
    ['worked on a Friday under a name', { p_is_working_day: true }, 'calendar_workday_not_weekend'],
    ['under an endless name', { p_holiday_name: '长'.repeat(21) }, 'calendar_day_name_long'],
    ['as it is', { p_is_working_day: true, p_holiday_name: null }, 'nothing_changed'],
    ['of a year that is not loaded', { p_on: '2035-08-14' }, 'calendar_year_missing'],
    [
      'so that a festival is lost',
      { p_on: '2026-05-01', p_is_working_day: true, p_holiday_name: null, p_reason: '误录' },
      'calendar_holiday_missing',
    ],
  ])('is not changed %s', async (_how, more, key) => {
    const before = await db.admin('select * from public.calendar_days where year = 2026 order by on_date')
    await expectFailure(change({ p_expected_version: 3, ...more }), 422, key)
    expect(await db.admin('select * from public.calendar_days where year = 2026 order by on_date')).toEqual(
      before,
    )
    expect(await versionOf(2026)).toBe(3)
  })
})

test('the calendar is changed by the provincial administration and nobody else', async () => {
  const others = Object.values(cast).flatMap((who) => (who && who.id !== admin.id ? [who] : []))
  expect(others.length).toBeGreaterThan(10)
  for (const who of others) {
    await expectFailure(load(exceptions2026, { p_year: 2026 }, who as typeof admin), 403, 'not_permitted')
    await expectFailure(change({}, who as typeof admin), 403, 'not_permitted')
  }
})

test('stored ends of rounds outlive another calendar; the history cannot be rewritten', async () => {
  const round = await db.rpc<{ id: string; closes_on: string }>(admin, 'save_round', {
    p_id: null,
    p_round: {
      year: 2027,
      month: 4,
      name: '2027年4月复核换证',
      window_from: '2026-12-01',
      window_to: '2027-05-31',
      opens_on: '2027-04-09',
    },
  })
  await change({ p_on: '2027-04-12', p_expected_version: 2 })
  const [kept] = await db.admin('select closes_on from public.rounds where id = $1', [round.id])
  expect(kept).toEqual({ closes_on: round.closes_on })
  await expect(db.admin('update public.setting_changes set reason = null where true')).rejects.toThrow(
    'append_only',
  )
  await expect(db.admin('delete from public.setting_changes where true')).rejects.toThrow('append_only')
})
