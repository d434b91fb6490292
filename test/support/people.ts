import { idNumberOf } from './idNumbers'
import type { Login } from './session'

/** The day on which the cast's files stand: inside the registration of the round of April 2024. */
export const CAST_DAY = '2024-04-15'

export interface CastInstitution {
  id: string
  name: string
  attribution: 'city' | 'province'
  regionCode: string
}

export interface CastStaff extends Login {
  name: string
  role: string
  regionCode: string
  institution?: CastInstitution
  grants?: string[]
  isDismissed?: boolean
}

export interface CastCard {
  id: string
  /** A row of public.card_kinds. */
  kind: string
  number: string
  level: string | null
  occupation: string
  occupationCode: string
  validFrom: string
  validTo: string
}

export interface CastApplicant extends Login {
  name: string
  personId: string
  idNumber: string
  phone: string
  institution: CastInstitution
  card: CastCard
}

/** The units of the cast: two of a city each, one of the province that stands in Chengdu. */
export const institutions = {
  chengdu: institution(1, '成都市锦城技工学校', 'city', '510100'),
  mianyang: institution(2, '绵阳市涪江职业培训中心', 'city', '510700'),
  provincial: institution(3, '四川省蜀能电力技师学院', 'province', '510000'),
} satisfies Record<string, CastInstitution>

/** People who work for a unit or a center, and one who no longer does. */
export const staff = {
  officerChengdu: officer(21, '王敏', institutions.chengdu),
  officerMianyang: officer(22, '刘洋', institutions.mianyang),
  officerProvincial: officer(23, '陈刚', institutions.provincial),
  cityChengdu: { ...member(31, '李娜', 'city_officer', '510100'), grants: ['reveal'] },
  cityMianyang: member(32, '周涛', 'city_officer', '510700'),
  reviewerOne: { ...member(41, '吴倩', 'province_reviewer'), grants: ['reveal', 'export'] },
  reviewerTwo: member(42, '郑凯', 'province_reviewer'),
  reviewerThree: member(43, '孙莉', 'province_reviewer'),
  provinceAdmin: member(51, '马超', 'province_admin'),
  securityAdmin: member(52, '朱琳', 'security_admin'),
  managerProvince: member(61, '胡建国', 'manager'),
  managerChengdu: member(62, '林峰', 'manager', '510100'),
  auditor: member(71, '高洁', 'auditor'),
  dismissed: { ...member(81, '罗斌', 'city_officer', '510100'), isDismissed: true },
} satisfies Record<string, CastStaff>

/** People with a claimed record and one card each, all inside the window of April 2024. */
export const applicants = {
  /** 考评员 of the unit of Chengdu; the card expires soon. */
  lin: applicant(11, '林静', '1992-11-05', 202, institutions.chengdu, {
    kind: 'assessor',
    number: '川考2021000117',
    level: '考评员',
    occupation: '电工',
    occupationCode: '6-31-01-03',
    validFrom: '2021-05-01',
    validTo: '2024-04-30',
  }),
  /** 高级考评员 of the unit of Mianyang; the card has expired inside the window. */
  zhao: applicant(12, '赵强', '1985-03-12', 101, institutions.mianyang, {
    kind: 'senior_assessor',
    number: '川高2021000042',
    level: '高级考评员',
    occupation: '焊工',
    occupationCode: '6-18-02-04',
    validFrom: '2021-04-01',
    validTo: '2024-03-31',
  }),
  /** 质量督导员 of the 省属 unit. */
  he: applicant(13, '何平', '1978-06-21', 301, institutions.provincial, {
    kind: 'supervisor',
    number: 'R51210031',
    level: null,
    occupation: '质量督导',
    occupationCode: '',
    validFrom: '2021-06-01',
    validTo: '2024-05-31',
  }),
} satisfies Record<string, CastApplicant>

/** A login with neither a staff row nor a person: what anybody is after signing up. */
export const outsider: Login & { name: string } = { ...login(1), name: '路人' }

/** Every login of the cast by name; `null` stands for a visitor who has not signed in. */
export const cast: Record<string, Login | null> = { anon: null, outsider, ...applicants, ...staff }

function login(number: number): Login {
  return { id: uuid('0', number), email: `cast${number}@example.cn` }
}

function member(number: number, name: string, role: string, regionCode = '510000'): CastStaff {
  return { ...login(number), name, role, regionCode }
}

function officer(number: number, name: string, unit: CastInstitution): CastStaff {
  return { ...member(number, name, 'institution_officer', unit.regionCode), institution: unit }
}

function institution(
  number: number,
  name: string,
  attribution: CastInstitution['attribution'],
  regionCode: string,
): CastInstitution {
  return { id: uuid('1', number), name, attribution, regionCode }
}

function applicant(
  number: number,
  name: string,
  bornOn: string,
  serial: number,
  unit: CastInstitution,
  card: Omit<CastCard, 'id'>,
): CastApplicant {
  return {
    ...login(number),
    name,
    personId: uuid('2', number),
    idNumber: idNumberOf(bornOn, serial),
    phone: `139000000${number}`,
    institution: unit,
    card: { ...card, id: uuid('3', number) },
  }
}

/** Readable in a failed test: the first digit says what it is, the last ones which. */
function uuid(kind: string, number: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`
}
