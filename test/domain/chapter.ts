import { readFileSync } from 'node:fs'

type Value = string | number | boolean | null

/** The text of a migration chapter by the end of its name, e.g. "0300_regions". */
export function readChapter(name: string): string {
  return readFileSync(new URL(`../../supabase/migrations/2026010100${name}.sql`, import.meta.url), 'utf8')
}

/**
 * The rows of literals that follow a piece of text in a chapter: ('a', 1, true, null), (…). Strings lose their quotes,
 * comments between rows are passed over, and the list ends where no comma follows.
 */
export function rowsAfter(chapter: string, start: string): Value[][] {
  const from = chapter.indexOf(start)
  if (from < 0) throw new Error(`"${start}" is not in the chapter`)
  const text = chapter.slice(from + start.length)
  const token = /\s+|--[^\n]*\n|'((?:[^']|'')*)'|(-?\d+)|(true|false|null)|([(),])|(.)/gsy
  const rows: Value[][] = []
  let row: Value[] | null = null
  let expectsRow = true
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, string, number, word, sign, other] = match
    const add = (value: Value) => row?.push(value)
    if (string !== undefined) add(string.replaceAll("''", "'"))
    else if (number !== undefined) add(Number(number))
    else if (word !== undefined) add(word === 'null' ? null : word === 'true')
    else if (sign === '(' && expectsRow) [row, expectsRow] = [[], false]
    else if (sign === ')' && row) {
      rows.push(row)
      row = null
    } else if (sign === ',' && !row) expectsRow = true
    else if (sign !== ',' && (sign !== undefined || other !== undefined)) break
  }
  return rows
}

/** The elements of an array literal like {a, b}. */
export function elementsOf(literal: Value | undefined): string[] {
  return String(literal)
    .slice(1, -1)
    .split(',')
    .map((element) => element.trim())
    .filter(Boolean)
}
