import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Backend } from './backend.ts'
import type { SeedDatabase, SeedDocument } from './seedContract.ts'

/** The database and storage of a local backend as the seed fills them, past every policy. */
export function seedDatabase(folder: string, backend: Backend): SeedDatabase {
  return {
    exec: backend.exec,
    query: backend.query,
    putDocument: (document) => putDocument(folder, backend, document),
  }
}

async function putDocument(folder: string, backend: Backend, document: SeedDocument) {
  const { bucket, path: key, bytes, contentType, ownerId = null } = document
  const file = path.join(folder, 'documents', bucket, key)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  const metadata = {
    mimetype: contentType,
    size: bytes.length,
    contentLength: bytes.length,
    cacheControl: 'no-cache',
  }
  await backend.query(
    `insert into storage.objects (bucket_id, name, owner, owner_id, metadata, version)
     values ($1, $2, $3::uuid, $4, $5, gen_random_uuid()::text)`,
    [bucket, key, ownerId, ownerId, JSON.stringify(metadata)],
  )
}
