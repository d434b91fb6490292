import { describe, expect, test } from 'vitest'
import { parsePersonName } from '../../src/domain/personName.ts'

describe('a name', () => {
  test.each([
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽.买买提', '阿依古丽·买买提'],
    ['𬱖水', '𬱖水'],
    ['欧阳〇一', '欧阳〇一'],
  ])('%j is read as %s', (text, name) => {
    expect(parsePersonName(text)).toEqual({ ok: true, name })
  })

  test.each([
    ['', 'name_missing'],
    ['张', 'name_length'],
    ['汉'.repeat(31), 'name_length'],
    ['Zhang San', 'name_format'],
    ['张三1', 'name_format'],
    ['·张三', 'name_format'],
    ['张··三', 'name_format'],
    ['=张三', 'name_format'],
  ])('%j is refused: %s', (text, key) => {
    expect(parsePersonName(text)).toEqual({ ok: false, key })
  })

  test('may have thirty characters', () => {
    expect(parsePersonName('汉'.repeat(30)).ok).toBe(true)
  })
})
