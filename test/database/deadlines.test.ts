import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound, type Round } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { appeal, attachAll, fileRow, startFile, submit, withdraw } from '../support/files'
import { CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/**
 * Proves what time does to a file. The days are working days of April 2024: Sunday the 28th is worked, so counting
 * Monday to Friday would be a day too generous for appeals and for the registration.
 */

const db = await createDatabase()
let round: Round

beforeAll(async () => {
  await seedCast(db)
  round = await publishRound(db)
  await db.setClock(CAST_DAY)
})

const evening = (day: string) => `${day}T23:59:00+08:00`
const midnight = (day: string) => `${day}T00:00:00+08:00`

async function completeDraft(applicant: CastApplicant): Promise<string> {
  const id = await startFile(db, applicant)
  await attachAll(db, applicant, applicant, id)
  return id
}

const roundNow = async () => {
  const [row] = await db.admin<Round>('select * from public.rounds where id = $1', [round.id])
  return row as Round
}

describe('a file returned on the 15th may be mended for five working days', () => {
  test('until the 22nd at 24:00 in Shanghai', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned')
    expect(await fileRow(db, id)).toMatchObject({ due_on: '2024-04-22' })
    await db.at(evening('2024-04-22'), () => submit(db, applicant, id))
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  })

  test('and from the 23rd on no more, whether the clock has run over it or not', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'returned')
    await db.at(midnight('2024-04-23'), async () => {
      await expectFailure(submit(db, applicant, id), 409, 'resubmission_over')
      await db.rpc(outsider, 'advance_due')
    })
    expect(await fileRow(db, id)).toMatchObject({ status: 'expired_return', is_live: false })
    const [event] = await db.admin(
      `select actor, actor_kind, actor_name from public.application_events
       where application_id = $1 and action = 'expire'`,
      [id],
    )
    expect(event).toEqual({ actor: null, actor_kind: 'system', actor_name: '系统' })
  })

  test('also when registration has closed meanwhile', async () => {
    const applicant = await makeApplicant(db)
    const id = await db.at('2024-04-29', () => bringTo(db, applicant, 'returned'))
    expect(await fileRow(db, id)).toMatchObject({ due_on: '2024-05-09' })
    await db.at(evening('2024-05-09'), () => submit(db, applicant, id))
  })

  test('advance_due a second time finds nothing', async () => {
    await db.at(midnight('2024-04-23'), async () => {
      await db.rpc(outsider, 'advance_due')
      expect(await db.rpc(outsider, 'advance_due')).toEqual({
        expired_drafts: 0,
        expired_returns: 0,
        freed_claims: 0,
        dated: 0,
        ended_uploads: 0,
        reminded: 0,
        announced: 0,
      })
    })
  })
})

describe('a file refused on the 15th may be appealed for ten working days', () => {
  test('until Sunday the 28th, which is worked', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'rejected')
    await db.at(evening('2024-04-28'), () => appeal(db, applicant, id))
    expect(await fileRow(db, id)).toMatchObject({ status: 'appealing', is_live: true })
  })

  test('and not on the 29th', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'rejected')
    const late = db.at(midnight('2024-04-29'), () => appeal(db, applicant, id))
    expect(await expectFailure(late, 409, 'appeal_over')).toEqual({ due_on: '2024-04-28' })
  })

  test('not while another file of the card is alive', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'rejected')
    await startFile(db, applicant)
    await expectFailure(appeal(db, applicant, id), 409, 'application_exists')
  })
})

describe('a draft', () => {
  test('is submitted until day 15 ends in Shanghai and not a minute later', async () => {
    const applicant = await makeApplicant(db)
    const id = await completeDraft(applicant)
    const late = db.at(midnight('2024-04-30'), () => submit(db, applicant, id))
    expect(await expectFailure(late, 422, 'checks_failed')).toEqual({ checks: ['registration_open'] })
    await db.at(evening('2024-04-29'), () => submit(db, applicant, id))
    expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
  })

  test('closes with the window, and the card is free again', async () => {
    const applicant = await makeApplicant(db)
    const id = await startFile(db, applicant)
    await db.at(evening('2024-04-29'), () => db.rpc(outsider, 'advance_due'))
    expect(await fileRow(db, id)).toMatchObject({ status: 'draft' })
    await db.at(midnight('2024-04-30'), () => db.rpc(outsider, 'advance_due'))
    expect(await fileRow(db, id)).toMatchObject({ status: 'expired_draft', is_live: false })
    await startFile(db, applicant)
  })

  test('cannot be begun before the round opens or after it has closed', async () => {
    const applicant = await makeApplicant(db)
    for (const day of ['2024-04-09', '2024-04-30']) {
      const early = db.at(day, () => startFile(db, applicant))
      await expectFailure(early, 422, 'no_open_round')
    }
  })
})

