import type { DemoAccount, SeedDatabase } from '../../scripts/local/seedContract.ts'
import { PROVINCE_CODE } from '../../src/domain/region.ts'
import { DEMO_LOGINS } from './accounts.ts'
import { cityNameOf, DEMO_UNITS, type Institution } from './institutions.ts'
import { type Login, loginOf } from './logins.ts'
import { FORMER_OFFICER } from './newcomers.ts'
import { hanName } from './personNames.ts'
import { CITY_CODES, officePhone } from './places.ts'
import { randomOf } from './random.ts'
import { insertRows } from './rows.ts'

/** Somebody who works for a unit or a center. */
export interface Member extends Login {
  name: string
  role: string
  regionCode: string
  institutionId: string | null
  phone: string
  grants: readonly string[]
}

/** Everybody who acts in the history. */
export interface Staff {
  all: Member[]
  officerOf(institutionId: string): Member
  cityOfficerOf(regionCode: string): Member
  reviewers: readonly [Member, Member, Member]
  admin: Member
  security: Member
}

/** One officer per unit and per city center, and the province's own people. */
export function makeStaff(units: readonly Institution[]): Staff {
  const random = randomOf('staff')
  const all: Member[] = []
  const add = (
    who: Pick<DemoAccount, 'email' | 'role' | 'name'>,
    regionCode: string,
    wish: Partial<Member> = {},
  ) => {
    const member: Member = {
      ...loginOf(who.email),
      name: who.name,
      role: who.role,
      regionCode,
      institutionId: null,
      phone: officePhone(random, regionCode),
      grants: [],
      ...wish,
    }
    all.push(member)
    return member
  }
  const { reviewer1, reviewer2, reviewer3, admin, security, manager, managerChengdu, auditor } = DEMO_LOGINS
  const reviewers = [
    add(reviewer1, PROVINCE_CODE, { grants: ['reveal', 'export'] }),
    add(reviewer2, PROVINCE_CODE, { grants: ['reveal'] }),
    add(reviewer3, PROVINCE_CODE),
  ] as const
  const administrator = add(admin, PROVINCE_CODE)
  const guard = add(security, PROVINCE_CODE)
  for (const account of [manager, auditor]) add(account, PROVINCE_CODE)
  add(managerChengdu, '510100')
  add(
    { email: FORMER_OFFICER.email, role: 'city_officer', name: FORMER_OFFICER.name },
    FORMER_OFFICER.regionCode,
  )

  const centers = new Map(
    CITY_CODES.map((code) => {
      const demo = { '510100': DEMO_LOGINS.cityChengdu, '510700': DEMO_LOGINS.cityMianyang }[code]
      const who = demo ?? { email: `center.${code}@demo.example`, role: 'city_officer', name: someName() }
      return [code, add(who, code, { grants: demo ? ['reveal', 'export'] : ['reveal'] })]
    }),
  )
  const officers = new Map(
    units.map((unit, index) => {
      const demo = {
        [DEMO_UNITS.chengdu]: DEMO_LOGINS.unitChengdu,
        [DEMO_UNITS.province]: DEMO_LOGINS.unitProvince,
      }[unit.name]
      const email = `unit.${String(index + 1).padStart(3, '0')}@demo.example`
      const who = demo ?? { email, role: 'institution_officer', name: someName() }
      return [unit.id, add(who, unit.regionCode, { institutionId: unit.id, phone: unit.phone })]
    }),
  )
  return {
    all,
    officerOf: (id) => present(officers.get(id), `officer of ${id}`),
    cityOfficerOf: (code) => present(centers.get(code), `center of ${code} ${cityNameOf(code)}`),
    reviewers,
    admin: administrator,
    security: guard,
  }

  function someName() {
    return hanName(random, random.chance(0.5) ? '男' : '女')
  }
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the demo world has no ${what}`)
  return value
}

export async function insertStaff(db: SeedDatabase, staff: Staff, createdAt: string): Promise<void> {
  await insertRows(
    db,
    'public.staff',
    staff.all.map((member) => ({
      user_id: member.id,
      role: member.role,
      region_code: member.regionCode,
      institution_id: member.institutionId,
      name: member.name,
      email: member.email,
      phone: member.phone,
      extra_grants: member.grants,
      created_at: createdAt,
    })),
  )
}
