import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { reportEvaluation } from '../support/evaluations'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, type CastInstitution, cast, institutions, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves who keeps the register of institutions, and what a new attribution or a 注销 takes along. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const form = (wish: Row = {}): Row => ({
  name: `${randomUUID().slice(0, 8)}技工学校`,
  attribution: 'city',
  location_code: '510100',
  filing_number: 'S000051010001',
  filing_valid_from: '2023-01-01',
  filing_valid_to: '2025-12-31',
  address: '成都市锦江区一号',
  contact_name: '张三',
  contact_phone: '028-86712192',
  ...wish,
})
const save = (who: Login | null, values: Row, row?: Row, more: Row = {}) =>
  db.rpc<Row>(who, 'save_institution', {
    p_id: row?.id ?? null,
    p_values: values,
    p_reason: null,
    p_expected_version: row?.version ?? null,
    p_request_id: randomUUID(),
    ...more,
  })
const move = (who: Login | null, row: Row, values: Row, more: Row = {}) =>
  db.rpc<Row>(who, 'change_attribution', {
    p_id: row.id,
    p_values: values,
    p_reason: '机构划转',
    p_expected_version: row.version,
    p_request_id: randomUUID(),
    ...more,
  })
const cancel = (who: Login | null, row: Row, isCancelled: boolean, more: Row = {}) =>
  db.rpc<Row>(who, 'cancel_institution', {
    p_id: row.id,
    p_is_cancelled: isCancelled,
    p_reason: '机构停业',
    p_expected_version: row.version,
    p_request_id: randomUUID(),
    ...more,
  })
const rowOf = async (unit: CastInstitution): Promise<Row> => {
  const [row] = await db.admin<Row>('select * from public.institutions where id = $1', [unit.id])
  return row as Row
}

describe('registering and changing', () => {
  test('a city registers 属地 institutions of its own; the province all', async () => {
    expect(await save(staff.cityChengdu, form())).toMatchObject({ region_code: '510100', version: 1 })
    await expectFailure(
      save(staff.cityChengdu, form({ location_code: '510700' })),
      403,
      'attribution_is_the_provinces',
    )
    await expectFailure(
      save(staff.cityChengdu, form({ attribution: 'province' })),
      403,
      'attribution_is_the_provinces',
    )
    expect(await save(staff.provinceAdmin, form({ attribution: 'province' }))).toMatchObject({
      region_code: '510000',
      location_code: '510100',
    })
  })

  test('nobody else registers or changes any', async () => {
    for (const [name, who] of Object.entries(cast)) {
      if (['cityChengdu', 'cityMianyang', 'provinceAdmin', 'anon'].includes(name) || !who) continue
      await expectFailure(save(who, form()), 403, 'not_permitted')
      await expectFailure(save(who, form(), await rowOf(institutions.chengdu)), 403, 'not_permitted')
      await expectFailure(cancel(who, await rowOf(institutions.chengdu), true), 403, 'not_permitted')
    }
    await expectRefused(save(null, form()))
    const row = await rowOf(institutions.chengdu)
    await expectFailure(save(staff.cityMianyang, form(), row), 404, 'institution_not_found')
    await expectFailure(cancel(staff.cityMianyang, row, true), 404, 'institution_not_found')
  })

  test.each([
    [{ name: '校' }, 422, 'institution_name_missing', 'name'],
    [{ name: institutions.mianyang.name }, 409, 'institution_name_taken', 'name'],
    [{ location_code: '510000' }, 422, 'field_required', 'location_code'],
    [{ attribution: 'none' }, 422, 'field_required', 'attribution'],
    [{ filing_number: '1'.repeat(31) }, 422, 'filing_number_long', 'filing_number'],
    [{ filing_valid_to: '2022-01-01' }, 422, 'filing_dates_reversed', 'filing_valid_to'],
    [{ filing_valid_from: '去年' }, 422, 'date_invalid', 'filing_valid_from'],
    [{ contact_phone: '12345' }, 422, 'phone_format', 'contact_phone'],
  ])('%o is refused at its field', async (wish, status, key, field) => {
    expect(await expectFailure(save(staff.provinceAdmin, form(wish)), status, key)).toMatchObject({ field })
  })

  test('an unusual filing number is taken: it is a warning only', async () => {
    expect(await save(staff.cityChengdu, form({ filing_number: '川职鉴0007' }))).toMatchObject({
      filing_number: '川职鉴0007',
    })
  })

  test('a change is kept with its reason; whom it belongs to does not change by it', async () => {
    const row = await save(staff.cityChengdu, form())
    const values = form({ name: row.name, contact_name: '李四', attribution: 'province' })
    const changed = await save(staff.cityChengdu, values, row, { p_reason: '联系人更换' })
    expect(changed).toMatchObject({ contact_name: '李四', region_code: '510100', version: 2 })
    const history = (who: Login) =>
      db.rpc<Row[]>(who, 'register_history', { p_subject: 'institution', p_id: row.id })
    expect((await history(staff.cityChengdu))[0]).toMatchObject({
      action: 'changed',
      actor_name: '李娜',
      reason: '联系人更换',
      old_values: { contact_name: '张三' },
      new_values: { contact_name: '李四' },
    })
    await expectFailure(history(staff.cityMianyang), 404, 'record_not_found')
    await expectFailure(history(applicants.lin), 404, 'record_not_found')
  })

  test('a stale page is refused and names the colleague; a repeated request counts once', async () => {
    const row = await save(staff.cityChengdu, form())
    const values = form({ name: row.name, contact_name: '王五' })
    const p_request_id = randomUUID()
    await save(staff.provinceAdmin, values, row, { p_request_id })
    await save(staff.provinceAdmin, values, row, { p_request_id })
    expect(
      await expectFailure(save(staff.cityChengdu, form({ name: row.name }), row), 409, 'stale_version'),
    ).toMatchObject({ by: '马超', version: 2 })
  })
})

