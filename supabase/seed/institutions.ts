import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { PROVINCE_CODE, REGIONS, type Track } from '../../src/domain/region.ts'
import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import { FIELDS, type Field } from './fields.ts'
import { hanName } from './personNames.ts'
import { addressIn, CITY_CODES, officePhone, placeOf } from './places.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { insertRows } from './rows.ts'
import type { Scale } from './scale.ts'

/** A unit of the demo world. */
export interface Institution {
  id: string
  name: string
  attribution: Track
  regionCode: string
  /** The city in which it stands. */
  cityCode: string
  address: string
  phone: string
  field: Field
  isCancelled: boolean
}

/** The two units whose officers are demo accounts. */
export const DEMO_UNITS = { chengdu: '成都锦西职业技能培训学校', province: '四川省岷江技师学院' }

const KINDS_OF_CITY: readonly ((place: string, word: string) => string)[] = [
  (place, word) => `${place}${word}职业技能培训学校`,
  (place, word) => `${place}${word}职业技能培训学校有限公司`,
  (place, word) => `${place}${word}人力资源服务有限公司`,
  (place, word) => `${place}${word}职业培训中心`,
  (place, word) => `${place}市${word}技工学校`,
  (_, word) => `四川${word}实业集团有限公司`,
  (place, word) => `${place}${word}科技发展有限公司`,
]
const KINDS_OF_PROVINCE: readonly ((word: string) => string)[] = [
  (word) => `四川省${word}技师学院`,
  (word) => `四川${word}集团有限公司`,
  (word) => `四川${word}职业技术学院`,
  (word) => `四川省${word}行业协会`,
  (word) => `四川${word}人力资源有限公司`,
]

/** City names as they stand in addresses. */
export function cityNameOf(code: string): string {
  return REGIONS.find((region) => region.code === code)?.nameZh ?? ''
}

/** The units of the world: the demo accounts' two first, then city by city, then the province's. */
export function makeInstitutions(scale: Scale): Institution[] {
  const random = randomOf('institutions')
  const names = new Set<string>()
  const units: Institution[] = []
  const add = (name: string, attribution: Track, cityCode: string, field: Field) => {
    if (names.has(name)) return false
    names.add(name)
    units.push(unitOf(random, name, attribution, cityCode, field))
    return true
  }
  add(DEMO_UNITS.chengdu, 'city', '510100', fieldOf('electric'))
  add(DEMO_UNITS.province, 'province', '510100', fieldOf('machining'))
  for (const code of scale.cities ?? CITY_CODES) {
    const short = REGIONS.find((region) => region.code === code)?.shortNameZh ?? ''
    const [least, most] = scale.unitsOfCity
    // Chengdu and Mianyang are larger than the others, the prefectures smaller.
    const wish =
      code === '510100'
        ? scale.unitsOfCapital - 1
        : placeOf(code).weight >= 5
          ? most
          : placeOf(code).weight < 3
            ? least - 1
            : least + 1
    for (let made = 0; made < Math.max(wish, 1); ) {
      const field = random.pick(FIELDS)
      if (add(random.pick(KINDS_OF_CITY)(short, random.pick(field.words)), 'city', code, field)) made += 1
    }
  }
  while (units.filter((unit) => unit.attribution === 'province').length < scale.provincialUnits) {
    const field = random.pick(FIELDS)
    add(
      random.pick(KINDS_OF_PROVINCE)(random.pick(field.words)),
      'province',
      random.chance(0.8) ? '510100' : random.pick(scale.cities ?? CITY_CODES),
      field,
    )
  }
  return units
}

function fieldOf(key: string): Field {
  const field = FIELDS.find((each) => each.key === key)
  if (!field) throw new Error(`no field ${key}`)
  return field
}

function unitOf(
  random: Random,
  name: string,
  attribution: Track,
  cityCode: string,
  field: Field,
): Institution {
  const isDemo = Object.values(DEMO_UNITS).includes(name)
  return {
    id: uuidOf(`institution ${name}`),
    name,
    attribution,
    regionCode: attribution === 'province' ? PROVINCE_CODE : cityCode,
    cityCode,
    address: addressIn(random, cityNameOf(cityCode), cityCode),
    phone: officePhone(random, cityCode),
    field,
    isCancelled: !isDemo && random.chance(0.02),
  }
}

/** Writes the units with their filing numbers (备案号). */
export async function insertInstitutions(
  db: SeedDatabase,
  units: readonly Institution[],
  today: IsoDate,
): Promise<void> {
  const random = randomOf('filing numbers')
  await insertRows(
    db,
    'public.institutions',
    units.map((unit, index) => {
      const isSchool = /学校|学院|中心/.test(unit.name)
      const serial = String(index + 1).padStart(4, '0')
      // One in forty still carries the number of an earlier scheme, which the product only warns about.
      const number = random.chance(0.025)
        ? `川职鉴${serial}`
        : `${isSchool ? 'S' : 'Y'}000051${unit.regionCode.slice(2, 4)}${serial}`
      return {
        id: unit.id,
        name: unit.name,
        attribution: unit.attribution,
        region_code: unit.regionCode,
        location_code: unit.cityCode,
        filing_number: number,
        filing_valid_to: addDays(today, random.int(-30, 900)),
        address: unit.address,
        contact_name: hanName(random, random.chance(0.5) ? '男' : '女'),
        contact_phone: unit.phone,
        status: unit.isCancelled ? 'cancelled' : 'active',
        created_at: `${addDays(today, -random.int(900, 2200))}T02:00:00Z`,
      }
    }),
  )
}
