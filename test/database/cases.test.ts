import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  CASE_ACTIONS,
  CASE_PARTIES,
  CASE_STATUSES,
  CASE_STEPS,
  type CaseAction,
  type CaseParty,
  type CaseStatus,
  findCaseStep,
  PENALTY_KINDS,
} from '../../src/domain/discipline.ts'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import {
  APPEAL,
  act,
  attachEvidence,
  caseRow,
  documentNumber,
  drawUp,
  FACTS,
  NOTE,
  penalise,
  propose,
} from '../support/discipline'
import { expectFailure, expectRefused, type RaisedError } from '../support/failures'
import { applicants, CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { race } from '../support/races'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves the steps of a case: every status × action × caller against the mirror, and who may not judge what. */

const db = await createDatabase()

// Proposed by Chengdu's officer, decided by reviewer two; so reviewer one and three may decide, and what was decided
// may be appealed to them.
const PARTIES: [name: string, login: (person: CastApplicant) => Login, kinds: CaseParty[]][] = [
  ['the city that proposed', () => staff.cityChengdu, ['proposer']],
  ['the reviewer who decided', () => staff.reviewerTwo, ['decider']],
  ['another reviewer', () => staff.reviewerThree, ['decider', 'appeal_decider']],
  ['the person', (person) => person, ['person']],
  ['another city', () => staff.cityMianyang, []],
  ['the unit', () => staff.officerChengdu, []],
  ['the administration', () => staff.provinceAdmin, []],
  ['a manager', () => staff.managerProvince, []],
  ['the auditor', () => staff.auditor, []],
  ['somebody dismissed', () => staff.dismissed, []],
  ['an outsider', () => outsider, []],
]

async function bring(person: CastApplicant, status: CaseStatus): Promise<string> {
  if (status === 'draft' || status === 'withdrawn') {
    const { id } = await drawUp(db, staff.cityChengdu, person.personId)
    await attachEvidence(db, staff.cityChengdu, id)
    if (status === 'withdrawn') await act(db, staff.cityChengdu, id, 'withdraw')
    return id
  }
  const id = await propose(db, person)
  if (status === 'proposed') return id
  if (status === 'dismissed') {
    await act(db, staff.reviewerTwo, id, 'dismiss')
    return id
  }
  await act(db, staff.reviewerTwo, id, 'decide')
  if (status === 'decided') return id
  await act(db, person, id, 'appeal')
  if (status !== 'appealing')
    await act(db, staff.reviewerThree, id, status === 'revoked' ? 'grant_appeal' : 'deny_appeal')
  return id
}

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

test('the rows of the table are those of the mirror', async () => {
  const rows = await db.admin('select * from public.discipline_transitions')
  const mirrored = CASE_STATUSES.flatMap((from_status) =>
    CASE_STEPS[from_status].flatMap(({ action, by, to, needsNote }) =>
      by.map((actor) => ({ from_status, action, actor, to_status: to, needs_note: needsNote })),
    ),
  )
  const order = (row: Record<string, unknown>) => `${row.from_status} ${row.action} ${row.actor}`
  expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(
    mirrored.map((row) => JSON.stringify(row)).sort(),
  )
  expect(new Set(rows.map(order)).size).toBe(mirrored.length)
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(CASE_PARTIES))
})

describe('each step of each caller', () => {
  const outcomeOf = (error: RaisedError) => error.message

  test.each(CASE_STATUSES)('on a case that is %s goes as the mirror says', async (status) => {
    const person = await makeApplicant(db)
    const id = await bring(person, status)
    const { version } = await caseRow(db, id)
    for (const [name, login, kinds] of PARTIES) {
      for (const action of CASE_ACTIONS) {
        const session = await db.open(login(person))
        const done = await session
          .rpc<{ status: string }>('act_on_case', {
            p_id: id,
            p_action: action,
            p_expected_version: version,
            p_request_id: randomUUID(),
            p_note: APPEAL,
            p_outcome: 'warning',
            p_document_number: '川人社职鉴函〔2024〕900号',
          })
          .then((answer) => answer.status, outcomeOf)
        await session.rollback()
        expect([name, action, done]).toEqual([name, action, expected(status, action, kinds, name)])
      }
    }
  })

  function expected(status: CaseStatus, action: CaseAction, kinds: CaseParty[], name: string): string {
    // the person hears of a case once it was proposed
    const stands = kinds.length > 0 && !(name === 'the person' && neverProposed.has(status))
    if (!stands) return 'case_not_found'
    const step = findCaseStep(status, action)
    // before a decision, and on a case that was dismissed by somebody else, every reviewer could decide an appeal
    const may = step?.by.some((party) => kinds.includes(party))
    return step && may ? step.to : 'action_not_possible'
  }
  const neverProposed = new Set<CaseStatus>(['draft', 'withdrawn'])
})

