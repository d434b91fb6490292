import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordCount } from '../../src/domain/wordCount.ts'
import { readChapter } from './chapter.ts'

describe('字', () => {
  test.each([
    ['', 0],
    ['   \n\t　', 0],
    ['考评员', 3],
    ['考评员。', 4],
    ['我于2024年参加考评', 8],
    ['CAD 2020', 2],
    ['CAD2020', 1],
    ['３０份ＣＡＤ图', 4],
    ['使用AutoCAD软件，完成３份图纸。', 13],
    ['“质量第一”', 6],
    ['a,b', 3],
    ['naïve café', 2],
    ['𠮷野家', 3],
    ['一\u200b\u200b\u200b二', 2],
    ['（一）', 3],
  ])('of %j are %i', (text, count) => {
    expect(wordCount(text)).toBe(count)
  })
})

const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code))
const mark = fc.constantFrom(...'，。；：！？、“”（）《》—…')
const blank = fc.constantFrom(' ', '\n', '\t', '\u3000', '\u00a0')
const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/)

test('every character of a Chinese text counts one, wherever spaces stand', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(han, mark)), blank, (characters, space) => {
      expect(wordCount(characters.join(''))).toBe(characters.length)
      expect(wordCount(characters.join(space))).toBe(characters.length)
    }),
  )
})

test('a mixed text counts its parts: the way of cutting it does not matter where a space is', () => {
  const part = fc.oneof(han, mark, word)
  fc.assert(
    fc.property(fc.array(part), fc.array(part), (a, b) => {
      const [left, right] = [a.join(' '), b.join(' ')]
      expect(wordCount(`${left} ${right}`)).toBe(wordCount(left) + wordCount(right))
      expect(wordCount(left)).toBe(a.length)
    }),
  )
})

test('neither spaces nor longer words make a text longer', () => {
  fc.assert(
    fc.property(word, word, han, (a, b, character) => {
      expect(wordCount(a + b)).toBe(1)
      expect(wordCount(`${a}${character}${b}`)).toBe(3)
      expect(wordCount(`  ${a}   `)).toBe(1)
    }),
  )
})

test('the database counts by the same pattern', () => {
  const body =
    /regexp_count\(coalesce\(p_text, ''\),(.*?)\)\n\$\$/s.exec(readChapter('1400_checks'))?.[1] ?? ''
  const pattern = [...body.matchAll(/'([^']*)'/g)].map((match) => match[1]).join('')
  const sample = fc.array(fc.oneof(han, mark, blank, word, fc.string({ unit: 'binary' })), { maxLength: 12 })
  expect(pattern).not.toBe('')
  fc.assert(
    fc.property(sample, (parts) => {
      const text = parts.join('').replaceAll('\0', '')
      expect(text.match(new RegExp(pattern, 'gu'))?.length ?? 0).toBe(wordCount(text))
    }),
  )
})
