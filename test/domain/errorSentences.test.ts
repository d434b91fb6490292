import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { enUS } from '../../src/i18n/en-US'
import { errorSentence } from '../../src/i18n/errorSentence'
import { type Dictionary, findSentence } from '../../src/i18n/translator'
import type { Translation } from '../../src/i18n/useTranslation'
import { zhCN } from '../../src/i18n/zh-CN'

const folder = path.resolve('supabase/migrations')
const chapters = readdirSync(folder).filter((name) => name.endsWith('.sql'))

/** Every key that a chapter raises: private.fail(422, 'key', …) and private.require(…, 422, 'key', …). */
function raisedKeys(): string[] {
  const keys = chapters.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
    return [...text.matchAll(/\b4\d\d,\s*'([a-z_0-9]+)'/g)].map((match) => String(match[1]))
  })
  return [...new Set(keys)].sort()
}

/** What private.id_number_error answers, which is raised as it is. */
function identityNumberKeys(): string[] {
  const text = chapters.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n')
  return [...new Set([...text.matchAll(/return '(id_number_[a-z_0-9]+)'/g)].map((match) => String(match[1])))]
}

function translationOf(language: 'zh-CN' | 'en-US', dictionary: Dictionary): Translation {
  return {
    language,
    setLanguage: () => undefined,
    t: (key, values) => findSentence(dictionary, key, values) ?? key,
    find: (key, values) => findSentence(dictionary, key, values),
  }
}

const chinese = translationOf('zh-CN', zhCN)
const english = translationOf('en-US', enUS)

describe('errors', () => {
  test('the database raises keys that this test can see', () => {
    expect(raisedKeys()).toContain('stale_version')
    expect(identityNumberKeys()).toContain('id_number_checksum')
  })

  test.each([...raisedKeys(), ...identityNumberKeys()])('%s has a sentence', (key) => {
    expect(Object.keys(zhCN.errors)).toContain(key)
  })

  test('a conflict names the colleague, the status in words and the action', () => {
    const values = { status: 're_review', action: 'approve', by: '李四', version: 4 }
    expect(errorSentence({ key: 'stale_version', values }, chinese)).toContain('李四')
    expect(errorSentence({ key: 'action_not_possible', values }, chinese)).toBe(
      '这份材料现在是“待复审”，不能进行“通过”。请刷新后再看。',
    )
  })

  test('without a name it was somebody else, and lists are read out', () => {
    expect(errorSentence({ key: 'stale_version', values: { version: 2 } }, english)).toContain(
      'somebody else',
    )
    const values = { checks: ['word_count', 'documents_present'] }
    expect(errorSentence({ key: 'checks_failed', values }, chinese)).toContain('文稿字数达标、应交材料齐全')
  })

  test('instants are told in Shanghai, sizes in megabytes', () => {
    const claim = { name: '王五', until: '2026-04-10T18:30:00Z' }
    expect(errorSentence({ key: 'claimed_by_other', values: claim }, chinese)).toMatch(/4\/11 02:30/)
    const size = { field: 'photo', bytes: 99_000_000, max: 10_485_760 }
    expect(errorSentence({ key: 'document_too_large', values: size }, chinese)).toContain('10 MB')
  })

  test('an unknown key is told as such instead of nothing', () => {
    expect(errorSentence({ key: 'never_heard_of', values: {} }, english)).toContain('never_heard_of')
  })
})

describe('languages', () => {
  function placesOf(dictionary: Dictionary, prefix = ''): string[] {
    return Object.entries(dictionary).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${prefix}${key}: ${[...new Set(value.match(/\{\w+\}/g) ?? [])].sort().join(' ')}`]
        : placesOf(value, `${prefix}${key}.`),
    )
  }

  test('both say the same things with the same values', () => {
    // sets and no nested search: thousands of sentences are compared
    expect(new Set(placesOf(enUS))).toEqual(new Set(placesOf(zhCN)))
  })
})
