import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import {
  acceptedInspection,
  type Inspection,
  LAST_DAY,
  problem,
  putInspectionFile,
  readReport,
  reportDraft,
  reportedInspection,
  saveReport,
  submitReport,
} from '../support/inspections'
import { applicants, CAST_DAY, cast, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'

/** Proves what a submitted report sets off: findings and their way to the end, and activity records. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
})

const findingsOf = async (made: Inspection, who: Login = staff.cityChengdu) =>
  (await readReport(db, who, made.reportId)).findings
const handle = (
  who: Login,
  finding: Row | undefined,
  action: string,
  note: string,
  by: string | null = null,
) =>
  db.rpc<Row>(who, 'handle_finding', {
    p_id: finding?.id,
    p_action: action,
    p_note: note,
    p_expected_version: finding?.version,
    p_rectify_by: by,
  })
const recordsOf = (personId: string) =>
  db.admin<Row>(
    `select * from public.activity_records where person_id = $1 and role = 'supervisor' order by held_on`,
    [personId],
  )

describe('problems of a report', () => {
  test('stand in the one register of findings, open and with their severity, from the submission on', async () => {
    const made = await acceptedInspection(db)
    const wrong = { ...problem('papers_sealed', 'grave'), ...problem('rooms_equipment', 'minor') }
    await db.at(LAST_DAY, async () => {
      const { version } = await saveReport(db, made.first, made.reportId, reportDraft(wrong))
      const before = await db.admin('select 1 from public.findings where report_id = $1', [made.reportId])
      expect(before).toEqual([])
      await submitReport(db, made.first, made.reportId, version)
    })
    const rows = await db.admin<Row>(
      'select kind, source, severity, status, person_id, institution_id, region_code from public.findings where report_id = $1 order by severity',
      [made.reportId],
    )
    const common = {
      kind: 'inspection',
      source: 'inspection',
      status: 'open',
      person_id: null,
      region_code: '510100',
    }
    expect(rows).toMatchObject([
      { ...common, severity: 'grave' },
      { ...common, severity: 'minor' },
    ])
    expect((await readReport(db, staff.cityChengdu, made.reportId)).report).toMatchObject({
      severity: 'grave',
      problems: 2,
    })
  })

  test('of an assessor who is named can be transferred to a case against that assessor', async () => {
    const made = await acceptedInspection(db)
    await db.rpc(staff.officerChengdu, 'assign_to_evaluation', {
      p_evaluation_id: made.evaluation.id,
      p_card_id: applicants.lin.card.id,
    })
    await db.at(LAST_DAY, async () => {
      const wish = problem('assessor_cards', 'grave', { person: applicants.lin.personId })
      const { version } = await saveReport(db, made.first, made.reportId, reportDraft(wish))
      expect((await readReport(db, made.first, made.reportId)).assessors).toMatchObject([
        { name: applicants.lin.name },
      ])
      await submitReport(db, made.first, made.reportId, version)
    })
    const [finding] = await findingsOf(made)
    expect(finding).toMatchObject({ kind: 'person_mismatch', person_name: applicants.lin.name })
    await db.at('2024-04-28', async () => {
      const done = await handle(staff.cityChengdu, finding, 'transfer', '人证不符，情节严重')
      const [row] = await db.admin<Row>(
        'select person_id, ground from public.discipline_cases where id = $1',
        [done.case_id],
      )
      expect(row).toEqual({ person_id: applicants.lin.personId, ground: 'person_card_mismatch' })
    })
  })
})

describe('a rectification', () => {
  let made: Inspection
  let finding: Row
  beforeEach(async () => {
    made = await reportedInspection(db, problem('rooms_equipment'))
    finding = (await findingsOf(made))[0] as Row
  })
  const again = async (who: Login = staff.cityChengdu) => {
    finding = (await findingsOf(made, who))[0] as Row
    return finding
  }

  test('goes from a term over an answer with files and a return to its end, each step kept', async () => {
    await db.at('2024-04-28', async () => {
      const attach = () =>
        putInspectionFile(db, staff.officerChengdu, { p_kind: 'rectification', p_finding_id: finding.id })
      await expectFailure(attach(), 404, 'inspection_file_not_possible')
      await handle(staff.cityChengdu, finding, 'rectify', '更换老化设备', '2024-05-10')
      const { id } = await attach()
      expect((await again()).files).toEqual([])
      await handle(staff.officerChengdu, await again(staff.officerChengdu), 'answer', '已更换设备，附照片')
      expect((await again()).files).toMatchObject([{ id, by: staff.officerChengdu.name }])
      await expectFailure(attach(), 404, 'inspection_file_not_possible')
      await handle(staff.cityChengdu, finding, 'rectify', '照片看不清铭牌', '2024-05-15')
      await expectFailure(
        db.rpc(staff.officerChengdu, 'remove_inspection_file', { p_id: id }),
        409,
        'inspection_file_was_answered',
      )
      await attach()
      await handle(staff.officerChengdu, await again(staff.officerChengdu), 'answer', '补交铭牌照片')
      await handle(staff.cityChengdu, await again(), 'close', '整改到位')
    })
    expect((await again()).status).toBe('closed')
    expect((finding.steps as Row[]).map(({ step, by }) => `${step} ${by}`)).toEqual([
      `rectify ${staff.cityChengdu.name}`,
      `answer ${staff.officerChengdu.name}`,
      `send_back ${staff.cityChengdu.name}`,
      `answer ${staff.officerChengdu.name}`,
      `close ${staff.cityChengdu.name}`,
    ])
    expect(finding.files).toHaveLength(2)
    for (const sql of [
      'update private.finding_steps set note = note where finding_id = $1',
      'delete from private.finding_steps where finding_id = $1',
    ])
      await expectFailure(db.admin(sql, [finding.id]), 403, 'append_only')
  })

  test('is opened by the center of the evaluation or the province, and answered by the institution alone', async () => {
    for (const [name, who] of Object.entries(cast)) {
      if (who === staff.cityChengdu || who?.email.startsWith('reviewer')) continue
      const attempt = db.rpc(who, 'handle_finding', {
        p_id: finding.id,
        p_action: 'rectify',
        p_note: '限期整改',
        p_expected_version: 1,
        p_rectify_by: '2024-05-10',
      })
      if (!who) await expectRefused(attempt)
      else if (who === staff.officerChengdu) await expectFailure(attempt, 409, 'action_not_possible')
      else if ((who as { role?: string }).role !== 'province_reviewer')
        await expectFailure(attempt, 404, 'finding_not_found').catch((error) => {
          throw new Error(`${name}: ${error.message}`)
        })
      else attempt.catch(() => undefined)
    }
  })

  test('past its term counts as overdue for the center and the institution', async () => {
    await db.at('2024-04-28', () =>
      handle(staff.cityChengdu, finding, 'rectify', '更换老化设备', '2024-05-12'),
    )
    const late = (who: Login) => db.rpc<Record<string, number>>(who, 'my_inspections')
    const both = async () => [
      (await late(staff.cityChengdu)).late,
      (await late(staff.officerChengdu)).to_rectify_late,
    ]
    const before = await db.at('2024-05-12', both)
    await db.at('2024-05-13', async () => {
      expect(await both()).toEqual(before.map((count) => Number(count) + 1))
      expect((await late(staff.cityMianyang)).late).toBe(0)
      expect((await late(staff.officerMianyang)).to_rectify).toBe(0)
      expect((await late(made.first)).late).toBe(0)
    })
  })
})

describe('the work of the supervisors', () => {
  const annexOf = async (personId: string) => {
    const [row] = await db.admin<{ rows: Row[] }>(
      `select private.records_of_annex($1, 'supervisor', '2021-01-01', '2025-12-31') as rows`,
      [personId],
    )
    return row?.rows ?? []
  }

  test('is on record, confirmed, with the report: 督导次数 and 督导地点 count it once', async () => {
    const made = await acceptedInspection(db)
    const before = (await annexOf(made.first.personId)).length
    await db.at(LAST_DAY, async () => {
      const { version } = await saveReport(db, made.first, made.reportId, reportDraft())
      expect(await annexOf(made.first.personId)).toHaveLength(before)
      await submitReport(db, made.first, made.reportId, version)
    })
    const rows = await annexOf(made.first.personId)
    expect(rows).toHaveLength(before + 1)
    expect(rows.at(-1)).toMatchObject({
      held_on: '2024-04-25',
      place: made.evaluation.site,
      status: 'confirmed',
    })
    const colleague = await recordsOf(made.second.personId)
    expect(colleague.find(({ evaluation_id }) => evaluation_id === made.evaluation.id)).toMatchObject({
      source: 'inspection',
      decided_by_name: `督导报告 ${made.order.number}`,
    })
  })

  test('that was entered by hand is confirmed and not counted twice, whatever day of it was written', async () => {
    const made = await acceptedInspection(db)
    const before = (await recordsOf(made.first.personId)).length
    await db.at(LAST_DAY, async () => {
      await db.rpc(made.first, 'declare_record', {
        p_person_id: made.first.personId,
        p_role: 'supervisor',
        p_held_on: '2024-04-26',
        p_institution_name: made.evaluation.institution_name,
        p_batch: made.evaluation.batch,
      })
      const { version } = await saveReport(db, made.first, made.reportId, reportDraft())
      await submitReport(db, made.first, made.reportId, version)
    })
    const rows = await recordsOf(made.first.personId)
    expect(rows).toHaveLength(before + 1)
    expect(rows.at(-1)).toMatchObject({ held_on: '2024-04-26', status: 'confirmed', source: 'applicant' })
  })

  test('that the center disputed stays disputed', async () => {
    const made = await acceptedInspection(db)
    await db.at(LAST_DAY, async () => {
      const id = await db.rpc<string>(made.first, 'declare_record', {
        p_person_id: made.first.personId,
        p_role: 'supervisor',
        p_held_on: '2024-04-25',
        p_institution_name: made.evaluation.institution_name,
        p_batch: made.evaluation.batch,
      })
      await db.rpc(staff.cityChengdu, 'decide_records', {
        p_ids: [id],
        p_decision: 'disputed',
        p_reason: '未到场',
      })
      const { version } = await saveReport(db, made.first, made.reportId, reportDraft())
      await submitReport(db, made.first, made.reportId, version)
      expect((await recordsOf(made.first.personId)).find((row) => row.id === id)).toMatchObject({
        status: 'disputed',
      })
    })
  })

  test('of who was not there is not on record', async () => {
    const made = await acceptedInspection(db)
    const before = (await recordsOf(made.second.personId)).length
    await db.at(LAST_DAY, async () => {
      const draft = reportDraft({ attendees: made.first.personId })
      const { version } = await saveReport(db, made.first, made.reportId, draft)
      await submitReport(db, made.first, made.reportId, version)
    })
    expect(await recordsOf(made.second.personId)).toHaveLength(before)
    expect((await readReport(db, staff.cityChengdu, made.reportId)).report).toMatchObject({
      attendee_names: [made.first.name],
    })
  })
})