describe('another attribution', () => {
  test('takes people, cards, officers, records and coming evaluations along; files keep theirs', async () => {
    const unit = await makeInstitution(db, { regionCode: '510100' })
    const person = await makeApplicant(db, { institution: unit })
    const officer = (await makeApplicant(db, { institution: institutions.mianyang })) as Login
    await insertRows(db.admin, 'public.staff', [
      {
        user_id: officer.id,
        role: 'institution_officer',
        region_code: '510100',
        institution_id: unit.id,
        name: '新经办',
        email: 'x@example.cn',
      },
    ])
    const coming = await reportEvaluation(db, {}, officer, unit)
    const past = await db.at('2024-03-01', () =>
      reportEvaluation(db, { starts_on: '2024-03-10', ends_on: '2024-03-10' }, officer, unit),
    )
    await db.rpc(person, 'declare_record', {
      p_person_id: person.personId,
      p_role: 'assessor',
      p_held_on: '2024-01-05',
      p_institution_name: '某机构',
      p_batch: '1',
    })
    const round = randomUUID()
    await insertRows(db.admin, 'public.rounds', [
      {
        id: round,
        year: 2024,
        month: 4,
        name: '2024年4月',
        status: 'published',
        opens_on: '2024-04-10',
        working_days: 15,
        computed_closes_on: '2024-04-29',
        closes_on: '2024-04-29',
        window_from: '2023-12-01',
        window_to: '2024-05-31',
      },
    ])
    await insertRows(db.admin, 'public.applications', [
      {
        round_id: round,
        card_id: person.card.id,
        person_id: person.personId,
        card_kind: person.card.kind,
        role: 'assessor',
        track: 'city',
        institution_id: unit.id,
        region_code: '510100',
        status: 're_review',
        person_name: person.name,
        institution_name: unit.name,
        employer_name: unit.name,
        card_number: person.card.number,
        card_valid_to: person.card.validTo,
      },
    ])
    await move(staff.provinceAdmin, await rowOf(unit), { attribution: 'province', location_code: '510100' })
    const [now] = await db.admin<Row>(
      `select (select region_code from public.people where id = $1) as person,
        (select region_code from public.cards where person_id = $1) as card,
        (select region_code from public.activity_records where person_id = $1) as record,
        (select region_code || ' ' || track from public.applications where person_id = $1) as file,
        (select region_code from public.staff where institution_id = $2) as officer,
        (select region_code from public.evaluations where id = $3) as coming,
        (select region_code from public.evaluations where id = $4) as past`,
      [person.personId, unit.id, coming.id, past.id],
    )
    expect(now).toEqual({
      person: '510000',
      card: '510000',
      record: '510000',
      file: '510100 city',
      officer: '510000',
      coming: '510000',
      past: '510100',
    })
    expect(
      await db.read(staff.cityChengdu, 'select from public.people where id = $1', [person.personId]),
    ).toEqual([])
  })

  test('is the provincial administration’s, with a reason', async () => {
    const row = await save(staff.cityChengdu, form())
    const to = { attribution: 'city', location_code: '510700' }
    for (const who of [staff.cityChengdu, staff.cityMianyang, staff.reviewerOne, staff.officerChengdu])
      await expectFailure(move(who, row, to), 403, 'not_permitted')
    await expectFailure(move(staff.provinceAdmin, row, to, { p_reason: '' }), 422, 'reason_missing')
    await expectFailure(
      move(staff.provinceAdmin, row, { attribution: 'city', location_code: '510100' }),
      422,
      'nothing_changed',
    )
    expect(await move(staff.provinceAdmin, row, to)).toMatchObject({ region_code: '510700', version: 2 })
  })
})

