import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FolderLocked, lockFolder } from '../../scripts/local/folderLock'
import { temporaryFolder } from './support/temporaryFolder'

test('one folder has one holder, and the second learns who that is', () => {
  const folder = temporaryFolder()
  const lock = lockFolder(folder)
  lock.announce('http://127.0.0.1:9')
  expect(() => lockFolder(folder)).toThrow(FolderLocked)
  try {
    lockFolder(folder)
  } catch (error) {
    expect((error as FolderLocked).holder).toEqual({ pid: process.pid, address: 'http://127.0.0.1:9' })
  }
  lock.release()
  lockFolder(folder).release()
})

test('the lock of a process that was killed is free at once', async () => {
  const folder = temporaryFolder()
  const program = `
    const { lockFolder } = await import(${JSON.stringify(path.resolve('scripts/local/folderLock.ts'))})
    lockFolder(${JSON.stringify(folder)})
    console.log('held')
    setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(holder.stdout, 'data')
  expect(() => lockFolder(folder)).toThrow(FolderLocked)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockFolder(folder).release()
})
