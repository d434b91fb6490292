import './resolveTypeScript.ts'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Backend, startBackend } from './backend.ts'
import { projectFolder } from './projectFolder.ts'
import type { DemoAccount, SeedWorld } from './seedContract.ts'
import { seedDatabase } from './seedDatabase.ts'
import { PlainReason } from './sentences.ts'
import { MARK, requireOwnWorld, worldFolderOf } from './worldFolder.ts'

export interface World {
  backend: Backend
  accounts: DemoAccount[]
}

interface WorldOptions {
  siteUrl: string
  /** Without it the tables stay empty: for tests that make their own rows. */
  seeded: boolean
  /** How much a new world holds. */
  scale?: 'full' | 'small'
  log(line: string): void
}

/**
 * Opens the world below a data folder, or makes it. A world becomes valid when its mark is written, as the last
 * step; one without the mark is what a killed start left behind and is made anew.
 *
 * @param dataFolder the caller holds its lock
 * @throws PlainReason when the world was made by other migrations, or its folder is somebody else's
 */
export async function openWorld(dataFolder: string, options: WorldOptions): Promise<World> {
  const folder = worldFolderOf(dataFolder)
  const mark = path.join(folder, MARK)
  if (!existsSync(mark)) return makeWorld(folder, mark, options)
  const known = JSON.parse(readFileSync(mark, 'utf8'))
  requireSameChapters(known.chapters)
  const backend = await startBackend(folder, options.siteUrl)
  if (backend.applied.length > 0) {
    options.log(`已执行迁移 Migrations applied: ${backend.applied.join(', ')}`)
    await writeMark(mark, known.accounts)
  }
  return { backend, accounts: known.accounts }
}

async function makeWorld(folder: string, mark: string, options: WorldOptions): Promise<World> {
  requireOwnWorld(folder)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  options.log('正在建立数据库…… Building the database…')
  const backend = await startBackend(folder, options.siteUrl)
  const accounts = options.seeded ? await seed(folder, backend, options) : []
  await backend.exec('checkpoint')
  await writeMark(mark, accounts)
  return { backend, accounts }
}

async function seed(folder: string, backend: Backend, options: WorldOptions): Promise<DemoAccount[]> {
  const file = path.join(projectFolder, 'supabase', 'seed', 'seed.ts')
  if (!existsSync(file)) return []
  const { seedWorld } = (await import(pathToFileURL(file).href)) as { seedWorld: SeedWorld }
  options.log('正在填充演示数据…… Filling the demo world…')
  const [row] = await backend.query<{ today: string }>('select private.today()::text as today')
  const { accounts } = await seedWorld(seedDatabase(folder, backend), {
    today: row?.today ?? '',
    log: options.log,
    scale: options.scale,
  })
  return accounts
}

// A chapter that was edited after it had been applied cannot be applied again.
function requireSameChapters(applied: Record<string, string>) {
  const present = digestsOfChapters()
  const changed = Object.keys(applied).filter((name) => applied[name] !== present[name])
  if (changed.length > 0)
    throw new PlainReason(
      `数据目录由另一版本的迁移建立（${changed.join('、')}）。请先运行 npm run reset，再运行 npm start。`,
      `The data folder was made by other migrations (${changed.join(', ')}). Run npm run reset, then npm start.`,
    )
}

function digestsOfChapters(): Record<string, string> {
  const folder = path.join(projectFolder, 'supabase', 'migrations')
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex')
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return Object.fromEntries(names.sort().map((name) => [name, digest(name)]))
}

async function writeMark(mark: string, accounts: DemoAccount[]) {
  const draft = `${mark}.part`
  writeFileSync(draft, JSON.stringify({ chapters: digestsOfChapters(), accounts }, null, 2))
  await rename(draft, mark)
}
