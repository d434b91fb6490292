import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { IMPORT_KINDS, IMPORT_RULES } from '../../src/domain/importKinds'

/** Proves that the page about import names the columns that are understood, and which of them are needed. */

const rows = readFileSync('docs/import.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test.each(IMPORT_KINDS)('every column of %s stands in docs/import.md with its other headers', (kind) => {
  for (const { headers, isRequired } of IMPORT_RULES[kind].fields) {
    const [first, ...others] = headers
    const described = rows.filter(([, column]) => column === first)
    expect(described.map(([, , needed, , also]) => [needed, also])).toContainEqual([
      isRequired ? 'yes' : '',
      others.join(', '),
    ])
  }
})
