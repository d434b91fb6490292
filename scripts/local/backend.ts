import './quietBackend.ts'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { App, InMemoryEmailDriver } from '@supabase/lite'
import { applyPendingMigrations } from '@supabase/lite/cli'
import { parse } from 'smol-toml'
import { openConnection, platformPrivileges } from './connection.ts'
import { documentStore } from './documentStore.ts'
import { projectFolder } from './projectFolder.ts'

interface Keys {
  jwtSecret: string
  publishable: string
  secret: string
}

export interface Backend {
  /** Answers a request to /auth/v1, /rest/v1 or /storage/v1 without a port. */
  fetch(request: Request, peer?: string | null): Promise<Response>
  /** Runs statements as the owner of the database. */
  exec(statements: string): Promise<void>
  /** Runs one statement as the owner of the database and returns its rows. */
  query<Row>(statement: string, values?: unknown[]): Promise<Row[]>
  /** The mails that would have been sent, newest last. */
  mails(): SentMail[]
  /** Names of the migrations that this start applied. */
  readonly applied: string[]
  readonly publishableKey: string
  readonly secretKey: string
  close(): Promise<void>
}

export interface SentMail {
  to: string
  subject: string
  text: string
  sentAt: string
}

/**
 * Starts the local Supabase on a data folder: migrations applied, no admin mode, no telemetry, the privileges
 * exactly as the migrations state them.
 *
 * @param folder the caller holds its lock
 * @param siteUrl where links in mails lead
 * @throws StatementError when a migration fails; everything before it stays applied
 */
export async function startBackend(folder: string, siteUrl: string): Promise<Backend> {
  // The migrations are looked up below the working folder.
  process.chdir(projectFolder)
  mkdirSync(folder, { recursive: true })
  const keys = keysOf(folder)
  const settings = parse(readFileSync('supabase/config.toml', 'utf8'))
  const mailbox = new InMemoryEmailDriver({ maxKeepCount: 200 })
  const connection = await openConnection(path.join(folder, 'database'))
  const app = new App({
    ...settings,
    auth: {
      ...(settings.auth as object),
      site_url: siteUrl,
      additional_redirect_urls: [siteUrl, `${siteUrl}/**`],
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.publishable,
      secret_key: keys.secret,
    },
    connection,
    options: { server: { admin: false }, drivers: { email: mailbox } },
  })
  app._storageAdapter = documentStore(path.join(folder, 'documents'))
  await app.init()
  await app.ensureSystemSchema()
  await connection.exec(platformPrivileges)
  const { applied } = await applyPendingMigrations(app)

  return {
    fetch: (request, peer = null) => app.fetch(request, { peerAddress: peer }),
    async exec(statements) {
      await connection.exec(statements)
    },
    async query<Row>(statement: string, values?: unknown[]) {
      return (await connection.driver.query<Row>(statement, values)).rows
    },
    mails: () =>
      [...mailbox.messages.values()]
        .flat()
        .map(({ to, subject, text, sentAt }) => ({ to: String(to), subject, text: text ?? '', sentAt }))
        .sort((a, b) => a.sentAt.localeCompare(b.sentAt)),
    applied: applied.map((migration) => migration.filename),
    publishableKey: keys.publishable,
    secretKey: keys.secret,
    close: () => connection.close(),
  }
}

/** Each data folder has keys of its own, made once. */
function keysOf(folder: string): Keys {
  const file = path.join(folder, 'keys.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    const random = () => randomBytes(24).toString('base64url')
    const keys = {
      jwtSecret: random() + random(),
      publishable: `sb_publishable_${random()}`,
      secret: `sb_secret_${random()}`,
    }
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
    return keys
  }
}
