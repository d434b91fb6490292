import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { startFile } from '../support/files'
import { applicants, CAST_DAY, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves that everybody is told once of what expires and of a round, however often and by whom it is asked. */

const db = await createDatabase()
await seedCast(db)
const { lin, zhao, he } = applicants

beforeEach(async () => {
  await db.admin('delete from public.notifications where true')
  await db.admin('delete from private.daily_runs where true')
  await db.admin('delete from private.card_reminders where true')
})

const advance = (who = staff.officerChengdu) =>
  db.rpc<{ reminded: number; announced: number }>(who, 'advance_due')
const told = (userId: string, kind: string) =>
  db.admin<{ params: Record<string, unknown> }>(
    'select params from public.notifications where user_id = $1 and kind = $2 order by created_at',
    [userId, kind],
  )

describe('an expiring card', () => {
  test('is told to the holder at 90, 60, 30 and 7 days, each once', async () => {
    // the card of lin expires on 2024-04-30
    const days = [
      '2024-01-30',
      '2024-01-31',
      '2024-02-01',
      '2024-03-01',
      '2024-03-31',
      '2024-04-22',
      '2024-04-23',
      '2024-04-30',
      '2024-05-01',
    ]
    for (const day of days) {
      await db.at(day, async () => {
        await advance()
        await advance(staff.cityChengdu)
      })
    }
    expect(
      (await told(lin.id, 'card_expiring')).map(({ params }) => [params.threshold, params.days]),
    ).toEqual([
      [90, 90],
      [60, 60],
      [30, 30],
      [7, 7],
    ])
  })

  test('that comes late is told with the threshold it has reached', async () => {
    await db.at('2024-04-20', async () => {
      await advance()
      expect((await told(lin.id, 'card_expiring')).map(({ params }) => params.threshold)).toEqual([30])
    })
  })

  test('is told with all that the sentence names', async () => {
    await db.at('2024-04-20', async () => {
      await advance()
      const [message] = await told(lin.id, 'card_expiring')
      expect(message?.params).toMatchObject({
        number: lin.card.number,
        valid_to: '2024-04-30',
        days: 10,
        card_id: lin.card.id,
      })
    })
  })

  test('is one digest for the unit and the city, with the number', async () => {
    await db.at('2024-04-15', async () => {
      await makeApplicant(db)
      expect((await advance()).reminded).toBe(3)
      expect(
        (await told(staff.officerChengdu.id, 'cards_expiring')).map(({ params }) => params.count),
      ).toEqual([2])
      expect((await told(staff.cityChengdu.id, 'cards_expiring')).map(({ params }) => params.count)).toEqual([
        2,
      ])
      expect(await told(staff.cityMianyang.id, 'cards_expiring')).toEqual([])
      expect(await told(staff.dismissed.id, 'cards_expiring')).toEqual([])
      expect((await told(he.id, 'card_expiring')).map(({ params }) => params.threshold)).toEqual([60])
      expect(await told(zhao.id, 'card_expiring')).toEqual([])
    })
  })

  test('is told once by many at the same time', async () => {
    await db.at('2024-04-15', async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => advance()))
      expect(answers.filter(({ reminded }) => reminded > 0)).toHaveLength(1)
      expect(await told(lin.id, 'card_expiring')).toHaveLength(1)
      expect(await told(staff.officerChengdu.id, 'cards_expiring')).toHaveLength(1)
    })
  })

  test('whose renewal is under way, or that is over, is not told of', async () => {
    await publishRound(db)
    await db.at(CAST_DAY, async () => {
      const [busy, over] = [await makeApplicant(db), await makeApplicant(db)]
      const file = await startFile(db, busy)
      await db.admin(`update public.applications set status = 'unit_review' where id = $1`, [file])
      await db.admin(`update public.cards set status = 'disqualified' where id = $1`, [over.card.id])
      await advance()
      expect(await told(busy.id, 'card_expiring')).toEqual([])
      expect(await told(over.id, 'card_expiring')).toEqual([])
    })
  })
})

describe('a published round', () => {
  test('is told once to people with a card of its window and, as a number, to their units and cities', async () => {
    await publishRound(db, {
      year: 2024,
      month: 11,
      name: '2024年11月复核换证',
      opens_on: '2024-11-08',
      window_from: '2024-09-01',
      window_to: '2024-12-31',
    })
    const person = await makeApplicant(db, { card: { validTo: '2024-10-15' } })
    await db.at('2024-11-01', async () => {
      await advance()
      await advance(staff.reviewerOne)
      expect((await told(person.id, 'round_published')).map(({ params }) => params.round)).toEqual([
        '2024年11月复核换证',
      ])
      expect(
        (await told(staff.officerChengdu.id, 'round_published_office')).map(({ params }) => params.count),
      ).toEqual([1])
      const [message] = await told(staff.officerChengdu.id, 'round_published_office')
      expect(message?.params).toMatchObject({ opens_on: '2024-11-08', closes_on: '2024-11-28' })
      expect(
        (await told(staff.cityChengdu.id, 'round_published_office')).map(({ params }) => params.count),
      ).toEqual([1])
      expect(await told(lin.id, 'round_published')).toEqual([])
      expect(await told(staff.officerMianyang.id, 'round_published_office')).toEqual([])
    })
  })
})
