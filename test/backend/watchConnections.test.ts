import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './support/temporaryFolder'

test('the watch on connections notes a host that is not the own one', () => {
  const log = path.join(temporaryFolder(), 'connections.log')
  const program = `
    const net = await import('node:net')
    net.connect({ host: '127.0.0.2', port: 5449 }).on('error', () => {})
    await fetch('http://127.0.0.3:5449').catch(() => {})`
  const watcher = path.resolve('test/backend/support/watchConnections.mjs')
  spawnSync(process.execPath, [`--import=${watcher}`, '--input-type=module', '-e', program], {
    env: { ...process.env, HUANZHENG_CONNECTION_LOG: log },
  })
  expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual([
    'connect 127.0.0.2',
    'connect 127.0.0.3',
  ])
})
