import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { fileHash, type RowOutcome } from '../support/importRows'
import { institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what an import of institutions writes, for whom, and what it leaves alone. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

type Row = Record<string, unknown>
const unit: Row = {
  row: 2,
  name: '成都市新津烹饪学校',
  attribution: '属地',
  region: '成都市',
  filing_number: 'Y202451000123',
  filing_valid_to: '2027-12-31',
  contact_phone: '028-82511111',
}

async function check(who: Login, change: Row = {}) {
  const [row] = await db.rpc<Omit<RowOutcome, 'row'>[]>(who, 'check_import_rows', {
    p_kind: 'institutions',
    p_rows: [{ ...unit, ...change }],
  })
  return { outcome: row?.outcome, problems: row?.problems.map(({ field, key }) => `${field} ${key}`) ?? [] }
}

async function write(who: Login, rows: Row[], more: Row = {}) {
  const id = randomUUID()
  await db.rpc(who, 'start_import', {
    p_id: id,
    p_kind: 'institutions',
    p_file: { name: '机构.xlsx', hash: fileHash('b'), row_count: rows.length, chunk_count: 1 },
    ...more,
  })
  return db.rpc<RowOutcome[]>(who, 'write_import_chunk', { p_run_id: id, p_chunk_no: 1, p_rows: rows })
}

const found = (name: unknown) => db.admin('select * from public.institutions where name = $1', [name])

describe('a city', () => {
  test('adds its own units', async () => {
    expect(await check(staff.cityChengdu)).toEqual({ outcome: 'new', problems: [] })
    expect(await write(staff.cityChengdu, [unit])).toMatchObject([{ outcome: 'new' }])
    expect(await found(unit.name)).toMatchObject([
      { attribution: 'city', region_code: '510100', location_code: '510100', filing_number: 'Y202451000123' },
    ])
    expect(await check(staff.cityChengdu)).toEqual({ outcome: 'same', problems: [] })
  })

  test('need not name its own city', async () => {
    expect(await check(staff.cityChengdu, { name: '另一学校', attribution: null, region: null })).toEqual({
      outcome: 'new',
      problems: [],
    })
  })

  test.each([
    [{ region: '绵阳市' }, 'region institution_elsewhere'],
    [{ attribution: '省属', location: '成都市' }, 'attribution attribution_of_province'],
    [{ name: institutions.mianyang.name }, 'name institution_elsewhere'],
  ])('does not touch what is not its own: %j', async (change, problem) => {
    const { outcome, problems } = await check(staff.cityChengdu, { name: '新校', ...change })
    expect(outcome).toBe('conflict')
    expect(problems).toContain(problem)
  })

  test('is told what is unusual without being stopped by it', async () => {
    expect(await check(staff.cityChengdu, { name: '新校二', filing_number: '123' })).toEqual({
      outcome: 'new',
      problems: ['filing_number filing_number_unusual'],
    })
  })

  test.each([
    [{ name: null }, 'name value_missing'],
    [{ attribution: '部属' }, 'attribution value_unknown'],
    [{ region: '重庆市' }, 'region value_unknown'],
    [{ filing_valid_to: '31/12/2027' }, 'filing_valid_to date_format'],
    [{ contact_phone: '1' }, 'contact_phone phone_format'],
  ])('is refused %j', async (change, problem) => {
    const { outcome, problems } = await check(staff.cityChengdu, { name: '新校三', ...change })
    expect({ outcome, problems }).toEqual({ outcome: 'error', problems: [problem] })
  })
})

describe('the provincial administration', () => {
  test('adds 省属 units, which need the city they stand in', async () => {
    const change = { name: '四川省新学院', attribution: '省属', region: null }
    expect((await check(staff.provinceAdmin, change)).problems).toEqual(['location value_missing'])
    await write(staff.provinceAdmin, [{ ...unit, ...change, location: '成都' }])
    expect(await found('四川省新学院')).toMatchObject([{ region_code: '510000', location_code: '510100' }])
  })

  test('does not change an attribution by an import', async () => {
    const change = { name: institutions.chengdu.name, attribution: '省属', region: null, location: '成都' }
    expect((await check(staff.provinceAdmin, change)).problems).toEqual(['attribution attribution_differs'])
  })
})

test('what differs is replaced only by choice, with its history', async () => {
  const row = {
    row: 2,
    name: institutions.chengdu.name,
    attribution: '属地',
    region: '成都',
    contact_name: '新联系人',
  }
  expect(await write(staff.cityChengdu, [row])).toMatchObject([{ outcome: 'kept' }])
  const choice = { p_applies_changes: true, p_reason: '年度备案更新' }
  expect(await write(staff.cityChengdu, [row], choice)).toMatchObject([{ outcome: 'changed' }])
  const [log] = await db.read<{ changes: Row }>(
    staff.auditor,
    `select changes from public.audit_log where table_name = 'institutions' and record_id = $1 and verb = 'update'`,
    [institutions.chengdu.id],
  )
  expect(log?.changes.contact_name).toEqual(['联系人', '新联系人'])
})

test('nobody else imports institutions', async () => {
  for (const who of [
    staff.reviewerOne,
    staff.officerChengdu,
    staff.securityAdmin,
    staff.managerChengdu,
    staff.auditor,
  ])
    await expectFailure(check(who), 403, 'not_permitted')
})
