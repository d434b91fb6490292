import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../scripts/local/folderLock'
import { temporaryFolder } from './support/temporaryFolder'

const program = path.resolve(import.meta.dirname, '../../scripts/local/reset.ts')

function reset(folder: string) {
  return spawnSync(process.execPath, [program], {
    env: { ...process.env, HUANZHENG_DATA: folder },
    encoding: 'utf8',
  })
}

function makeData(folder: string) {
  mkdirSync(path.join(folder, 'world'), { recursive: true })
  for (const name of ['world/complete.json', 'backend.log']) writeFileSync(path.join(folder, name), '{}')
}

test('a reset removes the data folder with all that a start put there', () => {
  const folder = path.join(temporaryFolder(), 'data')
  makeData(folder)
  lockFolder(folder).release()
  expect(reset(folder)).toMatchObject({ status: 0, stdout: expect.stringContaining(`Removed ${folder}`) })
  expect(existsSync(folder)).toBe(false)
})

test('a reset leaves what else lies in the folder', () => {
  const folder = temporaryFolder()
  makeData(folder)
  writeFileSync(path.join(folder, 'thesis.docx'), 'years of work')
  expect(reset(folder).status).toBe(0)
  expect(readdirSync(folder)).toEqual(['thesis.docx'])
})

test('a reset waits for nobody: while the product runs it says so and removes nothing', () => {
  const folder = temporaryFolder()
  makeData(folder)
  const lock = lockFolder(folder)
  expect(reset(folder)).toMatchObject({ status: 1, stdout: expect.stringContaining('stop it first') })
  expect(existsSync(path.join(folder, 'world', 'complete.json'))).toBe(true)
  lock.release()
})

test('a reset of a data folder that is a file says so and leaves the file', () => {
  const file = path.join(temporaryFolder(), 'data')
  writeFileSync(file, 'years of work')
  expect(reset(file)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('is not a folder'),
    stderr: '',
  })
  expect(readFileSync(file, 'utf8')).toBe('years of work')
})

test('a reset leaves a folder "world" that no start has made', () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'world'))
  writeFileSync(path.join(folder, 'world', 'thesis.docx'), 'years of work')
  expect(reset(folder)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('left alone'),
    stderr: '',
  })
  expect(readFileSync(path.join(folder, 'world', 'thesis.docx'), 'utf8')).toBe('years of work')
})
