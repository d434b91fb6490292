import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { olderLog, openLog } from '../../scripts/local/logFile'
import { temporaryFolder } from './support/temporaryFolder'

test('a log keeps the latest lines and never grows beyond two files', () => {
  const file = path.join(temporaryFolder(), 'backend.log')
  const write = openLog(file, 1000)
  for (let line = 0; line < 500; line++) write(`refused statement ${line}`)
  expect(readFileSync(file, 'utf8')).toMatch(/refused statement 499\n$/)
  for (const kept of [file, olderLog(file)]) expect(statSync(kept).size).toBeLessThanOrEqual(1000)
})

test('a log that was full before the start makes room at the first line', () => {
  const file = path.join(temporaryFolder(), 'backend.log')
  openLog(file, 1000)('x'.repeat(990))
  openLog(file, 1000)('the next start')
  expect(readFileSync(file, 'utf8')).toBe('the next start\n')
  expect(existsSync(olderLog(file))).toBe(true)
})