describe('one live application per card', () => {
  test('a second one is refused and names the first', async () => {
    const applicant = await makeApplicant(db)
    const id = await startFile(db, applicant)
    expect(await expectFailure(startFile(db, applicant), 409, 'application_exists')).toEqual({ id })
  })

  test('one that was taken back is no hindrance', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'unit_review')
    await withdraw(db, applicant, id)
    expect(await startFile(db, applicant)).not.toBe(id)
  })
})

describe('补报名', () => {
  const admit = (card: string, until: string, reason = '山洪断网，无法按时提交') =>
    db.rpc(staff.reviewerOne, 'admit_late', {
      p_round_id: round.id,
      p_card_id: card,
      p_until: until,
      p_reason: reason,
    })

  test('opens the closed round to one card until its day, and to no other', async () => {
    const [applicant, other] = [await makeApplicant(db), await makeApplicant(db)]
    await db.at('2024-05-06', async () => {
      await admit(applicant.card.id, '2024-05-08')
      const id = await completeDraft(applicant)
      expect(await fileRow(db, id)).toMatchObject({ due_on: '2024-05-08' })
      await expectFailure(startFile(db, other), 422, 'no_open_round')
      const late = db.at(midnight('2024-05-09'), () => submit(db, applicant, id))
      expect(await expectFailure(late, 422, 'checks_failed')).toEqual({ checks: ['registration_open'] })
      await db.at(evening('2024-05-08'), async () => {
        await db.rpc(outsider, 'advance_due')
        await submit(db, applicant, id)
      })
      expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review' })
    })
  })

  test('lets a card in whose expiry lies outside the window', async () => {
    const applicant = await makeApplicant(db, { card: { validTo: '2023-11-30' } })
    await expectFailure(startFile(db, applicant), 422, 'no_open_round')
    await admit(applicant.card.id, CAST_DAY)
    await submit(db, applicant, await completeDraft(applicant))
  })

  test('has a reason, a day to come, and is the province’s', async () => {
    const { card } = await makeApplicant(db)
    await expectFailure(admit(card.id, '2024-05-08', ' '), 422, 'reason_missing')
    await expectFailure(admit(card.id, '2024-04-14'), 422, 'late_admission_past')
    const args = { p_round_id: round.id, p_card_id: card.id, p_until: '2024-05-08', p_reason: '同意补报' }
    // a decision about one person, so the administration that extends whole rounds does not take it either
    for (const who of [
      staff.provinceAdmin,
      staff.cityChengdu,
      staff.officerChengdu,
      staff.managerProvince,
      outsider,
    ]) {
      await expectFailure(db.rpc(who, 'admit_late', args), 403, 'not_permitted')
    }
  })
})

// Last, since they change the round for good.
describe('the province moves the end of the round', () => {
  test('an extension opens it again, moves the terms of its files and is kept with its reason', async () => {
    const late = await makeApplicant(db)
    const under = await bringTo(db, await makeApplicant(db), 'unit_review')
    await db.at('2024-04-30', async () => {
      await expectFailure(startFile(db, late), 422, 'no_open_round')
      await db.rpc(staff.provinceAdmin, 'extend_round', {
        p_id: round.id,
        p_until: '2024-05-06',
        p_reason: '节假日调整，延长报名',
        p_expected_version: (await roundNow()).version,
      })
      const id = await completeDraft(late)
      expect(await fileRow(db, id)).toMatchObject({ due_on: '2024-05-06' })
      await db.at(evening('2024-05-06'), () => submit(db, late, id))
      expect(await fileRow(db, id)).toMatchObject({ status: 'unit_review', due_on: '2024-05-11' })
      expect(await fileRow(db, under)).toMatchObject({ due_on: '2024-05-11' })
    })
    expect(await db.admin('select * from public.round_changes')).toMatchObject([
      { kind: 'extension', old_closes_on: '2024-04-29', new_closes_on: '2024-05-06', actor_name: '马超' },
    ])
  })

  test('an early close ends the drafts, and files on their way go on', async () => {
    const applicant = await makeApplicant(db)
    const draft = await completeDraft(applicant)
    const under = await bringTo(db, await makeApplicant(db), 'unit_review')
    await db.rpc(staff.provinceAdmin, 'close_round', {
      p_id: round.id,
      p_reason: '计划取消',
      p_expected_version: (await roundNow()).version,
    })
    await expectFailure(submit(db, applicant, draft), 422, 'checks_failed')
    await db.at(midnight('2024-04-16'), () => db.rpc(outsider, 'advance_due'))
    expect(await fileRow(db, draft)).toMatchObject({ status: 'expired_draft' })
    expect(await fileRow(db, under)).toMatchObject({ status: 'unit_review' })
  })
})
