import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashOf, makeRecord, pseudonymsOf } from '../support/dispatchRecord'

/** Proves that the command by which an outsider checks an exported proof says what it found, and ends accordingly. */

const folder = mkdtempSync(path.join(tmpdir(), 'verify-draw-'))
afterAll(() => rmSync(folder, { recursive: true }))

function verify(content: string) {
  const file = path.join(folder, 'proof.json')
  writeFileSync(file, content)
  return run(file)
}
function run(...args: string[]) {
  const program = path.resolve('scripts/verifyDraw.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, text: stdout + stderr }
}
const record = () => makeRecord({ seed: hashOf('s'), pseudonyms: pseudonymsOf(5) })

test('a proof of a random share, and one from which an evaluation was dropped', () => {
  const share = makeRecord({
    seed: hashOf('s'),
    pseudonyms: pseudonymsOf(9),
    share: { unit: 'percent', amount: 30 },
  })
  expect(verify(JSON.stringify(share)).status).toBe(0)
  const { status, text } = verify(JSON.stringify({ ...share, chain: share.chain.slice(0, -1) }))
  expect(text).toContain('DIFFERS   taken')
  expect(status).toBe(1)
})

test('a proof that agrees', () => {
  const { status, text } = verify(JSON.stringify(record()))
  expect(text).toContain('一致')
  expect(text).toContain(record().chain.at(-1)?.hash)
  expect(status).toBe(0)
})

test('a proof that was changed: the first difference and what was recomputed', () => {
  const changed = record()
  const [first = '', second = ''] = changed.sequence ?? []
  changed.sequence?.splice(0, 2, second, first)
  const { status, text } = verify(JSON.stringify(changed))
  expect(text).toContain('first difference: sequence (1)')
  expect(text).toContain(`recomputed: ${first}`)
  expect(text).not.toContain('一致')
  expect(status).toBe(1)
})

test('no proof at all, no file, no name', () => {
  expect(verify('[1, 2]').status).toBe(1)
  expect(verify('{').status).toBe(2)
  expect(run(path.join(folder, 'absent.json')).status).toBe(2)
  expect(run().status).toBe(2)
})
