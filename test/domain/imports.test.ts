import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.resolve('src')

/** From the bottom up: a folder imports from those before it, never from those after it. */
const layers = ['domain', 'data', 'ui', 'features', 'app']

interface Import {
  from: string
  to: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return filesBelow(file)
    return /\.tsx?$/.test(name) ? [file] : []
  })
}

/** Relative imports, dynamic ones too, as paths below src without extension. */
function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)
  return [...found].map((match) => ({
    from: path.relative(source, file),
    to: path.relative(source, path.resolve(path.dirname(file), String(match[1]))),
  }))
}

const layerOf = (file: string) => file.split(path.sep)[0] ?? ''
const featureOf = (file: string) => file.split(path.sep)[1] ?? ''
const told = ({ from, to }: Import) => `${from} -> ${to}`

const imports = filesBelow(source).flatMap(importsOf)

test('imports run one way: domain, data, ui, features, app', () => {
  const upward = imports.filter(({ from, to }) => {
    const [own, other] = [layers.indexOf(layerOf(from)), layers.indexOf(layerOf(to))]
    return own >= 0 && other > own
  })
  expect(imports.length).toBeGreaterThan(50)
  expect(upward.map(told)).toEqual([])
})

test('the domain imports nothing but itself', () => {
  const foreign = imports.filter(({ from, to }) => layerOf(from) === 'domain' && layerOf(to) !== 'domain')
  expect(foreign.map(told)).toEqual([])
})

test('features never import each other', () => {
  const crossing = imports.filter(
    ({ from, to }) =>
      layerOf(from) === 'features' && layerOf(to) === 'features' && featureOf(from) !== featureOf(to),
  )
  expect(crossing.map(told)).toEqual([])
})

test('no file gathers others: no index files, no drawers for this and that', () => {
  const names = filesBelow(source).map((file) => path.basename(file))
  expect(names.filter((name) => /^(index|utils?|misc|helpers?)\.tsx?$/.test(name))).toEqual([])
  expect(existsSync(path.join(source, 'utils'))).toBe(false)
})

test('no source file is longer than 300 lines', () => {
  const long = [
    ...filesBelow(source),
    ...filesBelow(path.resolve('scripts')),
    ...filesBelow(path.resolve('test')),
  ]
    .filter((file) => !file.endsWith('database.types.ts'))
    .filter((file) => readFileSync(file, 'utf8').split('\n').length > 301)
  expect(long.map((file) => path.relative('.', file))).toEqual([])
})
