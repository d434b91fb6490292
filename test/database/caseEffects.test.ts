import { beforeAll, describe, expect, test } from 'vitest'
import { BLOCKED_ACTIONS } from '../../src/domain/discipline.ts'
import type { Status } from '../../src/domain/review.ts'
import { makeApplicant, publishRound } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { act, assignTo, caseRow, penalise } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { attachAll, decide, fileRow, submit, withdraw } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what a disqualification takes in one transaction, and that a granted appeal gives exactly that back. */

const db = await createDatabase()

const LIVE: Status[] = [
  'draft',
  'unit_review',
  'awaiting_seal',
  're_review',
  'returned',
  'appealing',
  'final_review',
  'awaiting_issue',
  'awaiting_summary',
]

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

/** Everything of a person that a penalty may take, without the marks that any change leaves. */
async function stateOf(person: CastApplicant) {
  const all = (sql: string) => db.admin(sql, [person.personId])
  return {
    cards: await all(
      `select to_jsonb(c) - 'version' - 'updated_at' as row from public.cards c where person_id = $1 order by id`,
    ),
    files: await all(
      `select to_jsonb(a) - 'version' - 'updated_at' as row from public.applications a where person_id = $1 order by id`,
    ),
    assignments: await all('select * from public.evaluation_assignments where person_id = $1 order by id'),
    bans: await all(
      'select b.* from private.identity_bans b join private.person_identities i using (id_number) where i.person_id = $1',
    ),
    live: await all('select id from public.penalties where person_id = $1 and lifted_on is null'),
    person: await all(`select to_jsonb(p) as row from public.people p where id = $1`),
  }
}

/** A person with a file in a status, a second card, and work to come. */
async function makeHolder(status: Status): Promise<{ person: CastApplicant; fileId: string }> {
  const person = await makeApplicant(db, { institution: institutions.chengdu })
  await insertRows(db.admin, 'public.cards', [
    {
      person_id: person.personId,
      kind: 'supervisor',
      issuer_code: 'sichuan',
      number: `督${person.card.number}`,
      valid_from: '2022-05-01',
      valid_to: '2025-04-30',
      region_code: '510100',
      institution_id: person.institution.id,
      holder_name: person.name,
    },
  ])
  const fileId = await bringTo(db, person, status)
  await assignTo(db, person, '2024-04-20')
  await assignTo(db, person, '2024-06-20')
  return { person, fileId }
}

const grant = (id: string) => act(db, staff.reviewerThree, id, 'grant_appeal')

describe('the round trip of an appeal', () => {
  test.each(LIVE)('gives everything back to a person whose file is %s', async (status) => {
    const { person, fileId } = await makeHolder(status)
    const before = await stateOf(person)
    const id = await penalise(db, person, { role: 'both', outcome: 'permanent_disqualification' })
    const during = await stateOf(person)
    expect(during.cards.map(({ row }) => (row as { status: string }).status)).toEqual([
      'disqualified',
      'disqualified',
    ])
    expect(await fileRow(db, fileId)).toMatchObject({ blocked_by_case_id: id, status, is_live: true })
    expect([during.assignments.length, during.bans.length, during.live.length]).toEqual([0, 1, 1])
    await act(db, person, id, 'appeal')
    await grant(id)
    expect(await stateOf(person)).toEqual(before)
    const [penalty] = await db.admin(
      'select lifted_on, lifted_reason from public.penalties where case_id = $1',
      [id],
    )
    expect(penalty?.lifted_on).toBe(CAST_DAY)
    expect((await caseRow(db, id)).status).toBe('revoked')
  })

  test('leaves the cards and files of the other role alone', async () => {
    const { person } = await makeHolder('unit_review')
    await penalise(db, person, { role: 'supervisor' })
    const after = await stateOf(person)
    expect(after.assignments).toHaveLength(2)
    const statuses = await db.admin(
      'select kind, status from public.cards where person_id = $1 order by kind',
      [person.personId],
    )
    expect(statuses).toEqual([
      { kind: 'assessor', status: 'active' },
      { kind: 'supervisor', status: 'disqualified' },
    ])
    expect(
      (
        await db.admin(
          'select 1 from public.applications where person_id = $1 and blocked_by_case_id is not null',
          [person.personId],
        )
      ).length,
    ).toBe(0)
  })

  test('a warning takes nothing', async () => {
    const { person } = await makeHolder('unit_review')
    const { live: _, ...before } = await stateOf(person)
    await penalise(db, person, { role: 'both', kind: 'warning', outcome: 'warning' })
    expect(await stateOf(person)).toMatchObject(before)
  })

  test('of two penalties the one that stays goes on holding what the other took', async () => {
    const { person, fileId } = await makeHolder('unit_review')
    const before = await stateOf(person)
    const first = await penalise(db, person)
    const second = await penalise(db, person, { role: 'both', outcome: 'permanent_disqualification' })
    await act(db, person, first, 'appeal')
    await grant(first)
    expect(await fileRow(db, fileId)).toMatchObject({ blocked_by_case_id: second })
    const [card] = await db.admin('select status from public.cards where id = $1', [person.card.id])
    expect(card?.status).toBe('disqualified')
    await act(db, person, second, 'appeal')
    await grant(second)
    expect(await stateOf(person)).toEqual(before)
  })

  test('gives back the days that passed while the file was held up', async () => {
    const { person, fileId } = await makeHolder('returned')
    const draft = await makeHolder('draft')
    await attachAll(db, draft.person, draft.person, draft.fileId)
    const ids = [await penalise(db, person), await penalise(db, draft.person)]
    await act(db, person, ids[0] as string, 'appeal')
    await act(db, draft.person, ids[1] as string, 'appeal')
    await db.at('2024-05-20', async () => {
      await db.rpc(outsider, 'advance_due')
      expect((await fileRow(db, fileId)).status).toBe('returned')
      for (const id of ids) await grant(id)
      expect(await fileRow(db, fileId)).toMatchObject({ status: 'returned', due_on: '2024-05-27' })
      // registration is over: the draft is admitted late
      await db.rpc(outsider, 'advance_due')
      expect((await fileRow(db, draft.fileId)).status).toBe('draft')
      expect((await submit(db, draft.person, draft.fileId)).status).toBe('unit_review')
    })
  })
})