describe('注销', () => {
  test('is taken back, each time with a reason; nobody may choose the unit meanwhile', async () => {
    const row = await save(staff.cityChengdu, form())
    await expectFailure(cancel(staff.cityChengdu, row, true, { p_reason: '' }), 422, 'reason_missing')
    const gone = await cancel(staff.cityChengdu, row, true)
    expect(gone).toMatchObject({ status: 'cancelled', cancel_reason: '机构停业' })
    const choices = () => db.rpc<Row[]>(applicants.lin, 'institution_choices', { p_search: String(row.name) })
    expect(await choices()).toEqual([])
    await expectFailure(cancel(staff.cityChengdu, gone, true), 422, 'nothing_changed')
    await expectFailure(cancel(staff.cityChengdu, row, false), 409, 'stale_version')
    expect(await cancel(staff.provinceAdmin, gone, false)).toMatchObject({
      status: 'active',
      cancel_reason: null,
      cancelled_at: null,
    })
    expect(await choices()).toHaveLength(1)
  })

  test('waits for the evaluations that it has reported', async () => {
    await reportEvaluation(db, {}, staff.officerMianyang, institutions.mianyang)
    expect(
      await expectFailure(
        cancel(staff.cityMianyang, await rowOf(institutions.mianyang), true),
        409,
        'institution_has_evaluations',
      ),
    ).toEqual({ count: 1 })
  })
})

test('figures are given of institutions in scope only', async () => {
  const ids = Object.values(institutions).map(({ id }) => id)
  const figures = (who: Login) => db.rpc<Row[]>(who, 'institution_figures', { p_ids: ids })
  const [chengdu] = await figures(staff.officerChengdu)
  expect(await figures(staff.officerChengdu)).toHaveLength(1)
  expect(chengdu).toMatchObject({ id: institutions.chengdu.id, people: 1, cards: 1, expired: 0, expiring: 1 })
  expect(await figures(staff.reviewerOne)).toHaveLength(3)
  expect(await figures(staff.cityMianyang)).toMatchObject([{ id: institutions.mianyang.id, expired: 1 }])
  for (const who of [applicants.lin, staff.auditor, staff.dismissed, staff.securityAdmin])
    expect(await figures(who)).toEqual([])
})
