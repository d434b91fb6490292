import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Dictionary } from '../../src/i18n/translator'

/** What a module names of the sentences: whole keys, branches of the tree (words.status), and patterns (a.${b}.c). */
export interface NamedKeys {
  /** Whether the module may show this sentence. */
  has(key: string): boolean
  chapters: string[]
}

/** All paths of a dictionary that lead to a sentence. */
export function keysOf(dictionary: Dictionary, prefix = ''): string[] {
  return Object.entries(dictionary).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : keysOf(value, `${prefix}${name}.`),
  )
}

/**
 * Reads the keys out of a module's literals. Only what leads to a sentence or to a branch counts, so that the name of
 * an action or a table is no key.
 */
export function keysNamedIn(text: string, dictionary: Dictionary): NamedKeys {
  const all = keysOf(dictionary)
  const named = new Set(literalsOf(text).filter((literal) => /^[a-zA-Z]+\.[\w$]/.test(literal)))
  const patterns = [...named]
    .filter((literal) => literal.includes('${'))
    .map(
      (literal) =>
        new RegExp(
          `^${literal
            .split(/\$\{[^}]*\}/)
            .map(escaped)
            .join('[\\w.]+')}(?:\\.|$)`,
        ),
    )
  const has = (key: string) =>
    branchesOf(key).some((branch) => named.has(branch)) || patterns.some((pattern) => pattern.test(key))
  return { has, chapters: [...new Set(all.filter(has).map((key) => key.split('.')[0] ?? ''))] }
}

/** A key and the branches of the tree that it stands on: a.b.c, a.b, a. */
function branchesOf(key: string): string[] {
  const names = key.split('.')
  return names.map((_, count) => names.slice(0, count + 1).join('.'))
}

/** Texts in quotes and backticks, those inside of a template's places too. */
function literalsOf(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^import .*$/gm, '')
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].flatMap(([, plain, template = '']) => [
    plain ?? template,
    ...[...template.matchAll(/'([^'\n]*)'/g)].map((inner) => inner[1] ?? ''),
  ])
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A module and all that it imports, dynamically too; `cut` takes out of a text what is not to be followed. */
export function modulesBehind(module: string, cut: (text: string) => string): string[] {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    const text = cut(readFileSync(file, 'utf8').replace(/^import type .*$/gm, ''))
    for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)) {
      const base = path.join(path.dirname(file), target)
      const found = [`${base}.tsx`, `${base}.ts`].find(existsSync)
      if (found) visit(found)
    }
  }
  visit(module)
  return [...seen]
}
