import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { type Inspection, readReport, reportedInspection } from '../support/inspections'
import { CAST_DAY, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who says what on a submitted report: the institution once, the center once, nobody else. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})
beforeEach(async () => {
  await db.admin(`update public.dispatches set status = 'released', decline_reason = null where true`)
})

describe('the words of both sides', () => {
  const comment = (made: Inspection, who: Login, version: number, text = '情况属实，立即整改') =>
    db.rpc(who, 'comment_inspection_report', {
      p_id: made.reportId,
      p_comment: text,
      p_is_contested: false,
      p_expected_version: version,
    })
  const sign = (made: Inspection, who: Login, version: number) =>
    db.rpc(who, 'read_inspection_report', {
      p_id: made.reportId,
      p_note: '已阅',
      p_expected_version: version,
    })

  test('the institution comments once, nobody else does', async () => {
    const made = await reportedInspection(db)
    const { version } = (await readReport(db, staff.officerChengdu, made.reportId)).report
    for (const who of [
      staff.cityChengdu,
      staff.officerMianyang,
      staff.reviewerOne,
      made.first,
      staff.auditor,
    ])
      await expectFailure(comment(made, who, version), 404, 'inspection_report_not_found')
    await expectFailure(comment(made, staff.officerChengdu, version, ' '), 422, 'note_missing')
    await expectFailure(comment(made, staff.officerChengdu, version - 1), 409, 'stale_version')
    await comment(made, staff.officerChengdu, version)
    await expectFailure(comment(made, staff.officerChengdu, version + 1), 409, 'inspection_report_commented')
    expect((await readReport(db, staff.cityChengdu, made.reportId)).report).toMatchObject({
      comment: '情况属实，立即整改',
      commented_by_name: staff.officerChengdu.name,
    })
  })

  test('a center of the evaluation reads it once, which takes it off the desk', async () => {
    const made = await reportedInspection(db)
    const { version } = (await readReport(db, staff.cityChengdu, made.reportId)).report
    const waiting = async () =>
      (await db.rpc<{ to_read: number }>(staff.cityChengdu, 'my_inspections')).to_read
    const before = await waiting()
    for (const who of [staff.officerChengdu, made.first, staff.managerChengdu, staff.provinceAdmin])
      await expectFailure(sign(made, who, version), 403, 'not_permitted')
    await expectFailure(sign(made, staff.cityMianyang, version), 404, 'inspection_report_not_found')
    await sign(made, staff.cityChengdu, version)
    expect(await waiting()).toBe(before - 1)
    await expectFailure(sign(made, staff.reviewerOne, version + 1), 409, 'inspection_report_read')
  })
})
