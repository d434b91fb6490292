import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPhone, parsePhone } from '../../src/domain/phone.ts'

describe('a phone number', () => {
  test.each([
    ['13800000000', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['138-0000-0000', '13800000000'],
    ['+86 13800000000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['（028）86712192', '028-86712192'],
    ['028-86712192', '028-86712192'],
    ['02886712192', '028-86712192'],
    ['0830—2280000', '0830-2280000'],
    ['08302280000', '0830-2280000'],
  ])('%s is read as %s', (text, number) => {
    expect(parsePhone(text)).toMatchObject({ ok: true, number })
  })

  test.each([
    '12800000000',
    '1380000000',
    '138000000000',
    '86712192',
    '028-0671219',
    '028-8671219212',
    '028-86712192-12',
    '请联系单位',
  ])('%s is refused', (text) => {
    expect(parsePhone(text)).toEqual({ ok: false, key: 'phone_format' })
  })

  test('that is not there has a key of its own', () => {
    expect(parsePhone(' ')).toEqual({ ok: false, key: 'phone_missing' })
  })

  test('in its normal form is read as itself', () => {
    const digits = fc.stringMatching(/^[0-9]{9}$/)
    fc.assert(
      fc.property(fc.constantFrom('13', '15', '17', '18', '19'), digits, (start, rest) => {
        expect(parsePhone(start + rest)).toEqual({ ok: true, kind: 'mobile', number: start + rest })
      }),
    )
  })
})

test('a masked number keeps its first three and last four characters; a short one nothing', () => {
  expect(maskPhone('13800000000')).toBe('138****0000')
  expect(maskPhone('028-86712192')).toBe('028*****2192')
  expect(maskPhone('8671219')).toBe('*******')
})
