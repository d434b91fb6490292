import { createHash, randomUUID } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { App } from '@supabase/lite'

const typeOfExtension: Record<string, string> = {
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Keeps the objects of the local backend's storage as files below one folder. */
export function documentStore(folder: string): NonNullable<App['_storageAdapter']> {
  const root = path.resolve(folder)

  function fileOf(bucket: string, key: string): string {
    const file = path.resolve(root, bucket, key)
    if (!file.startsWith(root + path.sep)) throw new Error('object key leads out of the store')
    return file
  }

  // Written beside its place and renamed: a process that dies leaves no half document.
  async function write(file: string, bytes: Uint8Array) {
    await mkdir(path.dirname(file), { recursive: true })
    const draft = `${file}.${randomUUID()}.part`
    await writeFile(draft, bytes)
    await rename(draft, file)
  }

  async function metadataOf(file: string) {
    const { size, mtime } = await stat(file)
    const eTag = `"${createHash('md5').update(`${file}:${mtime.getTime()}`).digest('hex')}"`
    return {
      cacheControl: 'no-cache',
      contentLength: size,
      size,
      mimetype: typeOfExtension[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
      lastModified: mtime,
      eTag,
    }
  }

  return {
    driver: root,
    async getObject(bucket, key, _version, headers) {
      const file = fileOf(bucket, key)
      const metadata = await metadataOf(file)
      if (headers?.ifNoneMatch === metadata.eTag) return { httpStatusCode: 304, metadata }
      const body = new Blob([await readFile(file)]).stream()
      return { httpStatusCode: 200, metadata, body }
    },
    async uploadObject(bucket, key, _version, body, contentType, cacheControl) {
      const bytes =
        body instanceof Uint8Array ? body : new Uint8Array(await new Response(body as never).arrayBuffer())
      const file = fileOf(bucket, key)
      await write(file, bytes)
      return { ...(await metadataOf(file)), mimetype: contentType, cacheControl }
    },
    async deleteObject(bucket, key) {
      await rm(fileOf(bucket, key), { force: true })
    },
    async deleteObjects(bucket, keys) {
      for (const key of keys) await rm(fileOf(bucket, key), { force: true })
    },
    async copyObject(sourceBucket, source, _version, targetBucket, target) {
      const file = fileOf(targetBucket, target)
      await mkdir(path.dirname(file), { recursive: true })
      await copyFile(fileOf(sourceBucket, source), file)
      const { eTag, lastModified } = await metadataOf(file)
      return { httpStatusCode: 200, eTag, lastModified }
    },
    headObject: (bucket, key) => metadataOf(fileOf(bucket, key)),
    privateAssetUrl: async (bucket, key) => `file://${fileOf(bucket, key)}`,
  }
}