test.each(PENALTY_KINDS.flatMap((kind) => PENALTY_KINDS.map((outcome) => [kind, outcome] as const)))(
  'proposed as %s it may be decided as %s',
  async (kind, outcome) => {
    const person = await makeApplicant(db)
    const id = await penalise(db, person, { kind, outcome })
    expect(await caseRow(db, id)).toMatchObject({
      kind,
      outcome,
      status: 'decided',
      appeal_due_on: '2024-04-28',
    })
    const [penalty] = await db.admin('select * from public.penalties where case_id = $1', [id])
    expect(penalty).toMatchObject({ kind: outcome, role: 'assessor', decided_on: CAST_DAY, lifted_on: null })
    const [card] = await db.admin('select status from public.cards where id = $1', [person.card.id])
    expect(card?.status).toBe(outcome === 'warning' ? 'active' : 'disqualified')
  },
)

describe('nobody judges', () => {
  test('what he proposed', async () => {
    const { id } = await drawUp(db, staff.reviewerOne, applicants.he.personId, { role: 'supervisor' })
    await attachEvidence(db, staff.reviewerOne, id)
    await act(db, staff.reviewerOne, id, 'propose')
    await expectFailure(act(db, staff.reviewerOne, id, 'decide'), 409, 'action_not_possible')
    await act(db, staff.reviewerTwo, id, 'decide', { p_outcome: 'warning' })
    await act(db, applicants.he, id, 'appeal')
    for (const who of [staff.reviewerOne, staff.reviewerTwo])
      await expectFailure(act(db, who, id, 'deny_appeal'), 409, 'action_not_possible')
    expect((await act(db, staff.reviewerThree, id, 'deny_appeal')).status).toBe('upheld')
  })

  test('the own case, nor proposes one against himself', async () => {
    const person = await makeApplicant(db)
    const id = await propose(db, person)
    await insertRows(db.admin, 'public.staff', [
      {
        user_id: person.id,
        role: 'province_reviewer',
        region_code: '510000',
        name: '本人',
        email: person.email,
      },
    ])
    await expectFailure(act(db, person, id, 'decide'), 403, 'own_case')
    await expectFailure(drawUp(db, person, person.personId), 403, 'own_case')
  })

  test('somebody else’s people', async () => {
    await expectFailure(drawUp(db, staff.cityChengdu, applicants.zhao.personId), 404, 'person_not_found')
    for (const who of [
      staff.officerChengdu,
      staff.provinceAdmin,
      staff.managerChengdu,
      staff.auditor,
      outsider,
    ])
      await expectFailure(drawUp(db, who, applicants.lin.personId), 403, 'not_permitted')
    await expectRefused(db.asAnon((session) => session.query(`select public.my_cases()`)))
  })
})

