import { beforeAll, describe, expect, test } from 'vitest'
import { APRIL_2024, makeApplicant, publishRound, type Round } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves what the 工作台 shows: the clocks of rounds, queues by role, who is late and when they were reminded. */

const db = await createDatabase()
let round: Round

interface Workbench {
  today: string
  rounds: { id: string; closes_on: string; working_days_left: number | null }[]
  queues: { status: string; n: number; late: number }[]
  late: Record<string, unknown>[]
}

const workbenchOf = (who: (typeof staff)[keyof typeof staff]) => db.rpc<Workbench>(who, 'my_workbench')
const queueOf = async (who: (typeof staff)[keyof typeof staff], status: string) =>
  (await workbenchOf(who)).queues.find((queue) => queue.status === status)

beforeAll(async () => {
  await seedCast(db)
  round = await publishRound(db)
  await db.setClock(CAST_DAY)
  await bringTo(db, await makeApplicant(db), 're_review')
  await bringTo(db, await makeApplicant(db), 'unit_review')
  await bringTo(db, await makeApplicant(db, { institution: institutions.mianyang }), 'final_review')
  await bringTo(db, await makeApplicant(db, { institution: institutions.provincial }), 're_review')
})

describe('the clock of a round', () => {
  test('counts the working days of registration that are left, today included', async () => {
    expect((await workbenchOf(staff.cityChengdu)).rounds).toMatchObject([
      { closes_on: '2024-04-29', working_days_left: 12 },
    ])
  })

  test('shows nothing left on the day after the last', async () => {
    await db.at('2024-04-30', async () => {
      expect((await workbenchOf(staff.managerProvince)).rounds).toMatchObject([{ working_days_left: 0 }])
    })
  })
})

describe('queues', () => {
  test('count the scope of each role; the 复审 of 属地 files is no work of the province', async () => {
    expect(await queueOf(staff.cityChengdu, 're_review')).toEqual({ status: 're_review', n: 1, late: 0 })
    expect(await queueOf(staff.reviewerOne, 're_review')).toEqual({ status: 're_review', n: 1, late: 0 })
    expect(await queueOf(staff.provinceAdmin, 're_review')).toEqual({ status: 're_review', n: 2, late: 0 })
    expect(await queueOf(staff.officerMianyang, 'final_review')).toMatchObject({ n: 1 })
    expect(await queueOf(staff.cityMianyang, 'unit_review')).toMatchObject({ n: 0 })
  })

  test('of appeals each level counts those that it decides', async () => {
    await bringTo(db, await makeApplicant(db), 'appealing', { from: 'unit_review' })
    await bringTo(db, await makeApplicant(db), 'appealing', { from: 're_review' })
    expect(await queueOf(staff.cityChengdu, 'appealing')).toMatchObject({ n: 1 })
    expect(await queueOf(staff.reviewerOne, 'appealing')).toMatchObject({ n: 1 })
    expect(await queueOf(staff.provinceAdmin, 'appealing')).toMatchObject({ n: 2 })
    expect(await queueOf(staff.officerChengdu, 'appealing')).toMatchObject({ n: 2 })
  })

  test('are late on the day after the due date and not on it', async () => {
    await db.at(round.city_report_due_on, async () => {
      expect(await queueOf(staff.cityChengdu, 're_review')).toMatchObject({ n: 1, late: 0 })
    })
    await db.at('2024-05-23', async () => {
      expect(round.city_report_due_on).toBe('2024-05-22')
      expect(await queueOf(staff.cityChengdu, 're_review')).toMatchObject({ n: 1, late: 1 })
    })
  })
})

describe('what is late', () => {
  test('the province sees by city, without what the province itself is late with', async () => {
    await db.at('2024-07-01', async () => {
      const { late } = await workbenchOf(staff.provinceAdmin)
      expect(late).toMatchObject([{ region_code: '510100', n: 2, reminded_at: null }])
    })
  })

  test('a city sees by unit with the phone to call, and only what waits at the unit', async () => {
    await db.at('2024-07-01', async () => {
      const { late } = await workbenchOf(staff.cityChengdu)
      expect(late).toMatchObject([{ name: institutions.chengdu.name, n: 1, oldest: '2024-05-09' }])
      expect((await workbenchOf(staff.cityMianyang)).late).toEqual([])
    })
  })

  test('a reminder is logged with its note and shown as the last one', async () => {
    await db.at('2024-07-01', async () => {
      const call = { p_round_id: round.id, p_institution_id: institutions.chengdu.id, p_note: '已电话催办' }
      await expectFailure(db.rpc(staff.cityMianyang, 'log_reminder', call), 404, 'region_not_found')
      await expectFailure(
        db.rpc(staff.cityChengdu, 'log_reminder', { ...call, p_note: ' ' }),
        422,
        'note_missing',
      )
      await db.rpc(staff.cityChengdu, 'log_reminder', call)
      const [late] = (await workbenchOf(staff.cityChengdu)).late
      expect(late?.reminded_at).toMatch(/^2024-07-01/)
      // the unit reads that it was called; another city does not
      const read = 'select note, reminded_by_name from public.reminders'
      expect(await db.read(staff.officerChengdu, read)).toEqual([
        { note: '已电话催办', reminded_by_name: staff.cityChengdu.name },
      ])
      expect(await db.read(staff.cityMianyang, read)).toEqual([])
    })
  })
})

describe('another end than the computed one', () => {
  const july = {
    ...APRIL_2024,
    month: 7,
    name: '2024年7月复核换证',
    opens_on: '2024-07-10',
    window_from: '2024-05-01',
    window_to: '2024-08-31',
  }

  test('needs a reason, and the terms run from it', async () => {
    const draft = { ...july, closes_on: '2024-08-09' }
    const save = (plan: object) =>
      db.rpc<Round>(staff.provinceAdmin, 'save_round', { p_id: null, p_round: plan })
    await expectFailure(save(draft), 422, 'round_override_needs_reason')
    expect(await save({ ...draft, override_reason: '系统停机三天' })).toMatchObject({
      closes_on: '2024-08-09',
      unit_review_due_on: '2024-08-16',
      city_report_due_on: '2024-08-30',
    })
  })

  test('in a year whose calendar is not loaded leaves the 工作台 working', async () => {
    await db.at('2024-04-20', async () => {
      const [now] = await db.admin<Round>('select * from public.rounds where id = $1', [round.id])
      await db.rpc(staff.provinceAdmin, 'extend_round', {
        p_id: round.id,
        p_until: '2031-01-10',
        p_reason: '补充报名',
        p_expected_version: now?.version,
      })
      const { rounds } = await workbenchOf(staff.cityChengdu)
      expect(rounds).toMatchObject([{ closes_on: '2031-01-10', working_days_left: null }])
    })
  })
})
