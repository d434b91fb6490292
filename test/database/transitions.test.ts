import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Condition,
  findTransition,
  type ReviewStage,
  STATUSES,
  type Status,
} from '../../src/domain/review.ts'
import { type TransitionRow, transitionRows } from '../../src/domain/transitionRows.ts'
import { makeApplicant, makeInstitution, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { attach, attachAll, decide, fileRow, startFile, submit, versionOf } from '../support/files'
import { attempt, CALLS, expectedOutcome, type MovableFile, type Mover } from '../support/moves'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves the whole table of moves: every status × action × party × track, tried on a real file, against the mirror. */

const db = await createDatabase()

type Track = 'city' | 'province'
interface Case {
  track: Track
  status: Status
  stage?: ReviewStage
  conditions?: Condition[]
}

const STAGES = ['unit_review', 're_review', 'final_review'] as const
const unitOf = { city: institutions.mianyang, province: institutions.provincial }

// Files that expire come first, since the day that ends them would end others; those that wait for a table last, since
// the next table would take them along.
const WAYS: Omit<Case, 'track'>[] = [
  { status: 'expired_draft' },
  { status: 'expired_return' },
  { status: 'draft' },
  { status: 'unit_review' },
  { status: 'unit_review', conditions: ['unit_cancelled'] },
  { status: 'awaiting_seal' },
  { status: 'awaiting_seal', stage: 'final_review' },
  { status: 're_review' },
  { status: 'awaiting_receipt' },
  { status: 'final_review' },
  { status: 'awaiting_issue' },
  { status: 'issued' },
  { status: 'collected' },
  { status: 'withdrawn' },
  ...STAGES.flatMap((stage) =>
    (['returned', 'rejected', 'appealing'] as const).map((status) => ({ status, stage })),
  ),
  { status: 'returned', stage: 're_review', conditions: ['printed_changed'] },
  { status: 'returned', stage: 'final_review', conditions: ['printed_changed'] },
  { status: 'awaiting_summary' },
]
const CASES: Case[] = WAYS.flatMap((way) => [
  { track: 'city', ...way },
  { track: 'province', ...way },
])

const nameOf = ({ track, status, stage, conditions = [] }: Case) =>
  [track === 'city' ? '属地' : '省属', status, stage && `of ${stage}`, ...conditions]
    .filter(Boolean)
    .join(' ')

const made = new Map<string, { file: MovableFile; applicant: CastApplicant }>()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  for (const one of CASES) made.set(nameOf(one), await make(one))
})

async function make(one: Case) {
  const isCancelled = one.conditions?.includes('unit_cancelled') ?? false
  const institution = isCancelled ? await makeInstitution(db, unitLike(one.track)) : unitOf[one.track]
  const applicant = await makeApplicant(db, { institution })
  const id = await arrange(one, applicant)
  if (isCancelled) await cancelUnit(institution.id, unitOfficer(one.track).id)
  const row = await fileRow(db, id)
  expect({ status: row.status, stage: row.stage, track: row.track }).toEqual({
    status: one.status,
    stage: one.stage ?? '',
    track: one.track,
  })
  const file: MovableFile = {
    id,
    status: one.status,
    is_proxy: row.is_proxy === true,
    track: one.track,
    stage: one.stage ?? '',
    conditions: one.conditions ?? [],
    version: Number(row.version),
    batchId: row.batch_id ? String(row.batch_id) : null,
    batchVersion: null,
    roundId: String(row.round_id),
    institutionId: institution.id,
  }
  return { file, applicant }
}

const unitLike = (track: Track) => ({ attribution: track, regionCode: unitOf[track].regionCode })
const unitOfficer = (track: Track) => (track === 'city' ? staff.officerMianyang : staff.officerProvincial)

/** The unit ends, and an officer of another one still answers for its files. */
async function cancelUnit(unit: string, officer: string) {
  await db.admin(`update public.institutions set status = 'cancelled' where id = $1`, [unit])
  await insertRows(db.admin, 'public.deputies', [
    {
      user_id: officer,
      name: '代理人',
      institution_id: unit,
      starts_on: CAST_DAY,
      ends_on: CAST_DAY,
      reason: '原单位注销',
    },
  ])
}

async function arrange(one: Case, applicant: CastApplicant): Promise<string> {
  const { status, stage } = one
  if (status === 'draft') {
    // Entered by the unit, so that the unit too has to do with the draft.
    const id = await startFile(db, applicant)
    await db.admin('update public.applications set is_proxy = true where id = $1', [id])
    await attachAll(db, applicant, applicant, id)
    await attach(db, applicant, id, 'written_application')
    return id
  }
  if (status === 'awaiting_seal') {
    const id = stage
      ? await bringTo(db, applicant, 'returned', { from: stage })
      : await bringTo(db, applicant, 'awaiting_seal')
    if (stage) {
      await changePhone(applicant, id)
      await submit(db, applicant, id)
      await decide(db, unitOfficer(one.track), id, 'approve')
    }
    await attach(db, applicant, id, 'sealed_form')
    return id
  }
  const id = await bringTo(db, applicant, status, stage ? { from: stage } : {})
  if (one.conditions?.includes('printed_changed')) await changePhone(applicant, id)
  return id
}