describe('a file that is held up', () => {
  test('refuses every decision with the document that stands against it', async () => {
    const { person, fileId } = await makeHolder('unit_review')
    const id = await penalise(db, person)
    const { document_number } = await caseRow(db, id)
    for (const action of ['approve', 'return', 'reject']) {
      const values = await expectFailure(
        decide(db, staff.officerChengdu, fileId, action),
        409,
        'application_blocked',
      )
      expect(values).toEqual({ document_number, decided_on: CAST_DAY, ground: '不正确履行工作任务' })
    }
    const seen = await db.rpc<{ actions: string[]; block: object }>(staff.officerChengdu, 'get_application', {
      p_id: fileId,
    })
    expect(seen.actions.filter((action) => BLOCKED_ACTIONS.includes(action))).toEqual([])
    expect(seen.block).toEqual({ document_number, decided_on: CAST_DAY, ground: '不正确履行工作任务' })
    const record = await db.rpc<{ taken_cards: { number: string }[] }>(staff.cityChengdu, 'get_case', {
      p_id: id,
    })
    expect(record.taken_cards.map(({ number }) => number)).toEqual([person.card.number])
    expect((await withdraw(db, person, fileId)).status).toBe('withdrawn')
  })

  test('tells the person why at submission, and no other draft begins', async () => {
    const { person, fileId } = await makeHolder('draft')
    await penalise(db, person)
    await expectFailure(submit(db, person, fileId), 409, 'application_blocked')
    await withdraw(db, person, fileId)
    await expectFailure(
      db.rpc(person, 'start_application', { p_card_id: person.card.id }),
      422,
      'person_disqualified',
    )
  })

  test('goes along in a summary table, which decides nothing, and stops at the final review', async () => {
    const { person, fileId } = await makeHolder('awaiting_summary')
    await penalise(db, person)
    await advance(db, person, fileId, 'final_review')
    await expectFailure(decide(db, staff.reviewerTwo, fileId, 'approve'), 409, 'application_blocked')
  })

  test.each(['unit_review', 'awaiting_seal', 'final_review', 'awaiting_issue'] as const)(
    'that is %s ends once the penalty is final',
    async (status) => {
      const { person, fileId } = await makeHolder(status)
      const id = await penalise(db, person)
      await db.rpc(outsider, 'advance_due')
      expect((await fileRow(db, fileId)).status).toBe(status)
      await db.at('2024-04-29', () => db.rpc(outsider, 'advance_due'))
      expect(await fileRow(db, fileId)).toMatchObject({ status: 'rejected', is_live: false, due_on: null })
      await db.at('2024-04-29', () => expectFailure(act(db, person, id, 'appeal'), 409, 'appeal_over'))
    },
  )

  test('waits as long as an appeal is open, and ends with its denial', async () => {
    const { person, fileId } = await makeHolder('unit_review')
    const id = await penalise(db, person)
    await act(db, person, id, 'appeal')
    await db.at('2024-06-20', async () => {
      await db.rpc(outsider, 'advance_due')
      expect((await fileRow(db, fileId)).status).toBe('unit_review')
      await act(db, staff.reviewerThree, id, 'deny_appeal')
      await db.rpc(outsider, 'advance_due')
      expect((await fileRow(db, fileId)).status).toBe('rejected')
    })
  })
})

test('person, unit and proposer are told', async () => {
  const person = await makeApplicant(db, { institution: institutions.chengdu })
  const id = await penalise(db, person)
  const told = await db.admin<{ user_id: string; kind: string }>(
    `select user_id, kind from public.notifications where params ->> 'case_id' = $1`,
    [id],
  )
  expect(told.map(({ user_id, kind }) => `${kind} ${user_id}`).sort()).toEqual(
    [
      `case_propose ${person.id}`,
      `case_decide ${person.id}`,
      `case_decide ${staff.officerChengdu.id}`,
      `case_decide ${staff.cityChengdu.id}`,
    ].sort(),
  )
})

test('a penalty goes with a person who moves', async () => {
  const person = await makeApplicant(db)
  await penalise(db, person)
  await db.admin('update public.people set region_code = $2, institution_id = $3 where id = $1', [
    person.personId,
    institutions.mianyang.regionCode,
    institutions.mianyang.id,
  ])
  const seen = (who: Login) =>
    db.read(who, 'select 1 from public.penalties where person_id = $1', [person.personId])
  expect(await seen(staff.cityMianyang)).toHaveLength(1)
  expect(await seen(staff.cityChengdu)).toHaveLength(0)
})
