import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardNumberTemplateErrors, renderCardNumber } from '../../src/domain/cardNumber.ts'
import { readChapter } from './chapter.ts'

const keysOf = (template: string) => cardNumberTemplateErrors(template).map((error) => error.key)

describe('a template of card numbers', () => {
  test('gives the year and the serial their digits', () => {
    expect(renderCardNumber('R51{yy}{serial:4}', 2026, 7)).toBe('R51260007')
    expect(renderCardNumber('K51{yyyy}-{serial:5}', 2026, 12345)).toBe('K512026-12345')
    expect(renderCardNumber('{yy}{serial:1}', 2009, 1)).toBe('091')
  })

  test('never gives a number that does not fit it', () => {
    expect(() => renderCardNumber('R51{yy}{serial:4}', 2026, 10_000)).toThrow(RangeError)
    expect(() => renderCardNumber('R51{yy}{serial:4}', 2026, 0)).toThrow(RangeError)
  })

  test.each([
    ['R51{yy}', 'template_needs_serial'],
    ['R51{serial:4}{serial:4}', 'template_serial_twice'],
    ['R51{year}{serial:4}', 'template_placeholder_unknown'],
    ['R51{serial:0}', 'template_placeholder_unknown'],
    ['R51{serial:4', 'template_brace_open'],
    [`${'R'.repeat(27)}{serial:4}`, 'template_too_long'],
  ])('%s is refused: %s', (template, key) => {
    expect(keysOf(template)).toContain(key)
  })

  test('may be thirty characters long', () => {
    expect(keysOf(`${'R'.repeat(26)}{serial:4}`)).toEqual([])
  })

  test('of a new installation is in order for every kind', () => {
    const templates = readChapter('0510_card_kinds').match(/'[A-Z]51\{[^']*'/g) ?? []
    expect(templates).toHaveLength(3)
    for (const template of templates) expect(keysOf(template.slice(1, -1))).toEqual([])
  })

  test('never gives two cards of a year the same number', () => {
    const serial = fc.integer({ min: 1, max: 9999 })
    fc.assert(
      fc.property(serial, serial, (a, b) => {
        const same =
          renderCardNumber('R51{yy}{serial:4}', 2026, a) === renderCardNumber('R51{yy}{serial:4}', 2026, b)
        expect(same).toBe(a === b)
      }),
    )
  })
})