/** The phone is the field that bringTo's returns name, and it is printed. */
async function changePhone(applicant: CastApplicant, id: string) {
  await db.rpc(applicant, 'save_draft', {
    p_id: id,
    p_form: { phone: '13712345678' },
    p_expected_version: await versionOf(db, id),
  })
}

function moversOf(track: Track, applicant: CastApplicant): Mover[] {
  const isCity = track === 'city'
  return [
    { name: 'applicant', login: applicant, party: 'applicant' },
    { name: 'unit', login: unitOfficer(track), party: 'unit' },
    { name: 'city', login: staff.cityMianyang, party: isCity ? 'city' : null },
    { name: 'province', login: staff.reviewerThree, party: 'province' },
    { name: 'foreign unit', login: staff.officerChengdu, party: null },
    { name: 'foreign city', login: staff.cityChengdu, party: null },
    { name: 'administration', login: staff.provinceAdmin, party: null },
    { name: 'manager', login: staff.managerProvince, party: null },
    { name: 'dismissed', login: staff.dismissed, party: null },
    { name: 'outsider', login: outsider, party: null },
  ]
}

test('the rows of review_transitions are those of the mirror', async () => {
  const rows = await db.admin<TransitionRow>('select * from public.review_transitions')
  const key = (row: TransitionRow) =>
    [
      row.from_status,
      row.action,
      row.actor,
      row.track,
      row.stage,
      row.condition,
      row.to_status,
      row.needs_reason,
      row.is_proxy_only,
    ].join(' ')
  expect(rows.map(key).sort()).toEqual(transitionRows().map(key).sort())
})

test('every status is tried on both tracks', () => {
  expect(new Set(CASES.map(({ status }) => status))).toEqual(new Set(STATUSES))
})

describe('whoever tries whatever, the file goes where the mirror says or stays:', () => {
  test.each(CASES.map((one) => [nameOf(one), one] as const))('%s', async (name, one) => {
    const found = made.get(name)
    if (!found) throw new Error(`no file for ${name}`)
    const { applicant, file } = found
    const [batch] = await db.admin<{ version: number }>(
      'select version from public.summary_batches where id = $1',
      [file.batchId],
    )
    file.batchVersion = batch?.version ?? null
    const differences: string[] = []
    for (const mover of moversOf(one.track, applicant)) {
      const session = await db.open(mover.login)
      for (const call of CALLS) {
        const got = await attempt(session, file, call, mover)
        const expected = expectedOutcome(file, call, mover)
        if (JSON.stringify(got) !== JSON.stringify(expected)) {
          differences.push(`${mover.name} ${call}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`)
        }
      }
      await session.rollback()
    }
    expect(differences).toEqual([])
  })

  test.each(CASES.map(nameOf))(
    '%s, entered by the unit: the unit takes the steps of the person',
    async (name) => {
      const found = made.get(name)
      if (!found) throw new Error(`no file for ${name}`)
      const file = { ...found.file, is_proxy: true }
      await db.admin('update public.applications set is_proxy = true where id = $1', [file.id])
      // What 代办 rests on: the 书面申请 in the file.
      await insertRows(db.admin, 'public.documents', [
        {
          application_id: file.id,
          kind: 'written_application',
          path: `applications/${file.id}/proxy.jpg`,
          original_name: '书面申请.jpg',
          mime_type: 'image/jpeg',
          bytes: 1000,
          status: 'stored',
          person_id: found.applicant.personId,
        },
      ])
      const [applicant, unit] = moversOf(file.track, found.applicant)
      for (const mover of [applicant, unit] as Mover[]) {
        const session = await db.open(mover.login)
        for (const call of ['submit', 'withdraw', 'seal', 'appeal'] as const) {
          expect([mover.name, call, await attempt(session, file, call, mover)]).toEqual([
            mover.name,
            call,
            expectedOutcome(file, call, mover),
          ])
        }
        await session.rollback()
      }
      await db.admin('update public.applications set is_proxy = $2 where id = $1', [
        file.id,
        found.file.is_proxy,
      ])
    },
  )

  test('time ends drafts and uncorrected files, and nothing else', async () => {
    await db.at('2024-12-30', () => db.rpc(outsider, 'advance_due'))
    const rows = await db.admin<{ id: string; status: string }>('select id, status from public.applications')
    const statusOf = new Map(rows.map(({ id, status }) => [id, status]))
    for (const { file } of made.values()) {
      const expected = findTransition(file, 'expire', 'system')?.to ?? file.status
      expect(statusOf.get(file.id)).toBe(expected)
    }
  })
})
