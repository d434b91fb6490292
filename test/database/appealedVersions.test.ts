import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound, type Round } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { appeal, attach, decide, fileRow, submit, versionOf } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import { generateBatch } from '../support/summaries'

/** Proves that a file goes on after a granted appeal with the very version that was refused, wherever it is shown. */

const db = await createDatabase()
let round: Round

beforeAll(async () => {
  await seedCast(db)
  round = await publishRound(db)
  await db.setClock(CAST_DAY)
})

interface Print {
  data_version: number
  is_frozen: boolean
  form: Record<string, unknown>
  opinion: string | null
  agrees: boolean | null
}

const GRANT = { p_reason_codes: ['refusal_mistaken'], p_note: '经核实申诉成立' }
const REFUSAL = { p_reason_codes: ['records_unproved'], p_opinion: '更正后的资料与事实不符，不同意。' }
const print = (id: string) => db.rpc<Print>(staff.cityMianyang, 'print_application', { p_id: id })

/** Agreed and sealed once, returned by the city, changed in what is printed, and then refused by the unit. */
async function refusedAfterChange(applicant: CastApplicant, refusal: object = REFUSAL): Promise<string> {
  const id = await bringTo(db, applicant, 'returned', { from: 're_review', p_fields: ['speciality'] })
  await db.rpc(applicant, 'save_draft', {
    p_id: id,
    p_form: { speciality: '焊接自动化' },
    p_expected_version: await versionOf(db, id),
  })
  await submit(db, applicant, id)
  await decide(db, staff.officerMianyang, id, 'reject', refusal)
  return id
}

describe('a unit that refuses what it had agreed to before', () => {
  test('freezes what it refused: the older, agreed form is no longer the one that is printed', async () => {
    const id = await refusedAfterChange(await makeApplicant(db, { institution: institutions.mianyang }))
    expect(await fileRow(db, id)).toMatchObject({ data_version: 2, unit_opinion: REFUSAL.p_opinion })
    expect(await print(id)).toMatchObject({
      data_version: 2,
      is_frozen: true,
      form: { speciality: '焊接自动化' },
      opinion: REFUSAL.p_opinion,
      agrees: false,
    })
  })

  test('leaves no trace of the earlier opinion where it wrote none', async () => {
    const applicant = await makeApplicant(db, { institution: institutions.mianyang })
    const id = await refusedAfterChange(applicant, { p_reason_codes: ['records_unproved'] })
    expect(await fileRow(db, id)).toMatchObject({ unit_opinion: null })
    expect(await print(id)).toMatchObject({ data_version: 2, opinion: null, agrees: false })
  })

  test('overruled by an appeal, shows print, opinion and summary of that same version', async () => {
    const applicant = await makeApplicant(db, { institution: institutions.mianyang })
    const id = await refusedAfterChange(applicant)
    await appeal(db, applicant, id)
    await decide(db, staff.cityMianyang, id, 'grant_appeal', GRANT)
    expect(await fileRow(db, id)).toMatchObject({
      status: 're_review',
      data_version: 2,
      is_seal_waived: true,
      unit_opinion: REFUSAL.p_opinion,
    })
    await advance(db, applicant, id, 'awaiting_summary')
    const batch = await generateBatch(db, staff.cityMianyang, { roundId: round.id, annex: 2 })
    const { rows } = await db.rpc<{ rows: (Print & { application_id: string })[] }>(
      staff.cityMianyang,
      'print_batch',
      { p_id: batch },
    )
    const row = rows.find(({ application_id }) => application_id === id)
    expect(row).toMatchObject({ data_version: 2, form: { speciality: '焊接自动化' } })
    expect((await print(id)).form).toEqual(row?.form)
    await advance(db, applicant, id, 'issued')
  })
})

test('a first refusal is frozen too, and what is printed of it changes only by way of the unit', async () => {
  const applicant = await makeApplicant(db, { institution: institutions.mianyang })
  const id = await bringTo(db, applicant, 'appealing', { from: 'unit_review' })
  await decide(db, staff.cityMianyang, id, 'grant_appeal', GRANT)
  expect(await print(id)).toMatchObject({ data_version: 1, is_frozen: true, agrees: false })
  await decide(db, staff.cityMianyang, id, 'return', {
    p_reason_codes: ['fields_wrong'],
    p_fields: ['phone'],
  })
  await db.rpc(applicant, 'save_draft', {
    p_id: id,
    p_form: { phone: '13712345678' },
    p_expected_version: await versionOf(db, id),
  })
  await submit(db, applicant, id)
  expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  // until then it is a preview of what the unit is asked about
  expect(await print(id)).toMatchObject({ is_frozen: false, opinion: null, form: { phone: '13712345678' } })
  await decide(db, staff.officerMianyang, id, 'approve')
  // The unit agreed to another version: that one is sealed, no granted appeal stands in its place.
  expect(await fileRow(db, id)).toMatchObject({
    status: 'awaiting_seal',
    data_version: 2,
    is_seal_waived: false,
  })
  expect(await print(id)).toMatchObject({ data_version: 2, agrees: true, form: { phone: '13712345678' } })
  await attach(db, applicant, id, 'sealed_form')
})
