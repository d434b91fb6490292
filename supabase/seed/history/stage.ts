import type { SeedDatabase } from '../../../scripts/local/seedContract.ts'
import type { BaseWorld } from '../baseWorld.ts'
import type { Login } from '../logins.ts'
import type { Requests } from '../requests.ts'
import type { Chronicle } from './chronicle.ts'
import type { FileStory } from './fileStory.ts'

/** What all stories share. */
export interface Stage {
  db: SeedDatabase
  requests: Requests
  chronicle: Chronicle
  world: BaseWorld
  /** Files by their id, once they have begun. */
  files: Map<string, FileStory>
  /** Issuers by code and ethnic groups by number, in the words of documents. */
  words: { issuers: Map<string, string>; ethnicGroups: Map<string, string> }
}

/** Reads the words that documents need from the dictionaries. */
export async function readWords(db: SeedDatabase): Promise<Stage['words']> {
  const pairs = (rows: { code: string; name: string }[]) =>
    new Map(rows.map(({ code, name }) => [code, name]))
  return {
    issuers: pairs(await db.query('select code, name_zh as name from public.issuers')),
    ethnicGroups: pairs(
      await db.query(
        `select code, name_zh as name from public.dictionary_items where dictionary = 'ethnic_group'`,
      ),
    ),
  }
}

/** Uploads a document as a signed-in page does: announced, stored, counted. */
export async function upload(
  stage: Stage,
  who: Login,
  announced: { path: string },
  bytes: Uint8Array,
  contentType: string,
): Promise<void> {
  await stage.db.putDocument({
    bucket: 'documents',
    path: announced.path,
    bytes,
    contentType,
    ownerId: who.id,
  })
}
