/**
 * The province and its 21 cities and prefectures (GB/T 2260). Mirrors public.regions, so that names and scopes are
 * known before the first request; a test holds the two together.
 */

export interface Region {
  code: string
  nameZh: string
  nameEn: string
  /** For narrow columns, chart axes and the map. */
  shortNameZh: string
  kind: 'province' | 'city'
}

/** Which way a file goes: 属地 by its city, 省属 straight to the province. */
export type Track = 'city' | 'province'

/** The region code that 省属 units and provincial staff carry. */
export const PROVINCE_CODE = '510000'

const city = (code: string, nameZh: string, nameEn: string, shortNameZh: string): Region => ({
  code,
  nameZh,
  nameEn,
  shortNameZh,
  kind: 'city',
})

/** All 22, in the order of their codes; there is no 5102 and no 5112. */
export const REGIONS: readonly Region[] = [
  {
    code: PROVINCE_CODE,
    nameZh: '四川省',
    nameEn: 'Sichuan Province',
    shortNameZh: '四川',
    kind: 'province',
  },
  city('510100', '成都市', 'Chengdu', '成都'),
  city('510300', '自贡市', 'Zigong', '自贡'),
  city('510400', '攀枝花市', 'Panzhihua', '攀枝花'),
  city('510500', '泸州市', 'Luzhou', '泸州'),
  city('510600', '德阳市', 'Deyang', '德阳'),
  city('510700', '绵阳市', 'Mianyang', '绵阳'),
  city('510800', '广元市', 'Guangyuan', '广元'),
  city('510900', '遂宁市', 'Suining', '遂宁'),
  city('511000', '内江市', 'Neijiang', '内江'),
  city('511100', '乐山市', 'Leshan', '乐山'),
  city('511300', '南充市', 'Nanchong', '南充'),
  city('511400', '眉山市', 'Meishan', '眉山'),
  city('511500', '宜宾市', 'Yibin', '宜宾'),
  city('511600', '广安市', "Guang'an", '广安'),
  city('511700', '达州市', 'Dazhou', '达州'),
  city('511800', '雅安市', "Ya'an", '雅安'),
  city('511900', '巴中市', 'Bazhong', '巴中'),
  city('512000', '资阳市', 'Ziyang', '资阳'),
  city('513200', '阿坝藏族羌族自治州', 'Aba Prefecture', '阿坝'),
  city('513300', '甘孜藏族自治州', 'Garzê Prefecture', '甘孜'),
  city('513400', '凉山彝族自治州', 'Liangshan Prefecture', '凉山'),
]

/** The 21 cities and prefectures. */
export const CITIES: readonly Region[] = REGIONS.filter((region) => region.kind === 'city')

const byCode = new Map(REGIONS.map((region) => [region.code, region]))

/** The region of a code, or undefined. */
export function findRegion(code: string): Region | undefined {
  return byCode.get(code)
}

/** The name of a region in the user's language; an unknown code is shown as it is. */
export function regionName(code: string, language: 'zh-CN' | 'en-US'): string {
  const region = byCode.get(code)
  if (!region) return code
  return language === 'zh-CN' ? region.nameZh : region.nameEn
}
