import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LapseCard, type LapseFile, type LapseRound, lapseGround } from '../../src/domain/lapse.ts'
import { addDays } from '../../src/domain/shanghai.ts'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import type { CastApplicant } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves that no card is listed for lapse too early, and that the database lists as the mirror says. */

const arranged = await createDatabase()

// Around this day everything of the random worlds lies.
const TODAY = '2024-06-15'
const day = fc.integer({ min: -120, max: 120 }).map((offset) => addDays(TODAY, offset))

const round: fc.Arbitrary<LapseRound> = fc
  .record({
    status: fc.constantFrom('draft', 'published', 'closed' as const),
    window: fc.tuple(day, day).map((days) => days.toSorted()),
    opensOn: day,
    lasts: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6 }),
  })
  .map(({ status, window, opensOn, lasts }) => ({
    status: status as LapseRound['status'],
    windowFrom: window[0] as string,
    windowTo: window[1] as string,
    opensOn,
    closesOn: lasts === null ? null : addDays(opensOn, lasts),
  }))

const file: fc.Arbitrary<LapseFile> = fc
  .record({
    status: fc.constantFrom(
      'rejected',
      'rejected',
      'withdrawn',
      'expired_return',
      'unit_review',
      'appealing' as const,
    ),
    submittedOn: day,
    refusal: fc.record({
      stage: fc.constantFrom('unit_review', 're_review', 'final_review' as const),
      on: day,
      reasons: fc.constantFrom(['no_activity'], ['records_unproved']),
      appealUntil: fc.option(day, { freq: 6 }),
      isDenied: fc.boolean(),
    }),
  })
  .map(({ status, submittedOn, refusal }) => ({
    status,
    isLive: status === 'unit_review' || status === 'appealing',
    submittedOn,
    ...(status === 'rejected' && { refusal: refusal as LapseFile['refusal'] }),
  })) as fc.Arbitrary<LapseFile>

const card: fc.Arbitrary<LapseCard> = fc
  .record({
    isActive: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    validTo: day,
    files: fc.array(file, { maxLength: 3 }),
    rounds: fc.array(round, { maxLength: 3 }),
    admittedUntil: fc.option(day, { freq: 1, nil: undefined }),
    undoneOn: fc.option(day, { freq: 1, nil: undefined }),
  })
  // one live file per card, and no two submitted on one day
  .filter(
    ({ files, rounds, admittedUntil }) =>
      files.filter(({ isLive }) => isLive).length < 2 &&
      new Set(files.map(({ submittedOn }) => submittedOn)).size === files.length &&
      (admittedUntil === undefined || rounds.length > 0) &&
      (files.length === 0 || rounds.length > 0),
  )

describe('nobody is listed too early:', () => {
  const holds = (property: fc.IProperty<[LapseCard, ...unknown[]]> | fc.IProperty<[LapseCard]>) =>
    fc.assert(property as fc.IProperty<unknown>, { numRuns: 3000, seed: 20240615 })

  test('never with a live file, an open appeal, or 补报名', () =>
    holds(
      fc.property(card, (one) => {
        if (lapseGround(one, TODAY) === null) return
        expect(one.isActive).toBe(true)
        expect(one.files.some(({ isLive }) => isLive)).toBe(false)
        for (const { refusal } of one.files)
          if (refusal && !refusal.isDenied)
            expect(refusal.appealUntil !== null && refusal.appealUntil < TODAY).toBe(true)
        expect((one.admittedUntil ?? '') < TODAY).toBe(true)
      }),
    ))

  test('as not renewed only once expired, and no round that could take it is open, to come or planned', () =>
    holds(
      fc.property(card, (one) => {
        if (lapseGround(one, TODAY) !== 'not_renewed') return
        expect(one.validTo < TODAY).toBe(true)
        for (const { windowFrom, windowTo, status, closesOn } of one.rounds) {
          if (one.validTo < windowFrom || one.validTo > windowTo || status === 'closed') continue
          expect(closesOn !== null && closesOn < TODAY).toBe(true)
        }
      }),
    ))

  test('a round that comes, a file that begins, take it off the list', () =>
    holds(
      fc.property(card, (one) => {
        const coming: LapseRound = {
          status: 'draft',
          windowFrom: one.validTo,
          windowTo: one.validTo,
          opensOn: TODAY,
          closesOn: null,
        }
        expect(lapseGround({ ...one, rounds: [...one.rounds, coming] }, TODAY)).not.toBe('not_renewed')
        const begun: LapseFile = { status: 'draft', isLive: true, submittedOn: null }
        expect(lapseGround({ ...one, files: [...one.files, begun] }, TODAY)).toBe(null)
      }),
    ))

  test('a refusal by the unit alone is no ground', () =>
    holds(
      fc.property(card, (one) => {
        const refused = one.files.map((each) => ({
          ...each,
          ...(each.refusal && { refusal: { ...each.refusal, stage: 'unit_review' as const } }),
        }))
        expect(['not_renewed', null]).toContain(lapseGround({ ...one, files: refused }, TODAY))
      }),
    ))
})

