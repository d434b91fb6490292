import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadedParts, pageCall } from '../../scripts/tests/pageChapters'
import { alwaysLoaded } from '../../src/i18n/alwaysLoaded'
import { zhCN } from '../../src/i18n/zh-CN'
import { keysNamedIn, keysOf, modulesBehind } from '../support/sentenceKeys'

const frame = 'src/app/Workplace.tsx'
const door = 'src/app/App.tsx'

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return filesBelow(file)
    return /\.tsx?$/.test(name) ? [file] : []
  })
}

const withoutParts = (text: string) => text.replace(pageCall, '')
/** The domain speaks no language: what looks like a key there is the name of an action. */
const speaks = (file: string) => !/^src\/(domain|i18n\/(zh-CN|en-US))/.test(file)

function chaptersOf(module: string): string[] {
  const text = modulesBehind(module, withoutParts)
    .filter(speaks)
    .map((file) => readFileSync(file, 'utf8'))
  return keysNamedIn(text.join('\n'), zhCN).chapters
}

const parts = loadedParts()
const ofFrame = parts.find(({ module }) => module === frame)?.chapters ?? []

/** What is there already when a part is opened. */
const before = (loadedBy: string): string[] => [...alwaysLoaded, ...(loadedBy === door ? [] : ofFrame)]

test.each(parts)('$module arrives with the chapters that it speaks of, and with no other', (part) => {
  const needed = chaptersOf(part.module).filter((chapter) => !before(part.loadedBy).includes(chapter))
  // the frame brings what nearly every page shows
  const brought =
    part.module === frame ? part.chapters.filter((chapter) => needed.includes(chapter)) : part.chapters
  expect([...brought].sort()).toEqual(needed.sort())
})

test('every page is found here', () => {
  const loads = filesBelow('src/app').map(
    (file) => readFileSync(file, 'utf8').match(/\bpage\(\s*\(\) =>/g) ?? [],
  )
  expect(parts).toHaveLength(loads.flat().length)
  expect(parts.length).toBeGreaterThan(20)
})

test('every sentence is said somewhere', () => {
  const text = filesBelow('src')
    .filter(speaks)
    .map((file) => readFileSync(file, 'utf8'))
  const named = keysNamedIn(text.join('\n'), zhCN)
  expect(keysOf(zhCN).filter((key) => !named.has(key))).toEqual([])
})
