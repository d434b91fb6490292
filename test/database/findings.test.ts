import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { act, assignTo, attachEvidence, caseRow } from '../support/discipline'
import { expectFailure } from '../support/failures'
import { applicants, CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves what the system finds in lists of evaluations and in records, that it finds it once, and who handles it. */

const db = await createDatabase()

interface Finding {
  id: string
  kind: string
  status: string
  institution_id: string
  details: Record<string, unknown>
  version: number
}

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const scan = () => db.admin('select private.raise_findings($1, $2)', ['2024-01-01', CAST_DAY])
const findingsOf = async (person: CastApplicant, who: Login = staff.reviewerOne) =>
  db.read<Finding>(who, 'select * from public.findings where person_id = $1 order by kind', [person.personId])
const kindsOf = async (person: CastApplicant) => (await findingsOf(person)).map(({ kind }) => kind)
const used = async (set: string, person?: CastApplicant) => {
  const who = person ?? (await makeApplicant(db, { institution: institutions.chengdu }))
  const assignment = await assignTo(db, who, '2024-04-10')
  await db.admin(
    `update public.evaluations set ${set} where id = (select evaluation_id from public.evaluation_assignments where id = $1)`,
    [assignment],
  )
  return who
}
const recordOn = (person: CastApplicant, heldOn: string, more: object = {}) =>
  insertRows(db.admin, 'public.activity_records', [
    {
      person_id: person.personId,
      role: 'assessor',
      held_on: heldOn,
      institution_name: person.institution.name,
      batch: heldOn,
      source: 'unit',
      region_code: '510100',
      ...more,
    },
  ])

describe('the system finds', () => {
  test('nothing where card, day, occupation and level fit', async () => {
    const person = await used("levels = '{level_4}'")
    await scan()
    expect(await kindsOf(person)).toEqual([])
  })

  test('an expired card, an occupation and a level outside of it, each once', async () => {
    const expired = await used("starts_on = '2024-04-10', ends_on = '2024-04-10'")
    await db.admin(`update public.cards set valid_to = '2024-04-09' where id = $1`, [expired.card.id])
    const occupation = await used("occupation = '焊工'")
    const level = await used("levels = '{level_1}'")
    await scan()
    await scan()
    expect(await kindsOf(expired)).toEqual(['expired_card'])
    expect(await kindsOf(occupation)).toEqual(['occupation_outside'])
    expect(await kindsOf(level)).toEqual(['level_outside'])
    expect((await findingsOf(expired))[0]?.details).toMatchObject({ valid_to: '2024-04-09' })
  })

  test('one person at two places on a day', async () => {
    const person = await used("site = '第一考点'")
    await used("site = '第二考点'", person)
    await scan()
    expect(await kindsOf(person)).toEqual(['two_places'])
  })

  test('too many sessions in a row at one institution, not when another lies between', async () => {
    const sessions = async (days: string[], elsewhereOn?: string) => {
      const person = await makeApplicant(db, { institution: institutions.chengdu })
      for (const day of days) await assignTo(db, person, day)
      if (elsewhereOn) {
        const other = await makeInstitution(db)
        await assignTo(db, { ...person, institution: other }, elsewhereOn)
      }
      await scan()
      return kindsOf(person)
    }
    const days = ['2024-03-01', '2024-03-03', '2024-03-05', '2024-03-07', '2024-03-09', '2024-03-11']
    expect(await sessions(days.slice(0, 4))).toEqual([])
    expect(await sessions(days)).toEqual(['consecutive'])
    expect(await sessions(days, '2024-03-06')).toEqual([])
  })

  test('records of days without a card, but not those that are disputed', async () => {
    const person = await makeApplicant(db, {
      institution: institutions.chengdu,
      card: { validTo: '2024-03-31' },
    })
    await recordOn(person, '2024-03-30')
    await recordOn(person, '2024-04-05')
    await recordOn(person, '2024-04-06', {
      status: 'disputed',
      dispute_reason: '查无此事',
      decided_at: '2024-04-10T00:00:00Z',
    })
    await recordOn(person, '2024-04-07', { role: 'supervisor' })
    await scan()
    expect(await kindsOf(person)).toEqual(['expired_card', 'no_card'])
  })

  test('by itself, once an hour, when somebody asks for what is due', async () => {
    const person = await used("occupation = '焊工'")
    await db.admin('delete from private.finding_scans where true')
    await db.rpc(outsider, 'advance_due')
    expect(await kindsOf(person)).toEqual(['occupation_outside'])
    const next = await used("occupation = '焊工'")
    await db.rpc(outsider, 'advance_due')
    expect(await kindsOf(next)).toEqual([])
  })
})

describe('a finding', () => {
  const one = async () => {
    const person = await used("occupation = '焊工'")
    await scan()
    const [finding] = await findingsOf(person)
    return { person, id: finding?.id ?? '' }
  }
  const handle = async (who: Login, id: string, p_action: string, more: Record<string, unknown> = {}) => {
    const [row] = await db.admin<{ version: number }>('select version from public.findings where id = $1', [
      id,
    ])
    return db.rpc<{ status: string; case_id: string | null }>(who, 'handle_finding', {
      p_id: id,
      p_action,
      p_note: '请核对证卡范围并书面说明',
      p_expected_version: row?.version,
      ...more,
    })
  }

  test('is seen by the institution’s center and the institution', async () => {
    const { person } = await one()
    for (const who of [staff.cityChengdu, staff.officerChengdu, staff.reviewerTwo, staff.managerChengdu])
      expect(await findingsOf(person, who)).toHaveLength(1)
    for (const who of [staff.cityMianyang, staff.officerMianyang, staff.auditor, person, outsider])
      expect(await findingsOf(person, who)).toHaveLength(0)
  })

  test('is rectified: deadline, answer of the institution, closed', async () => {
    const { id } = await one()
    expect(await expectFailure(handle(staff.cityChengdu, id, 'rectify'), 422, 'rectify_by_missing')).toEqual({
      field: 'rectify_by',
    })
    await expectFailure(handle(staff.officerChengdu, id, 'answer'), 409, 'action_not_possible')
    await handle(staff.cityChengdu, id, 'rectify', { p_rectify_by: '2024-04-30' })
    await expectFailure(handle(staff.officerMianyang, id, 'answer'), 404, 'finding_not_found')
    await expectFailure(handle(staff.officerChengdu, id, 'close'), 409, 'action_not_possible')
    expect((await handle(staff.officerChengdu, id, 'answer')).status).toBe('answered')
    await expectFailure(handle(staff.cityChengdu, id, 'unfounded'), 409, 'action_not_possible')
    expect((await handle(staff.cityChengdu, id, 'close')).status).toBe('closed')
  })

  test('is unfounded with a reason only, by nobody else', async () => {
    const { id } = await one()
    for (const who of [
      staff.cityMianyang,
      staff.provinceAdmin,
      staff.managerChengdu,
      staff.auditor,
      outsider,
    ])
      await expectFailure(handle(who, id, 'unfounded'), 404, 'finding_not_found')
    await expectFailure(handle(staff.cityChengdu, id, 'unfounded', { p_note: ' ' }), 422, 'note_missing')
    await expectFailure(
      handle(staff.cityChengdu, id, 'unfounded', { p_expected_version: 9 }),
      409,
      'stale_version',
    )
    expect((await handle(staff.cityChengdu, id, 'unfounded')).status).toBe('unfounded')
  })

  test('becomes a case, and the case a disqualification', async () => {
    const { person, id } = await one()
    const { status, case_id } = await handle(staff.cityChengdu, id, 'transfer')
    expect(status).toBe('transferred')
    expect(await caseRow(db, String(case_id))).toMatchObject({
      status: 'draft',
      ground: 'occupation_mismatch',
      person_id: person.personId,
    })
    await attachEvidence(db, staff.cityChengdu, String(case_id))
    await act(db, staff.cityChengdu, String(case_id), 'propose')
    expect((await act(db, staff.reviewerTwo, String(case_id), 'decide')).status).toBe('decided')
  })

  test('becomes a case of the role in which the person was there', async () => {
    const caseOf = async (person: CastApplicant) => {
      const [finding] = await findingsOf(person)
      return caseRow(db, String((await handle(staff.cityChengdu, finding?.id ?? '', 'transfer')).case_id))
    }
    const supervisor = await makeApplicant(db, {
      institution: institutions.chengdu,
      card: { kind: 'supervisor', validTo: '2024-03-31' },
    })
    await assignTo(db, supervisor, '2024-04-10')
    const both = await makeApplicant(db, {
      institution: institutions.chengdu,
      card: { validTo: '2024-04-09' },
    })
    const assignment = await assignTo(db, both, '2024-04-10')
    await db.admin(
      `insert into public.evaluation_assignments (evaluation_id, person_id, card_id, role, person_name, card_number, institution_id, region_code, created_by_name)
       select evaluation_id, person_id, card_id, 'supervisor', person_name, card_number, institution_id, region_code, created_by_name
       from public.evaluation_assignments where id = $1`,
      [assignment],
    )
    const recorded = await makeApplicant(db, { institution: institutions.chengdu })
    await recordOn(recorded, '2024-04-07', { role: 'supervisor' })
    await scan()
    expect((await caseOf(supervisor)).role).toBe('supervisor')
    expect((await caseOf(both)).role).toBe('both')
    expect((await caseOf(recorded)).role).toBe('supervisor')
  })

  test('reported by a center says what kind it is and in which role, and goes that way', async () => {
    const person = await makeApplicant(db, { institution: institutions.chengdu })
    const report = (more: object) =>
      db.rpc<string>(staff.cityChengdu, 'report_finding', {
        p_finding: {
          institution_id: institutions.chengdu.id,
          person_id: person.personId,
          occurred_on: '2024-04-12',
          note: '现场使用他人证卡',
          ...more,
        },
        p_request_id: randomUUID(),
      })
    expect(await expectFailure(report({ kind: 'consecutive' }), 422, 'field_required')).toEqual({
      field: 'kind',
    })
    expect(await expectFailure(report({ role: 'both' }), 422, 'field_required')).toEqual({ field: 'role' })
    const id = await report({ kind: 'no_card', role: 'supervisor' })
    const { case_id } = await handle(staff.cityChengdu, id, 'transfer')
    expect(await caseRow(db, String(case_id))).toMatchObject({ role: 'supervisor', ground: 'expired_card' })
  })

  test('人证不符 is reported by a center, once for a request', async () => {
    const request = randomUUID()
    const report = (who: Login, more: object = {}) =>
      db.rpc<string>(who, 'report_finding', {
        p_finding: {
          institution_id: institutions.chengdu.id,
          person_id: applicants.lin.personId,
          occurred_on: '2024-04-12',
          note: '现场签到照片与证卡不符',
          ...more,
        },
        p_request_id: request,
      })
    expect(await report(staff.cityChengdu)).toBe(await report(staff.cityChengdu))
    await expectFailure(report(staff.cityMianyang), 404, 'institution_not_found')
    await expectFailure(report(staff.officerChengdu), 403, 'not_permitted')
    const repeats = await db.rpc<{ findings: number }[]>(staff.cityChengdu, 'repeat_findings', {
      p_institution_ids: [institutions.chengdu.id],
    })
    expect(repeats[0]?.findings).toBeGreaterThan(3)
    expect(
      await db.rpc(outsider, 'repeat_findings', { p_institution_ids: [institutions.chengdu.id] }),
    ).toEqual([])
  })
})