test('the database lists as the mirror says', async () => {
  await seedCast(arranged)
  await arranged.setClock(TODAY)
  const person = await makeApplicant(arranged)
  const grounds = new Set<string | null>()
  for (const one of fc.sample(card, { numRuns: 250, seed: 20240616 })) {
    await arrange(person, one)
    const [found] = await arranged.admin<{ ground: string | null }>(
      `select private.lapse_ground(c, $2) ->> 'ground' as ground from public.cards c where id = $1`,
      [person.card.id, TODAY],
    )
    const expected = lapseGround(one, TODAY)
    expect([one, found?.ground ?? null]).toEqual([one, expected])
    grounds.add(expected)
  }
  expect(grounds).toEqual(new Set([null, 'no_activity', 'review_failed', 'not_renewed']))
})

/** Puts one random card into the database, past every function. */
async function arrange(person: CastApplicant, one: LapseCard): Promise<void> {
  await arranged.admin(`
    alter table public.application_events disable trigger user;
    delete from public.application_events; delete from public.applications; delete from public.late_admissions;
    delete from public.lapses; delete from public.rounds where true`)
  await arranged.admin('update public.cards set status = $2, valid_to = $3, valid_from = $4 where id = $1', [
    person.card.id,
    one.isActive ? 'active' : 'superseded',
    one.validTo,
    '2020-01-01',
  ])
  const rounds = one.rounds.map((each, index) => ({
    id: randomUUID(),
    year: 2024,
    month: index + 1,
    name: `第${index}轮`,
    status: each.status,
    window_from: each.windowFrom,
    window_to: each.windowTo,
    opens_on: each.opensOn,
    working_days: 15,
    computed_closes_on: each.closesOn,
    closes_on: each.closesOn,
  }))
  if (rounds.length > 0) await insertRows(arranged.admin, 'public.rounds', rounds)
  for (const each of one.files) {
    const id = randomUUID()
    await insertRows(arranged.admin, 'public.applications', [
      {
        id,
        round_id: rounds[0]?.id,
        card_id: person.card.id,
        person_id: person.personId,
        card_kind: 'assessor',
        role: 'assessor',
        track: 'city',
        institution_id: person.institution.id,
        region_code: '510100',
        status: each.status,
        person_name: person.name,
        institution_name: person.institution.name,
        employer_name: person.institution.name,
        card_number: person.card.number,
        card_valid_to: one.validTo,
        submitted_at: `${each.submittedOn}T09:00:00+08:00`,
        due_on: each.refusal?.appealUntil ?? null,
      },
    ])
    const { refusal } = each
    if (!refusal) continue
    const event = (action: string, from_status: string, reason_codes: readonly string[]) => ({
      application_id: id,
      at: `${refusal.on}T09:00:00+08:00`,
      action,
      actor_kind: 'city',
      actor_name: '李娜',
      from_status,
      to_status: 'rejected',
      reason_codes,
      data_version: 1,
      request_id: randomUUID(),
      person_id: person.personId,
      previous_hash: '',
      hash: randomUUID(),
    })
    const events = [event('reject', refusal.stage, refusal.reasons)]
    if (refusal.isDenied) events.push(event('deny_appeal', 'appealing', ['refusal_upheld']))
    await insertRows(arranged.admin, 'public.application_events', events)
  }
  if (one.admittedUntil)
    await insertRows(arranged.admin, 'public.late_admissions', [
      {
        round_id: rounds[0]?.id,
        card_id: person.card.id,
        until_on: one.admittedUntil,
        reason: '自然灾害',
        person_id: person.personId,
        region_code: '510100',
      },
    ])
  if (one.undoneOn)
    await insertRows(arranged.admin, 'public.lapses', [
      {
        card_id: person.card.id,
        person_id: person.personId,
        person_name: person.name,
        card_kind: 'assessor',
        card_number: person.card.number,
        valid_to: one.validTo,
        ground: 'not_renewed',
        basis: {},
        status: 'undone',
        confirmed_by_name: '吴倩',
        decided_at: `${one.undoneOn}T18:00:00+08:00`,
        request_id: randomUUID(),
        region_code: '510100',
      },
    ])
}
