import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { attach, decide, startFile, submit } from '../support/files'
import { CAST_DAY, type CastApplicant, cast, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'
import { findObject, removeObject, UploadRefused, upload } from '../support/storage'

/** Proves who uploads and who opens documents: the functions that announce them and the policies of storage. */

const db = await createDatabase()
const BUCKET = 'documents'

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const announce = (who: Login, id: string, kind = 'photo', more: Record<string, unknown> = {}) =>
  db.rpc<{ id: string; path: string }>(who, 'register_document', {
    p_application_id: id,
    p_kind: kind,
    p_name: '照片.jpg',
    p_mime_type: 'image/jpeg',
    p_bytes: 1000,
    ...more,
  })
const complete = (who: Login, id: string) => db.rpc(who, 'complete_document', { p_id: id })
const put = (who: Login | null, path: string) =>
  upload(db, who, BUCKET, { path, bytes: 1000, mimeType: 'image/jpeg' })
const photoOf = async (id: string) => {
  const [row] = await db.admin<{ id: string; path: string }>(
    `select id, path from public.documents where application_id = $1 and kind = 'photo' and status = 'stored'`,
    [id],
  )
  if (!row) throw new Error(`no photo of ${id}`)
  return row
}
const opens = async (who: Login | null, path: string) =>
  (await findObject(db, who, BUCKET, path)) !== undefined

describe('an upload', () => {
  let applicant: CastApplicant
  let id: string

  beforeAll(async () => {
    applicant = await makeApplicant(db)
    id = await startFile(db, applicant)
  })

  test.each([
    ['document_type', { p_mime_type: 'application/pdf' }],
    ['document_type', { p_mime_type: 'text/html' }],
    ['document_empty', { p_bytes: 0 }],
    ['document_too_large', { p_bytes: 2097153 }],
    ['document_name', { p_name: ' ' }],
    ['document_name', { p_name: '长'.repeat(201) }],
    ['document_unknown', { p_kind: 'film' }],
    ['document_unknown', { p_kind: 'batch_scan' }],
  ])('is announced in vain: %s of %o', async (key, wrong) => {
    expect(await expectFailure(announce(applicant, id, 'photo', wrong), 422, key)).toMatchObject({
      field: expect.any(String),
    })
  })

  test('may be as large as its kind allows', async () => {
    await announce(applicant, id, 'photo', { p_bytes: 2097152 })
  })

  test.each([
    [413, { bytes: 52_428_800, mimeType: 'image/jpeg' }],
    [415, { bytes: 1000, mimeType: 'text/html' }],
    [415, { bytes: 1000, mimeType: 'application/zip' }],
  ])('is refused by the bucket itself with %i', async (status, file) => {
    const { path } = await announce(applicant, id)
    const refusal = await upload(db, applicant, BUCKET, { path, ...file }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(UploadRefused)
    expect(refusal).toMatchObject({ status })
  })

  test('goes only where it was announced, and only from who announced it', async () => {
    const { path } = await announce(applicant, id)
    const others: (Login | null)[] = Object.values(cast)
    for (const who of others) await expectRefused(put(who, path))
    const strange = [
      '',
      '..',
      `applications/${id}/x.jpg`,
      'applications/x/y',
      '/',
      `${path}/x`,
      '照片',
      '%',
      "'",
    ]
    for (const name of strange) await expectRefused(put(applicant, name))
    await put(applicant, path)
    await expect(put(applicant, path)).rejects.toMatchObject({ code: '23505' })
  })

  test('counts once its bytes are there, and replaces the one before', async () => {
    const first = await attach(db, applicant, id, 'id_card')
    const { id: second, path } = await announce(applicant, id, 'id_card')
    await expectFailure(complete(applicant, second), 422, 'upload_missing')
    await put(applicant, path)
    await expectFailure(complete(staff.officerChengdu, second), 404, 'document_not_found')
    await complete(applicant, second)
    expect(await complete(applicant, second)).toEqual({ id: second, status: 'stored' })
    const rows = await db.admin(
      'select id, status from public.documents where id = any ($1) order by status',
      [[first, second]],
    )
    expect(rows).toEqual([
      { id: first, status: 'removed' },
      { id: second, status: 'stored' },
    ])
  })

  test('of another size than announced does not count', async () => {
    const { id: document, path } = await announce(applicant, id, 'id_card', { p_bytes: 999 })
    await put(applicant, path)
    await expectFailure(complete(applicant, document), 422, 'upload_differs')
  })

  test('of another type than announced does not count', async () => {
    const { id: document, path } = await announce(applicant, id, 'id_card')
    await put(applicant, path)
    await db.superuser(
      `update storage.objects set metadata = metadata || '{"mimetype": "application/pdf"}' where name = $1`,
      [path],
    )
    await expectFailure(complete(applicant, document), 422, 'upload_differs')
  })

  test('is not changed or taken away in storage by anybody', async () => {
    const document = await attach(db, applicant, id, 'photo')
    const [row] = await db.admin<{ path: string }>('select path from public.documents where id = $1', [
      document,
    ])
    const path = String(row?.path)
    for (const who of [applicant, staff.officerChengdu, outsider]) {
      expect(await removeObject(db, who, BUCKET, path)).toBe(false)
      const changed = await db.read(
        who,
        'update storage.objects set name = $1 where name = $2 returning id',
        ['x', path],
      )
      expect(changed).toEqual([])
    }
  })
})

describe('once a file is submitted', () => {
  test('what was announced before can no longer replace what was submitted', async () => {
    const applicant = await makeApplicant(db)
    const id = await startFile(db, applicant)
    for (const kind of ['photo', 'id_card', 'card_scan', 'work_summary'])
      await attach(db, applicant, id, kind)
    const late = await announce(applicant, id)
    await submit(db, applicant, id)
    await put(applicant, late.path)
    await expectFailure(complete(applicant, late.id), 409, 'document_not_editable')
    await expectFailure(announce(applicant, id), 409, 'document_not_editable')
    const { id: photo } = await photoOf(id)
    await expectFailure(db.rpc(applicant, 'remove_document', { p_id: photo }), 409, 'document_not_editable')
  })

  test('the seal is uploaded while it is awaited, in its data version', async () => {
    const applicant = await makeApplicant(db)
    const id = await bringTo(db, applicant, 'unit_review')
    await expectFailure(announce(applicant, id, 'sealed_form'), 409, 'document_not_editable')
    await decide(db, staff.officerChengdu, id, 'approve')
    const scan = await attach(db, staff.officerChengdu, id, 'sealed_form')
    const [row] = await db.admin('select data_version from public.documents where id = $1', [scan])
    expect(row).toEqual({ data_version: 1 })
  })
})

describe('a stored document is opened', () => {
  let applicant: CastApplicant
  let id: string
  let photo: { id: string; path: string }

  beforeAll(async () => {
    applicant = await makeApplicant(db)
    id = await bringTo(db, applicant, 're_review')
    photo = await photoOf(id)
  })

  test('by its person, and by nobody of the cast without a claim or a logged reason', async () => {
    expect(await opens(applicant, photo.path)).toBe(true)
    for (const who of Object.values(cast)) expect(await opens(who, photo.path)).toBe(false)
  })

  test('by who claimed the file, until the claim ends', async () => {
    await db.rpc(staff.cityChengdu, 'claim_application', { p_id: id })
    expect(await opens(staff.cityChengdu, photo.path)).toBe(true)
    expect(await opens(staff.reviewerOne, photo.path)).toBe(false)
    await db.at(`${CAST_DAY}T09:21:00+08:00`, async () => {
      expect(await opens(staff.cityChengdu, photo.path)).toBe(false)
    })
    await db.rpc(staff.cityChengdu, 'release_application', { p_id: id })
    expect(await opens(staff.cityChengdu, photo.path)).toBe(false)
    await expectFailure(
      db.rpc(staff.cityMianyang, 'claim_application', { p_id: id }),
      404,
      'application_not_found',
    )
    // It is the city's turn, not the unit's.
    await expectFailure(db.rpc(staff.officerChengdu, 'claim_application', { p_id: id }), 403, 'not_permitted')
  })

  test('for a logged reason, for ten minutes', async () => {
    const open = (who: Login, p_reason: string | null) =>
      db.rpc(who, 'open_document', { p_id: photo.id, p_reason })
    await expectFailure(open(staff.reviewerOne, null), 422, 'reason_missing')
    await expectFailure(open(staff.cityMianyang, '核查投诉'), 404, 'document_not_found')
    await expectFailure(open(staff.managerProvince, '核查投诉'), 404, 'document_not_found')
    await open(staff.reviewerOne, '核查投诉')
    expect(await opens(staff.reviewerOne, photo.path)).toBe(true)
    await db.at(`${CAST_DAY}T09:11:00+08:00`, async () => {
      expect(await opens(staff.reviewerOne, photo.path)).toBe(false)
    })
    const log = await db.admin(
      `select actor, kind, subject, person_id, reason from public.access_log where subject_id = $1`,
      [photo.id],
    )
    expect(log).toEqual([
      {
        actor: staff.reviewerOne.id,
        kind: 'open',
        subject: 'document:photo',
        person_id: applicant.personId,
        reason: '核查投诉',
      },
    ])
  })

  test('but not as a signed address, which would open to anybody and outlive the reason', async () => {
    await db.rpc(staff.reviewerOne, 'open_document', { p_id: photo.id, p_reason: '核查投诉' })
    const reach = (operation: string) =>
      db.as(staff.reviewerOne, async (session) => {
        await session.query(`select set_config('storage.operation', $1, true)`, [operation])
        const rows = await session.query('select id from storage.objects where name = $1', [photo.path])
        return rows.length > 0
      })
    expect(await reach('storage.object.get_authenticated')).toBe(true)
    expect(await reach('storage.object.sign')).toBe(false)
    expect(await reach('storage.object.sign_many')).toBe(false)
  })

  test('by nobody who was dismissed since', async () => {
    await db.rpc(staff.reviewerThree, 'open_document', { p_id: photo.id, p_reason: '核查投诉' })
    expect(await opens(staff.reviewerThree, photo.path)).toBe(true)
    await db.rpc(staff.securityAdmin, 'dismiss_staff', {
      p_user_id: staff.reviewerThree.id,
      p_expected_version: 1,
    })
    expect(await opens(staff.reviewerThree, photo.path)).toBe(false)
  })

  test('and names in storage that are none of ours trouble nobody’s list', async () => {
    const names = [
      '',
      'applications',
      'applications//',
      'applications/not-a-uuid/x.jpg',
      '🙂',
      'batches/%',
      "x'--",
    ]
    await db.superuser(
      `insert into storage.objects (bucket_id, name) select 'documents', n from unnest($1::text[]) n`,
      [names],
    )
    for (const who of [applicant, staff.cityChengdu, staff.reviewerOne, outsider, null]) {
      const seen = await db.read<{ name: string }>(who, 'select name from storage.objects')
      expect(seen.filter(({ name }) => names.includes(name))).toEqual([])
    }
  })
})
