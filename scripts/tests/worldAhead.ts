import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../local/projectFolder.ts'
import { temporaryFolder } from './memoryFolder.ts'

let filling: { server: ChildProcess; folder: string } | undefined

/** Begins to fill the demo world that the stories start from, while other tests run. */
export function beginWorld() {
  const folder = mkdtempSync(path.join(temporaryFolder(), 'huanzheng-template-'))
  const server = spawn(process.execPath, [path.join('scripts', 'local', 'serve.ts')], {
    cwd: projectFolder,
    env: { ...process.env, PORT: process.env.HUANZHENG_E2E_PORT || '5460', HUANZHENG_DATA: folder },
    // The server ends itself when this channel breaks, so that it never outlives a killed run.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  filling = { server, folder }
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/**
 * Waits until the world that was begun is whole, and names it to the stories. Without one, or when it failed, they
 * fill their own, and say what is wrong with it.
 */
export async function finishWorld() {
  if (!filling) return
  const { server, folder } = filling
  filling = undefined
  const mark = path.join(folder, 'world', 'complete.json')
  while (!existsSync(mark) && server.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 200))
  const ended = server.exitCode === null ? once(server, 'exit') : undefined
  server.kill('SIGTERM')
  await ended
  if (existsSync(mark)) process.env.HUANZHENG_E2E_TEMPLATE = folder
}
