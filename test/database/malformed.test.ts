// What a hand-written call may hold: a sentence's key and the field, never a raw error of the database.
import { describe, expect, it } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

const db = await createDatabase()
await seedCast(db)

const round = {
  year: 2025,
  month: 4,
  name: '2025年4月换证',
  window_from: '2024-12-01',
  window_to: '2025-05-31',
  opens_on: '2025-04-10',
}

describe('values that are none', () => {
  it.each([
    ['opens_on', '2025-02-30', 'date_invalid'],
    ['window_to', 'soon', 'date_invalid'],
    ['window_to', 'infinity', 'date_invalid'],
    ['opens_on', '-infinity', 'date_invalid'],
    ['note', '长'.repeat(501), 'field_too_long'],
    ['override_reason', '长'.repeat(501), 'field_too_long'],
    ['year', 'MMXXV', 'number_invalid'],
    ['month', 13, 'number_invalid'],
    ['working_days', '1.5', 'number_invalid'],
  ])('a round whose %s is %s is refused at that field', async (field, value, key) => {
    const saving = db.rpc(staff.provinceAdmin, 'save_round', {
      p_id: null,
      p_round: { ...round, [field]: value },
    })
    const failure = await expectFailure(saving, 422, key)
    expect(failure).toMatchObject({ field })
  })
})

describe('a draft', () => {
  it('holds texts only: a list or an object would be printed and sealed as its code', async () => {
    await publishRound(db)
    const applicant = await makeApplicant(db)
    const id = await db.at(CAST_DAY, () =>
      db.rpc<string>(applicant, 'start_application', { p_card_id: applicant.card.id }),
    )
    const save = (form: unknown) =>
      db.at(CAST_DAY, () =>
        db.rpc<{ version: number }>(applicant, 'save_draft', {
          p_id: id,
          p_form: form,
          p_expected_version: 1,
        }),
      )
    for (const address of [{ city: '成都市' }, ['成都市']]) {
      const failure = await expectFailure(save({ address }), 422, 'form_unreadable')
      expect(failure).toMatchObject({ field: 'address' })
    }
    await expectFailure(save([]), 422, 'form_unreadable')
    expect((await save({ address: '成都市', health_declared: true, speciality_years: 12 })).version).toBe(2)
  })
})

describe('a block after failed claims', () => {
  const miss = () =>
    db.rpc<{ outcome: string }>(outsider, 'claim_person', {
      p_name: '无此人',
      p_id_number: '51010019900101003X',
      p_card_number: 'none',
    })

  it('is lifted by the province with a reason, and by nobody else', async () => {
    for (let time = 0; time < 5; time++) await miss()
    expect((await miss()).outcome).toBe('blocked')
    const lift = { p_reason: '本人来电核实', p_id_number: '51010019900101003X' }
    await expectFailure(db.rpc(staff.cityChengdu, 'unblock_claims', lift), 403, 'not_permitted')
    expect(await db.rpc(staff.reviewerOne, 'unblock_claims', lift)).toBe(5)
    expect((await miss()).outcome).toBe('no_match')
  })
})

describe('a deputyship', () => {
  it('ends at once where its appointer says so, and stays on record once it has begun', async () => {
    const email = applicants.he.email
    const id = await db.at('2024-04-10', () =>
      db.rpc<string>(staff.cityChengdu, 'appoint_deputy', {
        p_email: email,
        p_institution_id: institutions.chengdu.id,
        p_from: '2024-04-10',
        p_to: '2024-05-10',
        p_reason: '经办人休假',
      }),
    )
    await db.at('2024-04-15', async () => {
      await expectFailure(db.rpc(staff.cityMianyang, 'end_deputy', { p_id: id }), 404, 'deputy_not_found')
      await db.rpc(staff.cityChengdu, 'end_deputy', { p_id: id })
    })
    const [row] = await db.admin<{ ends_on: string }>(
      'select ends_on::text from public.deputies where id = $1',
      [id],
    )
    expect(row?.ends_on).toBe('2024-04-14')
  })
})
