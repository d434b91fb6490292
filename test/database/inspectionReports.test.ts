import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { voidDraw } from '../support/dispatch'
import { expectFailure, expectRefused } from '../support/failures'
import {
  acceptedInspection,
  type Inspection,
  ITEMS,
  LAST_DAY,
  problem,
  REPORT_DUE,
  readReport,
  reportDraft,
  saveReport,
  submitReport,
} from '../support/inspections'
import { CAST_DAY, cast, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Row } from '../support/session'

/** Proves who writes a report and when, what a submission demands, and that it is a fact afterwards. */

const db = await createDatabase()
let made: Inspection
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
  made = await acceptedInspection(db)
})

const rowOf = async () =>
  (await db.admin<Row>('select * from public.inspection_reports where id = $1', [made.reportId]))[0]
const save = (changes: Row, version?: number, who = made.first) =>
  saveReport(db, who, made.reportId, changes, version)
const submit = (version: number, who = made.first, request?: string) =>
  submitReport(db, who, made.reportId, version, request)
const writeAll = async (wish: Row = {}) => (await save(reportDraft(wish))).version

describe('a report', () => {
  test('is owed from the first acceptance on, within working days after the last day of the evaluation', async () => {
    expect(await rowOf()).toMatchObject({
      number: made.order.number,
      status: 'awaited',
      due_on: REPORT_DUE,
      supervisor_names: [made.first.name, made.second.name],
      head_count: 45,
    })
  })

  test('awaits the calendar where its term reaches into a year that is not loaded, and is dated once it is', async () => {
    await db.admin('update public.inspection_reports set due_on = null where id = $1', [made.reportId])
    await db.at(LAST_DAY, async () => {
      await submit(await writeAll())
      expect(await rowOf()).toMatchObject({ due_on: null, days_late: null })
      await db.rpc(staff.cityChengdu, 'advance_due')
      expect(await rowOf()).toMatchObject({ due_on: REPORT_DUE, days_late: 0 })
    })
  })

  test('is written by its supervisors from the first day on, and by nobody else', async () => {
    await expectFailure(save({ situation: '提前' }), 409, 'inspection_not_begun')
    await db.at('2024-04-25', async () => {
      for (const [name, who] of Object.entries(cast)) {
        const attempt = saveReport(db, who as never, made.reportId, { situation: '不是我' })
        if (!who) await expectRefused(attempt)
        else
          await expectFailure(attempt, 404, 'inspection_report_not_found').catch((error) => {
            throw new Error(`${name}: ${error.message}`)
          })
      }
      await save({ situation: '考前到场' })
      expect(await rowOf()).toMatchObject({ status: 'draft' })
    })
  })

  test('of a void draw is dropped, and what was drafted is not handed on', async () => {
    await db.at('2024-04-25', () => save({ situation: '考前到场' }))
    await voidDraw(db, made.order)
    expect(await rowOf()).toMatchObject({ status: 'dropped', supervisor_ids: [] })
    await db.at('2024-04-25', () =>
      expectFailure(save({ situation: '已作废' }, 2), 404, 'inspection_report_not_found'),
    )
  })
})

describe('a draft', () => {
  test('is the supervisors’ own: the center reads that it is awaited and no word of it, the institution nothing', async () => {
    await db.at('2024-04-25', async () => {
      await save({ situation: '仅督导员可见' })
      const colleague = await readReport(db, made.second, made.reportId)
      expect(colleague.draft).toMatchObject({
        content: { situation: '仅督导员可见' },
        saved_by: made.first.name,
      })
      expect(colleague.items?.map(({ code }) => code)).toEqual([...ITEMS])
      for (const who of [staff.cityChengdu, staff.reviewerOne, staff.managerChengdu]) {
        const seen = await readReport(db, who, made.reportId)
        expect(seen).toMatchObject({ draft: null, is_writer: false, findings: [], files: [] })
        expect(JSON.stringify(seen)).not.toContain('仅督导员可见')
      }
      for (const who of [staff.officerChengdu, staff.cityMianyang, staff.auditor, staff.dismissed])
        await expectFailure(readReport(db, who, made.reportId), 404, 'inspection_report_not_found')
    })
  })

  test('that a colleague has saved meanwhile names the colleague', async () => {
    await db.at('2024-04-25', async () => {
      await save({ situation: '甲' })
      const values = await expectFailure(save({ situation: '乙' }, 1, made.second), 409, 'stale_version')
      expect(values).toMatchObject({ by: made.first.name, version: 2 })
      expect(await save({ situation: '乙' }, 2, made.second)).toMatchObject({ version: 3 })
    })
  })

  test('holds texts of its own fields and of bounded length only', async () => {
    await db.at('2024-04-25', async () => {
      await expectFailure(save({ status: 'submitted' }), 422, 'field_unknown')
      await expectFailure(save({ 'nothing.answer': 'ok' }), 422, 'field_unknown')
      await expectFailure(save({ situation: { a: 1 } }), 422, 'form_unreadable')
      await expectFailure(save({ 'other.note': '长'.repeat(1001) }), 422, 'field_too_long')
      await expectFailure(saveReport(db, made.first, made.reportId, [] as never), 422, 'form_unreadable')
    })
  })
})

