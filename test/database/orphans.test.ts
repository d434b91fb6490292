import { beforeAll, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { attach, startFile } from '../support/files'
import { CAST_DAY, cast, outsider } from '../support/people'
import { seedCast } from '../support/seedCast'
import { upload } from '../support/storage'

/** Proves how uploads end that no document came of, and who learns which bytes nobody needs any more. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const orphans = async () =>
  (await db.superuser<{ path: string }>('select public.orphaned_objects() as path')).map(({ path }) => path)
const age = (path: string) =>
  db.superuser(`update storage.objects set created_at = '2024-04-14T08:00+08' where name = $1`, [path])
const rowOf = async (id: string) =>
  (
    await db.admin<{ path: string; status: string }>(
      'select path, status from public.documents where id = $1',
      [id],
    )
  )[0]

const announce = (who: Parameters<typeof startFile>[1], file: string, kind = 'photo') =>
  db.rpc<{ id: string; path: string }>(who, 'register_document', {
    p_application_id: file,
    p_kind: kind,
    p_name: '照片.jpg',
    p_mime_type: 'image/jpeg',
    p_bytes: 20_000,
  })

test('an upload that was announced and never completed ends after a day, and cannot be completed then', async () => {
  const applicant = await makeApplicant(db)
  const file = await startFile(db, applicant)
  const { id, path } = await announce(applicant, file)
  await upload(db, applicant, 'documents', { path, bytes: 20_000, mimeType: 'image/jpeg' })
  await db.rpc(outsider, 'advance_due')
  expect(await rowOf(id)).toMatchObject({ status: 'pending' })
  await age(path)
  expect(await orphans()).not.toContain(path)
  await db.at('2024-04-16T09:01:00+08:00', async () => {
    const { ended_uploads } = await db.rpc<{ ended_uploads: number }>(outsider, 'advance_due')
    expect(ended_uploads).toBe(1)
    expect(await rowOf(id)).toMatchObject({ status: 'removed' })
    await expectFailure(db.rpc(applicant, 'complete_document', { p_id: id }), 404, 'document_not_found')
    expect(await db.rpc(outsider, 'advance_due')).toMatchObject({ ended_uploads: 0 })
  })
  expect(await orphans()).toContain(path)
})

test('what was replaced, taken off or announced anew is an orphan a day later; what a file holds never is', async () => {
  const applicant = await makeApplicant(db)
  const file = await startFile(db, applicant)
  const first = await rowOf(await attach(db, applicant, file, 'photo'))
  const kept = await rowOf(await attach(db, applicant, file, 'photo'))
  const removed = await attach(db, applicant, file, 'id_card')
  await db.rpc(applicant, 'remove_document', { p_id: removed })
  const broken = await announce(applicant, file, 'card_scan')
  await upload(db, applicant, 'documents', { path: broken.path, bytes: 20_000, mimeType: 'image/jpeg' })
  await announce(applicant, file, 'card_scan')
  const gone = [first?.path, (await rowOf(removed))?.path, broken.path].map(String)
  expect(await orphans()).not.toEqual(expect.arrayContaining([gone[0]]))
  for (const path of [...gone, String(kept?.path)]) await age(path)
  const found = await orphans()
  expect(found).toEqual(expect.arrayContaining(gone))
  expect(found).not.toContain(kept?.path)
})

test('a replaced photo stays as long as a form was printed with it', async () => {
  const applicant = await makeApplicant(db)
  const file = await bringTo(db, applicant, 'returned', {
    from: 're_review',
    p_documents: ['photo', 'id_card'],
  })
  const stored = await db.admin<{ kind: string; path: string }>(
    `select kind, path from public.documents where application_id = $1 and kind in ('photo', 'id_card')`,
    [file],
  )
  for (const { kind, path } of stored) {
    await attach(db, applicant, file, kind)
    await age(path)
  }
  const found = await orphans()
  expect(found).toContain(stored.find(({ kind }) => kind === 'id_card')?.path)
  expect(found).not.toContain(stored.find(({ kind }) => kind === 'photo')?.path)
})

test('the sealed scan of a summary table is none, the one of a table generated anew is', async () => {
  const id = await bringTo(db, await makeApplicant(db), 'awaiting_receipt')
  const [batch] = await db.admin<{ id: string; scan_path: string }>(
    'select b.id, b.scan_path from public.summary_batches b join public.applications a on a.batch_id = b.id where a.id = $1',
    [id],
  )
  const path = String(batch?.scan_path)
  await age(path)
  expect(await orphans()).not.toContain(path)
  await db.admin('update public.summary_batches set scan_path = null where id = $1', [batch?.id])
  expect(await orphans()).toContain(path)
})

test('only the maintenance job asks', async () => {
  const [may] = await db.superuser<{ may: boolean }>(
    `select has_function_privilege('service_role', 'public.orphaned_objects(integer)', 'execute') as may`,
  )
  expect(may).toEqual({ may: true })
  for (const login of Object.values(cast)) {
    await expectRefused(db.rpc(login, 'orphaned_objects'))
  }
})
