import { expect, test } from 'vitest'
import { CITIES, findRegion, REGIONS, regionName } from '../../src/domain/region.ts'
import { readChapter, rowsAfter } from './chapter.ts'

test('the regions are those of the database', () => {
  const rows = rowsAfter(
    readChapter('0300_regions'),
    'insert into public.regions (code, name_zh, name_en, short_name_zh, kind, sort) values',
  )
  expect(
    REGIONS.map((region, i) => [
      region.code,
      region.nameZh,
      region.nameEn,
      region.shortNameZh,
      region.kind,
      i,
    ]),
  ).toEqual(rows)
})

test('there are 21 cities and prefectures, and neither 5102 nor 5112', () => {
  expect(CITIES).toHaveLength(21)
  expect(REGIONS.some((region) => region.code.startsWith('5102') || region.code.startsWith('5112'))).toBe(
    false,
  )
})

test('names follow the language, and an unknown code is shown as it is', () => {
  expect(regionName('513200', 'zh-CN')).toBe('阿坝藏族羌族自治州')
  expect(regionName('513200', 'en-US')).toBe('Aba Prefecture')
  expect(regionName('999999', 'zh-CN')).toBe('999999')
  expect(findRegion('510200')).toBeUndefined()
})