describe('a submission', () => {
  const refused = async (wish: Row, key: string, field: string) =>
    expect(
      await db.at(LAST_DAY, async () => {
        const { draft } = await readReport(db, made.first, made.reportId)
        const { version } = await save(reportDraft(wish), draft?.version)
        return expectFailure(submit(version), 422, key)
      }),
    ).toMatchObject({ field })

  test('answers every item, and says what is wrong and how grave', async () => {
    await refused({ 'papers_sealed.answer': '' }, 'inspection_item_missing', 'papers_sealed.answer')
    await refused({ 'other.answer': 'perhaps' }, 'inspection_item_missing', 'other.answer')
    const wrong = problem('stand_ins')
    await refused({ ...wrong, 'stand_ins.note': '有' }, 'inspection_note_missing', 'stand_ins.note')
    await refused(
      { ...wrong, 'stand_ins.severity': 'x' },
      'inspection_severity_missing',
      'stand_ins.severity',
    )
    await refused({ ...wrong, proposal: ' ' }, 'inspection_proposal_missing', 'proposal')
    await refused({ present_count: '' }, 'inspection_count_missing', 'present_count')
    await refused({ present_count: '四十' }, 'number_invalid', 'present_count')
    await refused({ situation: '好' }, 'inspection_situation_missing', 'situation')
    await refused({ rectify_by: '2024-04-01' }, 'rectify_by_missing', 'rectify_by')
    await refused({ attendees: randomUUID(), rectify_by: '' }, 'inspection_attendees_missing', 'attendees')
    expect(await rowOf()).toMatchObject({ status: 'draft', items: null })
  })

  test('names nobody who was not on the list of the evaluation', async () => {
    await db.at(LAST_DAY, async () => {
      const version = await writeAll(problem('assessor_cards', 'grave', { person: cast.lin?.id }))
      await expectFailure(submit(version), 404, 'person_not_found')
    })
  })

  test('counts once, by whoever of the supervisors sends it, and nobody writes after it', async () => {
    await db.at(LAST_DAY, async () => {
      const version = await writeAll()
      const request = randomUUID()
      const again = () => submit(version, made.second, request)
      const { done, failed } = await race([again, again, again])
      expect([done.length, failed.length]).toEqual([3, 0])
      await expectFailure(submit(version + 1), 409, 'inspection_report_submitted')
      await expectFailure(save({ situation: '改口' }, version + 1), 409, 'inspection_report_submitted')
      const { report, events } = await readReport(db, made.first, made.reportId)
      expect(report).toMatchObject({ status: 'submitted', days_late: 0, problems: 0, present_count: 43 })
      expect(events.map(({ kind }) => kind)).toEqual(['begun', 'submitted'])
    })
  })

  test('of two supervisors at once with different pens is one', async () => {
    await db.at(LAST_DAY, async () => {
      const version = await writeAll()
      const { done, failed } = await race([
        () => submit(version, made.first),
        () => submit(version, made.second),
      ])
      expect([done.length, failed.length]).toEqual([1, 1])
    })
  })

  test('after the term is late by its days, which the center sees', async () => {
    await db.at('2024-05-10', async () => {
      await submit(await writeAll())
      const { report } = await readReport(db, staff.cityChengdu, made.reportId)
      expect(report).toMatchObject({ due_on: REPORT_DUE, days_late: 3 })
    })
  })

  test('tells the institution and nobody before', async () => {
    await db.at(LAST_DAY, async () => {
      const version = await writeAll()
      const told = () =>
        db.admin(
          `select 1 from public.notifications where kind = 'inspection_report' and user_id = $1
          and params ->> 'report_id' = $2`,
          [staff.officerChengdu.id, made.reportId],
        )
      expect(await told()).toHaveLength(0)
      await submit(version)
      expect(await told()).toHaveLength(1)
      expect(await readReport(db, staff.officerChengdu, made.reportId)).toMatchObject({ may_comment: true })
      for (const who of [staff.officerMianyang, staff.cityMianyang, staff.auditor, staff.securityAdmin])
        await expectFailure(readReport(db, who, made.reportId), 404, 'inspection_report_not_found')
    })
  })

  test('cannot be rewritten or removed by anybody', async () => {
    await db.at(LAST_DAY, async () => submit(await writeAll()))
    for (const sql of [
      `update public.inspection_reports set situation = '另一种说法' where id = $1`,
      `update public.inspection_reports set items = '[]' where id = $1`,
      `update public.inspection_reports set status = 'draft', submitted_at = null, items = null, disclosed_to = null where id = $1`,
      'delete from public.inspection_reports where id = $1',
      'update private.inspection_events set note = $$x$$ where report_id = $1',
      'delete from private.inspection_events where report_id = $1',
    ])
      await expectFailure(db.admin(sql, [made.reportId]), 403, 'append_only')
  })
})
