// What the local stack offers to supabase/seed/seed.ts and expects back from it.

/** A login that the sign-in page offers with one click; served by the local stack alone. */
export interface DemoAccount {
  email: string
  password: string
  /** Staff role, or 'applicant'. */
  role: string
  name: string
  /** Where the person works, e.g. 成都市职业技能鉴定指导中心. */
  place: { zh: string; en: string }
}

export interface SeedDatabase {
  /** Runs statements as the owner of the database. */
  exec(statements: string): Promise<void>
  /** Runs one statement as the owner of the database and returns its rows. */
  query<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  /** Puts a document into a bucket of the storage, owned by a login or by nobody. */
  putDocument(document: SeedDocument): Promise<void>
}

export interface SeedDocument {
  bucket: string
  /** ASCII, ending in the extension of its type, e.g. 4f…/9b….png */
  path: string
  bytes: Uint8Array
  contentType: string
  ownerId?: string
}

export interface SeedOptions {
  /** The day in Shanghai that the world is relative to, yyyy-mm-dd. */
  today: string
  /** Tells the person who waits what is being filled. */
  log(line: string): void
  /** The small world has every demo account too, but few cities and people: for tests that need speed. */
  scale?: 'full' | 'small'
}

/** The one export of supabase/seed/seed.ts. Deterministic for a given day. */
export type SeedWorld = (db: SeedDatabase, options: SeedOptions) => Promise<{ accounts: DemoAccount[] }>
