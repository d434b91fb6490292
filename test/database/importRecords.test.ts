import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { fileHash, type RowOutcome } from '../support/importRows'
import { applicants, CAST_DAY, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves whose activity records and evaluations can be imported, by whom, and that what is on file stays. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

type Row = Record<string, unknown>

async function check(who: Login, kind: string, rows: Row[]) {
  const judged = await db.rpc<Omit<RowOutcome, 'row'>[]>(who, 'check_import_rows', {
    p_kind: kind,
    p_rows: rows,
  })
  return judged.map(({ outcome, problems }) =>
    [outcome, ...problems.map(({ field, key }) => `${field} ${key}`)].join(', '),
  )
}

async function write(who: Login, kind: string, rows: Row[]) {
  const id = randomUUID()
  await db.rpc(who, 'start_import', {
    p_id: id,
    p_kind: kind,
    p_file: { name: '文件.xlsx', hash: fileHash('d'), row_count: rows.length, chunk_count: 1 },
  })
  const outcomes = await db.rpc<RowOutcome[]>(who, 'write_import_chunk', {
    p_run_id: id,
    p_chunk_no: 1,
    p_rows: rows,
  })
  return outcomes.map(({ outcome }) => outcome)
}

const record: Row = {
  row: 2,
  id_number: applicants.lin.idNumber,
  name: applicants.lin.name,
  role: 'assessor',
  held_on: '2023-06-18',
  evaluator: institutions.chengdu.name,
  batch: '2023年第2批',
  place: '实训楼',
  occupation: '电工',
}

describe('activity records', () => {
  test('a unit imports those of its own people; they wait to be confirmed', async () => {
    expect(await write(staff.officerChengdu, 'activity_records', [record])).toEqual(['new'])
    const [row] = await db.admin(
      'select status, source, region_code, person_name from public.activity_records',
    )
    expect(row).toEqual({
      status: 'declared',
      source: 'import',
      region_code: '510100',
      person_name: applicants.lin.name,
    })
    expect(await write(staff.officerChengdu, 'activity_records', [record])).toEqual(['same'])
  })

  test('nobody imports those of people of others, nor learns that there are such people', async () => {
    const zhao = { ...record, id_number: applicants.zhao.idNumber, name: applicants.zhao.name }
    for (const who of [staff.officerChengdu, staff.cityChengdu])
      expect(await check(who, 'activity_records', [zhao])).toEqual(['error, id_number person_unknown'])
    expect(await check(staff.cityMianyang, 'activity_records', [zhao])).toEqual(['new'])
    expect(await check(staff.reviewerOne, 'activity_records', [zhao])).toEqual(['new'])
  })

  test('a decided record stays as it was decided', async () => {
    await db.admin(
      `update public.activity_records set status = 'disputed', dispute_reason = '无法核实', decided_at = private.now() where true`,
    )
    expect(await write(staff.cityChengdu, 'activity_records', [record])).toEqual(['same'])
    expect(await db.admin('select status from public.activity_records')).toEqual([{ status: 'disputed' }])
  })

  test.each([
    [{ name: '另一人' }, 'name name_differs'],
    [{ role: 'judge' }, 'role value_unknown'],
    [{ held_on: '2024-04-16' }, 'held_on date_in_future'],
    [{ held_on: '六月' }, 'held_on date_format'],
    [{ evaluator: null }, 'evaluator value_missing'],
    [{ batch: null }, 'batch value_missing'],
    [{ place: '长'.repeat(81) }, 'place text_too_long'],
  ])('refuse %j', async (change, problem) => {
    expect(await check(staff.officerChengdu, 'activity_records', [{ ...record, ...change }])).toEqual([
      `error, ${problem}`,
    ])
  })

  test('the same one twice in a file is an error', async () => {
    const other = { ...record, batch: '另一批' }
    expect(await check(staff.officerChengdu, 'activity_records', [other, other])).toEqual([
      'new',
      'error, batch row_twice',
    ])
  })

  test('others import none', async () => {
    for (const who of [
      staff.provinceAdmin,
      staff.securityAdmin,
      staff.managerProvince,
      staff.auditor,
      applicants.lin,
    ])
      await expectFailure(check(who, 'activity_records', [record]), 403, 'not_permitted')
  })
})

const evaluation: Row = {
  row: 2,
  kind: 'skill_level',
  occupation: '电工',
  occupation_code: '6-31-01-03',
  levels: ['level_4'],
  site: '实训中心',
  starts_on: '2024-05-10',
  ends_on: '2024-05-11',
  head_count: '30',
  batch: '2024年第3批',
}

describe('evaluations', () => {
  test('an institution reports its own from a file, by the rules of a single one', async () => {
    expect(await check(staff.officerChengdu, 'evaluations', [evaluation])).toEqual(['new'])
    expect(await write(staff.officerChengdu, 'evaluations', [evaluation])).toEqual(['new'])
    const [row] = await db.admin(
      'select institution_name, levels, head_count, is_late, reported_by_name from public.evaluations',
    )
    expect(row).toEqual({
      institution_name: institutions.chengdu.name,
      levels: ['level_4'],
      head_count: 30,
      is_late: false,
      reported_by_name: staff.officerChengdu.name,
    })
  })

  test('again it is the same; what differs is a conflict', async () => {
    expect(
      await check(staff.officerChengdu, 'evaluations', [
        evaluation,
        { ...evaluation, row: 3, head_count: '31' },
      ]),
    ).toEqual(['same', 'conflict, batch evaluation_differs'])
  })

  test.each([
    [{ kind: '考试' }, 'error, kind field_required'],
    [{ levels: [] }, 'error, levels evaluation_levels_missing'],
    [{ site: '' }, 'error, site evaluation_site_missing'],
    [{ head_count: '许多' }, 'error, head_count number_invalid'],
    [{ starts_on: '2030-01-01' }, 'error, starts_on evaluation_day_far'],
    [{ institution: institutions.mianyang.name }, 'conflict, institution institution_not_own'],
  ])('refuse %j', async (change, expected) => {
    expect(
      await check(staff.officerChengdu, 'evaluations', [{ ...evaluation, batch: '新', ...change }]),
    ).toEqual([expected])
  })

  test('others report none', async () => {
    for (const who of [
      staff.cityChengdu,
      staff.reviewerOne,
      staff.provinceAdmin,
      staff.auditor,
      applicants.lin,
    ])
      await expectFailure(check(who, 'evaluations', [evaluation]), 403, 'not_permitted')
  })
})
