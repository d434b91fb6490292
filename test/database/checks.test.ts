import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, makeInstitution, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { addAccident, type Check, checksOf, makeDraft, setForm } from '../support/checks'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { decide, fileRow, submit } from '../support/files'
import { CAST_DAY, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves at which step a rule binds, how it is passed with a note, and that its answers are kept. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

describe('a rule binds where its row says', () => {
  test('the activity is a warning until 终审, where it blocks', async () => {
    const { id } = await makeDraft(db)
    for (const step of ['submit', 'unit_review', 're_review'] as const) {
      expect((await checksOf(db, id, step)).get('activity_confirmed')).toMatchObject({
        outcome: 'warn',
        is_hard: false,
      })
    }
    expect((await checksOf(db, id, 'final_review')).get('activity_confirmed')).toMatchObject({
      outcome: 'fail',
      is_hard: true,
    })
  })

  test('a unit that was struck off takes no new file, and its old ones go on with a warning', async () => {
    const unit = await makeInstitution(db)
    const { id } = await makeDraft(db, {}, unit)
    const outcomes = async () =>
      (await Promise.all((['submit', 'unit_review'] as const).map((step) => checksOf(db, id, step)))).map(
        (checks) => checks.get('institution_active')?.outcome,
      )
    expect(await outcomes()).toEqual(['pass', 'pass'])
    await db.admin(`update public.institutions set status = 'cancelled' where id = $1`, [unit.id])
    expect(await outcomes()).toEqual(['fail', 'warn'])
  })

  test('the seal is due from the re-review on, in the present data version', async () => {
    const id = await bringTo(db, await makeApplicant(db), 're_review')
    expect((await checksOf(db, id, 're_review')).get('documents_present')?.outcome).toBe('pass')
    await db.admin('update public.applications set data_version = 2 where id = $1', [id])
    expect((await checksOf(db, id, 're_review')).get('documents_present')?.values).toEqual({
      missing: ['sealed_form'],
    })
    expect((await checksOf(db, id, 'unit_review')).get('documents_present')?.outcome).toBe('pass')
  })

  test('a hard fail blocks submission and decision, naming the rules', async () => {
    const { applicant, id } = await makeDraft(db)
    await addAccident(db, applicant, {})
    await setForm(db, id, { health_declared: false })
    const attempt = submit(db, applicant, id)
    expect(await expectFailure(attempt, 422, 'checks_failed')).toEqual({
      checks: ['no_accident', 'health_declared'],
    })
    expect(await fileRow(db, id)).toMatchObject({ status: 'draft', number: null })
  })

  test('at 终审 an unconfirmed activity blocks', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'final_review')
    await db.admin(
      `update public.activity_records set status = 'declared', decided_at = null where person_id = $1`,
      [applicant.personId],
    )
    const attempt = decide(db, staff.reviewerTwo, id, 'approve')
    expect(await expectFailure(attempt, 422, 'checks_failed')).toEqual({ checks: ['activity_confirmed'] })
  })

  test('a soft fail passes with a note and not without', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 're_review')
    await setForm(db, id, { health_declared: false })
    const attempt = decide(db, staff.cityChengdu, id, 'approve')
    expect(await expectFailure(attempt, 422, 'override_needs_note')).toMatchObject({
      checks: ['health_declared'],
    })
    await decide(db, staff.cityChengdu, id, 'approve', { p_note: '已电话核实健康状况' })
  })
})

test('the rules’ answers are kept with the submission and with every decision', async () => {
  const applicant = await makeApplicant(db)
  const id = await bringTo(db, applicant, 're_review')
  await decide(db, staff.cityChengdu, id, 'return', { p_reason_codes: ['incomplete'], p_fields: ['phone'] })
  await submit(db, applicant, id)
  const events = await db.admin<{ action: string; checks: Check[] | null }>(
    'select action, checks from public.application_events where application_id = $1 order by id',
    [id],
  )
  const rules = await db.admin(`select key from public.check_rules where 'assessor' = any (roles)`)
  expect(events.map(({ action, checks }) => [action, checks?.length ?? 0])).toEqual([
    ['submit', rules.length],
    ['approve', rules.length],
    ['seal', 0],
    ['return', rules.length],
    ['resubmit', rules.length],
  ])
})
