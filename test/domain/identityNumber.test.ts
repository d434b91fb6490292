import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ageOn,
  checkCharacterOf,
  maskIdentityNumber,
  normaliseIdentityNumber,
  parseIdentityNumber,
} from '../../src/domain/identityNumber.ts'
import { addDays } from '../../src/domain/shanghai.ts'

const TODAY = '2026-04-10'
const parse = (text: string) => parseIdentityNumber(text, TODAY)
const keyOf = (text: string) => {
  const result = parse(text)
  return result.ok ? 'ok' : result.key
}

describe('valid numbers', () => {
  test.each([
    ['510100198503121018', '1985-03-12', '男', 'citizen'],
    ['510100199211052027', '1992-11-05', '女', 'citizen'],
    ['51010019900101003X', '1990-01-01', '男', 'citizen'],
    ['510100200002293313', '2000-02-29', '男', 'citizen'],
    ['830000198801010016', '1988-01-01', '男', 'residence_permit'],
  ])('%s gives birth date, gender and kind', (number, birthOn, gender, kind) => {
    expect(parse(number)).toEqual({ ok: true, number, birthOn, gender, kind })
  })

  test('are read as people type them', () => {
    expect(normaliseIdentityNumber(' ５１０１００ 1990-0101 003ｘ\u200b')).toBe('51010019900101003X')
    expect(keyOf('51010019900101003x')).toBe('ok')
  })

  test('may come from abolished counties and from Chongqing before 1997', () => {
    for (const first17 of ['51020119700101001', '51222119680203002', '13010119900101003']) {
      expect(keyOf(first17 + checkCharacterOf(first17))).toBe('ok')
    }
  })

  test('may be those of foreigners with permanent residence, new and old', () => {
    const first17 = '91115619810101001'
    expect(parse(first17 + checkCharacterOf(first17))).toMatchObject({
      kind: 'permanent_residence',
      gender: '男',
    })
    expect(parse('USA110081010101')).toMatchObject({
      kind: 'old_permanent_residence',
      birthOn: null,
      gender: null,
    })
  })
})

describe('numbers that are refused', () => {
  test.each([
    ['', 'id_number_missing'],
    ['  ', 'id_number_missing'],
    ['510100850312101', 'id_number_15_digits'],
    ['51010019850312101', 'id_number_format'],
    ['5101001985031210188', 'id_number_format'],
    ['X10100198503121018', 'id_number_format'],
    ['700100198503121018', 'id_number_province'],
    ['660100198503121018', 'id_number_province'],
    ['840000198801010016', 'id_number_province'],
    ['510100198502301018', 'id_number_date'],
    ['510100190002291018', 'id_number_date'],
    ['510100189912311018', 'id_number_date'],
    ['510100202604111018', 'id_number_date'],
    ['510100198503121019', 'id_number_checksum'],
    ['51010019850312101X', 'id_number_checksum'],
  ])('%s: %s', (text, key) => {
    expect(keyOf(text)).toBe(key)
  })

  test('a birth date of today is no future date', () => {
    const first17 = '51010020260410001'
    expect(keyOf(first17 + checkCharacterOf(first17))).toBe('ok')
  })
})

describe('any generated number', () => {
  const anyNumber = fc
    .tuple(
      fc.constantFrom('510100', '110101', '650000', '710000', '810000', '830000', '911156'),
      fc.integer({ min: 0, max: 46_000 }).map((days) => addDays('1900-01-01', days)),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([area, birthOn, serial]) => {
      const first17 = area + birthOn.replaceAll('-', '') + String(serial).padStart(3, '0')
      return { number: first17 + checkCharacterOf(first17), birthOn, gender: serial % 2 === 1 ? '男' : '女' }
    })

  test('gives back what went into it', () => {
    fc.assert(
      fc.property(anyNumber, ({ number, birthOn, gender }) => {
        expect(parse(number)).toMatchObject({ ok: true, number, birthOn, gender })
      }),
    )
  })

  test('does not survive one changed digit', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, shift) => {
        const digit = (Number(number[at]) + shift) % 10
        expect(parse(number.slice(0, at) + digit + number.slice(at + 1)).ok).toBe(false)
      }),
    )
  })

  test('does not survive two neighbours changing places', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat({ max: 15 }), ({ number }, at) => {
        const [a, b] = [number.charAt(at), number.charAt(at + 1)]
        fc.pre(a !== b)
        expect(parse(number.slice(0, at) + b + a + number.slice(at + 2)).ok).toBe(false)
      }),
    )
  })

  test('shows neither day nor month of birth when masked', () => {
    fc.assert(
      fc.property(anyNumber, ({ number }) => {
        const masked = maskIdentityNumber(number)
        expect(masked).toHaveLength(18)
        expect(masked.slice(6, 14)).toBe('********')
      }),
    )
  })
})

test('any text at all is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => typeof parse(text).ok === 'boolean'))
})

test('the age is that of the form’s date, complete on the birthday', () => {
  expect(ageOn('1985-03-12', '2026-03-11')).toBe(40)
  expect(ageOn('1985-03-12', '2026-03-12')).toBe(41)
  expect(ageOn('2000-02-29', '2025-02-28')).toBe(24)
  expect(ageOn('2000-02-29', '2025-03-01')).toBe(25)
})

test('a masked number keeps its first six and last four characters', () => {
  expect(maskIdentityNumber('510100198503121018')).toBe('510100********1018')
})
