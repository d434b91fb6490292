import type { Db } from './database'
import type { Login, Row } from './session'

/** What a client hands to the storage server; the bytes themselves play no part in any rule of the database. */
export interface Upload {
  path: string
  bytes: number
  mimeType: string
}

/** What the storage server answers with when a bucket's own rule refuses an upload. */
export class UploadRefused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * Uploads as the storage server does: the bucket's limit and types first, then an insert as the caller, which the
 * policies on storage.objects judge.
 */
export async function upload(db: Db, caller: Login | null, bucket: string, file: Upload): Promise<void> {
  const [rule] = await db.superuser<{ file_size_limit: number | null; allowed_mime_types: string[] | null }>(
    'select file_size_limit, allowed_mime_types from storage.buckets where id = $1',
    [bucket],
  )
  if (!rule) throw new UploadRefused(404, 'Bucket not found')
  if (rule.file_size_limit !== null && file.bytes > rule.file_size_limit) {
    throw new UploadRefused(413, 'The object exceeded the maximum allowed size')
  }
  if (rule.allowed_mime_types && !rule.allowed_mime_types.includes(file.mimeType)) {
    throw new UploadRefused(415, `mime type ${file.mimeType} is not supported`)
  }
  await db.as(caller, (session) =>
    session.query(
      `insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata)
       values ($1, $2, $3::uuid, $3::text, gen_random_uuid()::text, $4)`,
      [
        bucket,
        file.path,
        caller?.id ?? null,
        { size: file.bytes, mimetype: file.mimeType, contentLength: file.bytes, httpStatusCode: 200 },
      ],
    ),
  )
}

/** The object if the caller may download it; the server answers 404 otherwise. */
export async function findObject(
  db: Db,
  caller: Login | null,
  bucket: string,
  path: string,
): Promise<Row | undefined> {
  const [found] = await db.read(
    caller,
    'select name, owner_id, metadata from storage.objects where bucket_id = $1 and name = $2',
    [bucket, path],
  )
  return found
}

/** Names of the callers who may download a document. */
export async function readersOf(
  db: Db,
  callers: Record<string, Login | null>,
  path: string,
): Promise<string[]> {
  const readers = []
  for (const [name, who] of Object.entries(callers)) {
    if (await findObject(db, who, 'documents', path)) readers.push(name)
  }
  return readers
}

/** Removes an object as the caller; returns whether the policies let it go. */
export async function removeObject(
  db: Db,
  caller: Login | null,
  bucket: string,
  path: string,
): Promise<boolean> {
  return db.as(caller, async (session) => {
    await session.query(`set local storage.allow_delete_query = 'true'`)
    const removed = await session.query(
      'delete from storage.objects where bucket_id = $1 and name = $2 returning id',
      [bucket, path],
    )
    return removed.length > 0
  })
}
