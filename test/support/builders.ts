import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { idNumberOf } from './idNumbers'
import {
  applicants,
  type CastApplicant,
  type CastCard,
  type CastInstitution,
  institutions,
  staff,
} from './people'
import { insertLogins, insertPeople, insertRows } from './seedCast'

/** A round as its columns have it. */
export interface Round {
  id: string
  version: number
  status: string
  opens_on: string
  closes_on: string
  unit_review_due_on: string
  city_report_due_on: string
  final_review_due_on: string
}

const madeIn = new WeakMap<Db, number>()

/** Counts what was made in a database, so that a file of tests meets the same names whatever ran before it. */
function nextOf(db: Db): number {
  const made = (madeIn.get(db) ?? 0) + 1
  madeIn.set(db, made)
  return made
}

/** An institution beside the cast's. */
export async function makeInstitution(db: Db, wish: Partial<CastInstitution> = {}): Promise<CastInstitution> {
  const made = nextOf(db)
  const regionCode = wish.regionCode ?? '510100'
  const unit: CastInstitution = {
    id: wish.id ?? randomUUID(),
    name: wish.name ?? `第${made}职业技能评价机构`,
    regionCode,
    attribution: wish.attribution ?? (regionCode === '510000' ? 'province' : 'city'),
  }
  await insertRows(db.admin, 'public.institutions', [
    {
      id: unit.id,
      name: unit.name,
      attribution: unit.attribution,
      region_code: unit.regionCode,
      location_code: regionCode === '510000' ? '510100' : regionCode,
    },
  ])
  return unit
}

export interface ApplicantWish {
  name?: string
  bornOn?: string
  institution?: CastInstitution
  card?: Partial<CastCard>
}

/**
 * A person with a valid identity number, a login that has claimed the record, and a card. Born in 1980 and a 考评员 of
 * the cast's unit in Chengdu whose card expires at the end of April 2024, unless wished otherwise.
 */
export async function makeApplicant(db: Db, wish: ApplicantWish = {}): Promise<CastApplicant> {
  const [person] = await makeApplicants(db, [wish])
  return person as CastApplicant
}

/** Several of them at once. */
export async function makeApplicants(db: Db, wishes: ApplicantWish[]): Promise<CastApplicant[]> {
  const people = wishes.map((wish) => applicantOf(nextOf(db), wish))
  await insertLogins(db.admin, people)
  await insertPeople(db.admin, people)
  return people
}

function applicantOf(made: number, wish: ApplicantWish): CastApplicant {
  const kind = wish.card?.kind ?? 'assessor'
  return {
    id: randomUUID(),
    email: `made${made}@example.cn`,
    name: wish.name ?? nameOf(made),
    personId: randomUUID(),
    // A thousand serials a day of birth, then the next day.
    idNumber: idNumberOf(wish.bornOn ?? dayOf(1980, Math.floor(made / 1000)), made % 1000),
    phone: `138${String(made).padStart(8, '0')}`,
    institution: wish.institution ?? institutions.chengdu,
    card: {
      ...(kind === 'supervisor' ? applicants.he.card : applicants.lin.card),
      kind,
      level: kind === 'supervisor' ? null : kind === 'assessor' ? '考评员' : '高级考评员',
      number: `试${String(made).padStart(8, '0')}`,
      validFrom: '2021-05-01',
      validTo: '2024-04-30',
      ...wish.card,
      id: wish.card?.id ?? randomUUID(),
    },
  }
}

/** The round of April 2024 (notice 一(三)): opened on the 10th for 15 working days, cards of 2023-12 to 2024-05. */
export const APRIL_2024 = {
  year: 2024,
  month: 4,
  name: '2024年4月复核换证',
  opens_on: '2024-04-10',
  window_from: '2023-12-01',
  window_to: '2024-05-31',
}

/** A round published through the functions of the API, nine days before it opens. */
export async function publishRound(db: Db, plan: typeof APRIL_2024 = APRIL_2024): Promise<Round> {
  const before = new Date(Date.parse(plan.opens_on) - 9 * 86_400_000).toISOString().slice(0, 10)
  return db.at(before, async () => {
    const draft = await db.rpc<Round>(staff.provinceAdmin, 'save_round', { p_id: null, p_round: plan })
    return db.rpc<Round>(staff.provinceAdmin, 'publish_round', {
      p_id: draft.id,
      p_expected_version: draft.version,
    })
  })
}

const FAMILY_NAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'
const GIVEN_NAMES = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'

function nameOf(number: number): string {
  const family = FAMILY_NAMES[number % FAMILY_NAMES.length]
  const first = GIVEN_NAMES[Math.floor(number / FAMILY_NAMES.length) % GIVEN_NAMES.length]
  const second = GIVEN_NAMES[(number * 7) % GIVEN_NAMES.length]
  return `${family}${first}${second}`
}

function dayOf(year: number, offset: number): string {
  return new Date(Date.UTC(year, 0, 1 + offset)).toISOString().slice(0, 10)
}
