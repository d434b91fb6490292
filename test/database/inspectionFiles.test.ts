import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import {
  acceptedInspection,
  type Inspection,
  LAST_DAY,
  putInspectionFile,
  readReport,
  reportDraft,
  saveReport,
  submitReport,
} from '../support/inspections'
import { CAST_DAY, cast, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'
import { readersOf, upload } from '../support/storage'

/** Proves who adds photos and signed pages, and who may download them when: storage reads the report's row. */

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

const photo = (who: Login, more = {}) =>
  putInspectionFile(db, who, { p_report_id: made.reportId, p_item: 'rooms_equipment', ...more })
const signed = (who: Login) =>
  putInspectionFile(db, who, { p_kind: 'signed_page', p_report_id: made.reportId }, 'application/pdf')
const submit = async () => {
  const { draft } = await readReport(db, made.first, made.reportId)
  const { version } = await saveReport(db, made.first, made.reportId, reportDraft(), draft?.version)
  await submitReport(db, made.first, made.reportId, version)
}
const everybody = () => ({ ...cast, first: made.first, second: made.second })

describe('photos', () => {
  test('are added by the supervisors while they write, and by nobody else', async () => {
    await expectFailure(photo(made.first), 404, 'inspection_file_not_possible')
    await db.at(LAST_DAY, async () => {
      for (const who of Object.values(cast)) {
        if (!who) await expectRefused(photo(who as never))
        else await expectFailure(photo(who), 404, 'inspection_file_not_possible')
      }
      await photo(made.first)
      await photo(made.second)
      await submit()
      await expectFailure(photo(made.first), 404, 'inspection_file_not_possible')
      expect((await readReport(db, staff.cityChengdu, made.reportId)).files).toHaveLength(2)
    })
  })

  test('are downloaded by the supervisors at once, by centers and institution from the submission on', async () => {
    await db.at(LAST_DAY, async () => {
      const { path } = await photo(made.first)
      expect(await readersOf(db, everybody(), path)).toEqual(['first', 'second'])
      await submit()
      const readers = await readersOf(db, everybody(), path)
      expect(readers).toEqual(
        expect.arrayContaining(['first', 'second', 'officerChengdu', 'cityChengdu', 'reviewerOne']),
      )
      for (const name of [
        'officerMianyang',
        'cityMianyang',
        'auditor',
        'securityAdmin',
        'dismissed',
        'lin',
        'outsider',
      ])
        expect(readers).not.toContain(name)
    })
  })

  test('are pictures, of an item of the checklist, uploaded by who announced them', async () => {
    await db.at(LAST_DAY, async () => {
      await expectFailure(
        putInspectionFile(db, made.first, { p_report_id: made.reportId }, 'application/pdf'),
        422,
        'document_type',
      )
      await expectFailure(photo(made.first, { p_item: 'nothing' }), 422, 'field_unknown')
      await expectFailure(photo(made.first, { p_bytes: 20971521 }), 422, 'document_too_large')
      const announced = await db.rpc<{ id: string; path: string }>(made.first, 'register_inspection_file', {
        p_kind: 'photo',
        p_report_id: made.reportId,
        p_finding_id: null,
        p_item: null,
        p_name: '现场.jpg',
        p_mime_type: 'image/jpeg',
        p_bytes: 1000,
      })
      const file = { path: announced.path, bytes: 1000, mimeType: 'image/jpeg' }
      await expectRefused(upload(db, made.second, 'documents', file))
      await expectRefused(upload(db, made.first, 'documents', { ...file, path: 'inspections/elsewhere.jpg' }))
      await expectFailure(
        db.rpc(made.first, 'complete_inspection_file', { p_id: announced.id }),
        422,
        'upload_missing',
      )
    })
  })

  test('are taken off a draft, never off a submitted report', async () => {
    await db.at(LAST_DAY, async () => {
      const [gone, kept] = [await photo(made.first), await photo(made.first)]
      const remove = (who: Login, id: string) => db.rpc(who, 'remove_inspection_file', { p_id: id })
      await expectFailure(remove(staff.cityChengdu, gone.id), 404, 'inspection_file_not_possible')
      await remove(made.second, gone.id)
      expect(await readersOf(db, everybody(), gone.path)).toEqual([])
      await submit()
      await expectFailure(remove(made.first, kept.id), 404, 'inspection_file_not_possible')
    })
  })

  test('that broke off on their way end after a day', async () => {
    await db.at(LAST_DAY, async () => {
      await db.rpc(made.first, 'register_inspection_file', {
        p_kind: 'photo',
        p_report_id: made.reportId,
        p_finding_id: null,
        p_item: null,
        p_name: '现场.jpg',
        p_mime_type: 'image/jpeg',
        p_bytes: 1000,
      })
    })
    await db.at('2024-04-28', () => db.rpc(staff.cityChengdu, 'advance_due'))
    const [row] = await db.admin('select status from private.inspection_files where report_id = $1', [
      made.reportId,
    ])
    expect(row).toEqual({ status: 'removed' })
  })
})

describe('the signed page', () => {
  test('is the institution’s until it has commented, and then everybody’s who reads the report', async () => {
    await db.at(LAST_DAY, async () => {
      await expectFailure(signed(staff.officerChengdu), 404, 'inspection_file_not_possible')
      await submit()
      for (const who of [staff.officerMianyang, staff.cityChengdu, made.first])
        await expectFailure(signed(who), 404, 'inspection_file_not_possible')
      const { path } = await signed(staff.officerChengdu)
      expect(await readersOf(db, everybody(), path)).toEqual(['officerChengdu'])
      const { version } = (await readReport(db, staff.officerChengdu, made.reportId)).report
      await db.rpc(staff.officerChengdu, 'comment_inspection_report', {
        p_id: made.reportId,
        p_comment: '情况属实',
        p_is_contested: false,
        p_expected_version: version,
      })
      expect(await readersOf(db, everybody(), path)).toEqual(
        expect.arrayContaining(['first', 'officerChengdu', 'cityChengdu', 'reviewerOne']),
      )
      await expectFailure(signed(staff.officerChengdu), 404, 'inspection_file_not_possible')
    })
  })
})
