import './quietBackend.ts'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { format } from 'node:util'
import { FolderLocked, lockFolder } from './folderLock.ts'
import { openLog } from './logFile.ts'
import { buildPages } from './pages.ts'
import { projectFolder } from './projectFolder.ts'
import type { DemoAccount } from './seedContract.ts'
import { explain, PlainReason } from './sentences.ts'
import { openWebServer } from './webServer.ts'
import { openWorld } from './world.ts'

const port = Number(process.env.PORT || 5173)
const folder = path.resolve(projectFolder, process.env.HUANZHENG_DATA || '.data')
const pages = path.resolve(projectFolder, process.env.HUANZHENG_DIST || 'dist')
const address = `http://127.0.0.1:${port}`

const log = (line: string) => process.stdout.write(`${line}\n`)
const closers: (() => Promise<void> | void)[] = []
let isStopping = false

async function stop(code: number) {
  if (isStopping) return
  isStopping = true
  for (const close of closers.reverse()) await Promise.resolve(close()).catch(() => undefined)
  process.exit(code)
}

function fail(error: unknown) {
  const reason = explain(error, { port, folder })
  if (reason instanceof PlainReason) process.stderr.write(`\n${reason.chinese}\n${reason.english}\n`)
  else process.stderr.write(`\n启动失败。 Starting failed.\n${wordsOf(reason)}\n`)
  return stop(1)
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function takeFolder() {
  try {
    return lockFolder(folder)
  } catch (error) {
    if (!(error instanceof FolderLocked)) throw error
    const { pid, address: elsewhere } = error.holder
    const who = elsewhere ?? (pid ? `PID ${pid}` : '')
    throw new PlainReason(
      `数据目录 ${folder} 正被另一个换证通进程使用${who ? `（${who}）` : ''}。请直接打开它，或先停止它。`,
      `The data folder ${folder} is in use by another running Huanzheng${who ? ` (${who})` : ''}. Open that one, or stop it first.`,
    )
  }
}

/** The backend prints what it refuses; that belongs into a file, not between the sentences of the start. */
function sendConsoleToFile(file: string) {
  const keep = openLog(file)
  const write = (...content: unknown[]) => keep(`${new Date().toISOString()} ${format(...content)}`)
  Object.assign(console, { log: write, info: write, warn: write, error: write, debug: write })
}

function listAccounts(accounts: DemoAccount[]) {
  if (accounts.length === 0) return
  log('\n演示账号 Demo accounts:')
  for (const { role, name, email, password, place } of accounts)
    log(`  ${role.padEnd(20)} ${email.padEnd(34)} ${password}  ${name} ${place.zh}`)
}

async function run() {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new PlainReason(`PORT 不是端口号：${process.env.PORT}`, `PORT is not a port: ${process.env.PORT}`)
  mkdirSync(folder, { recursive: true })
  const lock = takeFolder()
  closers.push(() => lock.release())
  const server = await openWebServer(port)
  closers.push(() => server.close())
  sendConsoleToFile(path.join(folder, 'backend.log'))
  buildPages(pages, log)
  const { backend, accounts } = await openWorld(folder, {
    siteUrl: address,
    seeded: process.env.HUANZHENG_SEED !== 'none',
    scale: process.env.HUANZHENG_SEED === 'small' ? 'small' : 'full',
    log,
  })
  closers.push(() => backend.close())
  server.serve(backend, pages, {
    '/config.json': () => ({ supabaseUrl: '', supabaseKey: backend.publishableKey, demo: true }),
    '/_local/demo.json': () => ({ accounts }),
    '/_local/mails.json': () => ({ mails: backend.mails() }),
  })
  lock.announce(address)
  listAccounts(accounts)
  log(`\n换证通已启动 Huanzheng is running: ${address}`)
  log('按 Ctrl-C 停止。 Press Ctrl-C to stop.')
}

process.on('SIGINT', () => void stop(0))
process.on('SIGTERM', () => void stop(0))
process.on('disconnect', () => void stop(0))
process.on('unhandledRejection', (error) => console.error(error))
run().catch(fail)
