import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { checkCharacterOf, type Gender, maskIdentityNumber } from '../../src/domain/identityNumber.ts'
import { maskPhone } from '../../src/domain/phone.ts'
import { type IsoDate, yearOf } from '../../src/domain/shanghai.ts'
import { DEMO_LOGINS } from './accounts.ts'
import { cityNameOf, DEMO_UNITS, type Institution } from './institutions.ts'
import { type Login, loginOf } from './logins.ts'
import { nameIn } from './personNames.ts'
import { addressIn, placeOf } from './places.ts'
import { type Random, randomOf, uuidOf } from './random.ts'
import { insertRows, withTriggersStill } from './rows.ts'

/** An assessor or supervisor of the demo world. */
export interface Person {
  id: string
  name: string
  gender: Gender
  bornOn: IsoDate
  idNumber: string
  phone: string
  email: string
  address: string
  postcode: string
  unit: Institution
  /** Whoever has claimed the own record; the others are entered by their unit (代办). */
  login: Login | null
  /** Last known values of the form, as public.people.profile keeps them. */
  profile: Record<string, string>
}

const EDUCATION = {
  研究生: 8,
  大学本科: 44,
  大学专科: 30,
  技师学院: 6,
  高级技校: 4,
  技校: 2,
  中专: 4,
  高中: 1,
  职高: 1,
}
const POLITICS = { 中共党员: 36, 群众: 58, 共青团员: 3, 民主党派人士: 2, 无党派民主人士: 1 }
const SKILL = { level_3: 20, level_2: 38, level_1: 36, special_technician: 4, chief_technician: 2 }

/** The people of the demo accounts stand first, each in their unit. */
export const DEMO_PEOPLE = [
  { login: DEMO_LOGINS.assessor, unit: DEMO_UNITS.chengdu, gender: '女', bornOn: '1988-05-16' },
  { login: DEMO_LOGINS.supervisor, unit: DEMO_UNITS.province, gender: '男', bornOn: '1976-09-03' },
  { login: DEMO_LOGINS.returned, unit: DEMO_UNITS.chengdu, gender: '男', bornOn: '1981-02-27' },
] as const

export function makePeople(count: number, units: readonly Institution[], today: IsoDate): Person[] {
  const random = randomOf('people')
  const taken = new Set<string>()
  const sizes = unitSizes(units)
  return Array.from({ length: count }, (_, index) => {
    const demo = DEMO_PEOPLE[index]
    const unit = demo ? (units.find((each) => each.name === demo.unit) as Institution) : sizes.pick(random)
    const gender = demo?.gender ?? (random.chance(0.56) ? '男' : '女')
    const bornOn = demo?.bornOn ?? birthday(random, today)
    const { name, ethnicGroup } = nameIn(random, gender, unit.cityCode)
    const email = demo?.login.email ?? `person.${String(index + 1).padStart(4, '0')}@demo.example`
    return {
      id: uuidOf(`person ${index}`),
      name: demo?.login.name ?? name,
      gender,
      bornOn,
      idNumber: idNumber(random, bornOn, gender, taken),
      phone: `19900${String(100_000 + index * 7).padStart(6, '0')}`,
      email,
      address: addressIn(random, cityNameOf(unit.cityCode), unit.cityCode),
      postcode: placeOf(unit.cityCode).postcode,
      unit,
      login: demo || random.chance(0.3) ? loginOf(email) : null,
      profile: profileOf(random, unit, bornOn, today, demo ? '01' : ethnicGroup),
    }
  })
}

/** Larger cities have more people; a unit of the province as many as a large one of a city. */
function unitSizes(units: readonly Institution[]) {
  const weights = Object.fromEntries(
    units.map((unit, index) => {
      const isDemo = Object.values(DEMO_UNITS).includes(unit.name)
      const inCity = units.filter((each) => each.regionCode === unit.regionCode).length
      const share = unit.attribution === 'province' ? 26 : placeOf(unit.cityCode).weight
      return [index, isDemo ? 3 : share / inCity]
    }),
  )
  return { pick: (random: Random) => units[Number(random.weighted(weights))] as Institution }
}

function birthday(random: Random, today: IsoDate): IsoDate {
  // Between 27 and 61 years old, most of them in their forties.
  const age = 27 + Math.round((random.next() + random.next()) * 17)
  const year = yearOf(today) - age
  return `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
}

/** 510100 is never an issuing code, so these numbers belong to nobody. */
function idNumber(random: Random, bornOn: IsoDate, gender: Gender, taken: Set<string>): string {
  for (;;) {
    const serial = random.int(0, 499) * 2 + (gender === '男' ? 1 : 0)
    const body = `510100${bornOn.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
    if (taken.has(body)) continue
    taken.add(body)
    return body + checkCharacterOf(body)
  }
}

function profileOf(random: Random, unit: Institution, bornOn: IsoDate, today: IsoDate, ethnicGroup: string) {
  const age = yearOf(today) - yearOf(bornOn)
  const years = random.int(5, Math.max(6, age - 22))
  const withTitle = random.chance(0.55)
  return {
    education: random.weighted(EDUCATION),
    ethnic_group: ethnicGroup,
    political_status: random.weighted(POLITICS),
    speciality: random.pick(unit.field.specialities),
    speciality_years: String(years),
    working_years: String(Math.min(years + random.int(0, 3), age - 20)),
    qualification_level: withTitle && random.chance(0.4) ? '' : random.weighted(SKILL),
    qualification_title: withTitle ? random.pick(unit.field.titles) : '',
    occupation_engaged: random.pick(['职业技能评价管理', '职业教育培训', '安全质量管理', '生产技术管理']),
  }
}

/** Writes people and identities. */
export async function insertPeople(
  db: SeedDatabase,
  people: readonly Person[],
  createdAt: string,
): Promise<void> {
  await withTriggersStill(db, ['public.people', 'private.person_identities'], async () => {
    await insertRows(
      db,
      'public.people',
      people.map((person) => ({
        id: person.id,
        name: person.name,
        gender: person.gender,
        birth_on: person.bornOn,
        id_number_masked: maskIdentityNumber(person.idNumber),
        phone_masked: maskPhone(person.phone),
        institution_id: person.unit.id,
        region_code: person.unit.regionCode,
        user_id: person.login?.id ?? null,
        profile: Object.fromEntries(Object.entries(person.profile).filter(([, value]) => value !== '')),
        created_at: createdAt,
        updated_at: createdAt,
      })),
    )
    await insertRows(
      db,
      'private.person_identities',
      people.map((person) => ({
        person_id: person.id,
        id_number: person.idNumber,
        phone: person.phone,
        email: person.email,
        address: person.address,
        postcode: person.postcode,
      })),
    )
  })
  await db.exec(`
    insert into public.audit_log (actor_name, table_name, record_id, verb, changes)
    select '系统', 'people', p.id::text, 'insert', jsonb_build_object('name', p.name, 'institution_id', p.institution_id,
      'id_number_masked', p.id_number_masked, 'status', p.status)
    from public.people p order by p.id`)
}