describe('a case', () => {
  test('says what is wrong with it', async () => {
    const draw = (wish: object) => drawUp(db, staff.cityChengdu, applicants.lin.personId, wish)
    expect(await expectFailure(draw({ facts: '太短' }), 422, 'case_facts_length')).toEqual({ field: 'facts' })
    expect(await expectFailure(draw({ kind: 'fine' }), 422, 'field_required')).toEqual({ field: 'kind' })
    expect(await expectFailure(draw({ role: 'all' }), 422, 'field_required')).toEqual({ field: 'role' })
    // lapse is no penalty
    expect(await expectFailure(draw({ ground: 'not_renewed' }), 422, 'field_required')).toEqual({
      field: 'ground',
    })
    await expectFailure(draw({ accident_id: randomUUID() }), 404, 'accident_not_found')
  })

  test('is proposed with evidence, or an accident on record', async () => {
    const { id } = await drawUp(db, staff.cityChengdu, applicants.lin.personId)
    await expectFailure(act(db, staff.cityChengdu, id, 'propose'), 422, 'evidence_missing')
  })

  test('needs a document number that no other decision bears', async () => {
    const first = await penalise(db, await makeApplicant(db))
    const { document_number } = await caseRow(db, first)
    const id = await propose(db, await makeApplicant(db))
    const decide = (p_document_number: string) =>
      act(db, staff.reviewerTwo, id, 'decide', { p_document_number })
    await expectFailure(decide(''), 422, 'document_number_missing')
    await expectFailure(decide(String(document_number)), 409, 'document_number_taken')
    expect((await decide(documentNumber())).status).toBe('decided')
  })

  test('changes while it is a draft only, and a stale page names the colleague', async () => {
    const { id, version } = await drawUp(db, staff.cityChengdu, applicants.lin.personId)
    const save = (p_expected_version: number) =>
      db.rpc<{ version: number }>(staff.cityChengdu, 'save_case', {
        p_id: id,
        p_case: { role: 'both', kind: 'warning', ground: 'other', facts: FACTS },
        p_expected_version,
      })
    expect((await save(version)).version).toBe(version + 1)
    expect(await expectFailure(save(version), 409, 'stale_version')).toMatchObject({ by: '李娜' })
    await attachEvidence(db, staff.cityChengdu, id)
    await act(db, staff.cityChengdu, id, 'propose')
    await expectFailure(save(version + 2), 409, 'case_not_editable')
    await expectFailure(attachEvidence(db, staff.cityChengdu, id), 409, 'case_not_editable')
  })

  test('sent back with reasons it is a draft again, and is decided after it was mended', async () => {
    const id = await propose(db, await makeApplicant(db))
    await act(db, staff.reviewerTwo, id, 'send_back', { p_note: '请补充现场记录' })
    await act(db, staff.cityChengdu, id, 'propose')
    expect((await act(db, staff.reviewerTwo, id, 'decide')).status).toBe('decided')
  })

  test('hears the person, whose words stand in it', async () => {
    const person = await makeApplicant(db)
    const id = await propose(db, person)
    await act(db, person, id, 'state')
    expect(await caseRow(db, id)).toMatchObject({ status: 'proposed', statement: APPEAL })
  })

  test('is appealed within its term, by the unit where the person has no login', async () => {
    const person = await makeApplicant(db)
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
    const id = await penalise(db, person)
    await expectFailure(act(db, staff.officerMianyang, id, 'appeal'), 404, 'case_not_found')
    await db.at('2024-04-29', () =>
      expectFailure(act(db, staff.officerChengdu, id, 'appeal'), 409, 'appeal_over'),
    )
    await db.at('2024-04-28', async () =>
      expect((await act(db, staff.officerChengdu, id, 'appeal')).status).toBe('appealing'),
    )
  })

  test('decided twice at once is decided once, and a repeated request counts once', async () => {
    const id = await propose(db, await makeApplicant(db))
    const { version } = await caseRow(db, id)
    const request = (p_request_id: string) => ({
      p_id: id,
      p_action: 'decide',
      p_expected_version: version,
      p_request_id,
      p_note: NOTE,
      p_outcome: 'disqualification',
      p_document_number: documentNumber(),
    })
    const same = request(randomUUID())
    const { done, failed } = await race([
      () => db.rpc(staff.reviewerTwo, 'act_on_case', same),
      () => db.rpc(staff.reviewerThree, 'act_on_case', request(randomUUID())),
    ])
    expect([done.length, failed.map(({ message }) => message)]).toEqual([1, ['stale_version']])
    const [{ count } = { count: 0 }] = await db.admin<{ count: number }>(
      'select count(*) from public.penalties where case_id = $1',
      [id],
    )
    expect(count).toBe(1)
    const other = request(randomUUID())
    const second = await propose(db, await makeApplicant(db))
    const again = { ...other, p_id: second, p_expected_version: (await caseRow(db, second)).version }
    const first = await db.rpc(staff.reviewerTwo, 'act_on_case', again)
    expect(await db.rpc(staff.reviewerTwo, 'act_on_case', again)).toEqual(first)
  })
})
