import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that the registers of people and cards find what they are asked for, and nothing outside the scope. */

interface Page<Row> {
  rows: Row[]
  total: number
  is_capped: boolean
}
interface PersonRow {
  id: string
  name: string
  id_number_masked: string
  cards: { number: string }[]
}
interface CardRow {
  number: string
  holder_name: string
  institution_name: string
  occupation_codes: string[]
}

const db = await createDatabase()
const { lin, zhao, he } = applicants

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

const people = async (who: Login, filters: object = {}, more: object = {}) =>
  db.rpc<Page<PersonRow>>(who, 'list_people', { p_filters: filters, ...more })
const cards = async (who: Login, filters: object = {}, more: object = {}) =>
  db.rpc<Page<CardRow>>(who, 'list_cards', { p_filters: filters, ...more })
const namesOf = ({ rows }: Page<PersonRow>) => rows.map(({ name }) => name).sort()
const numbersOf = ({ rows }: Page<CardRow>) => rows.map(({ number }) => number).sort()

const readers: [string, Login, string[]][] = [
  ['the unit of Chengdu', staff.officerChengdu, [lin.name]],
  ['the city of Chengdu', staff.cityChengdu, [lin.name]],
  ['its manager', staff.managerChengdu, [lin.name]],
  ['the city of Mianyang', staff.cityMianyang, [zhao.name]],
  ['the 省属 unit', staff.officerProvincial, [he.name]],
  ['a reviewer of the province', staff.reviewerOne, [lin.name, zhao.name, he.name].sort()],
  ['the administration', staff.provinceAdmin, [lin.name, zhao.name, he.name].sort()],
]

describe('scope', () => {
  test.each(readers)(
    '%s finds its own people and their cards, without any filter',
    async (_who, login, names) => {
      expect(namesOf(await people(login))).toEqual(names)
      expect((await cards(login)).rows.map(({ holder_name }) => holder_name).sort()).toEqual(names)
    },
  )

  test.each([
    ['a login of nobody', outsider],
    ['an applicant', lin],
    ['the security administration', staff.securityAdmin],
    ['the auditor', staff.auditor],
    ['somebody dismissed', staff.dismissed],
  ])('%s is refused', async (_who, login) => {
    await expectFailure(people(login), 403, 'not_permitted')
    await expectFailure(cards(login), 403, 'not_permitted')
  })

  test('a visitor may not even ask', async () => {
    await expectRefused(db.rpc(null, 'list_people', {}))
    await expectRefused(db.rpc(null, 'list_cards', {}))
  })

  test('a filter by another city finds nothing there', async () => {
    expect((await people(staff.cityChengdu, { region_code: '510700' })).rows).toEqual([])
    expect((await cards(staff.officerChengdu, { institution_id: institutions.mianyang.id })).rows).toEqual([])
  })
})

describe('searching', () => {
  test.each([
    ['the beginning of a name', '林'],
    ['the beginning of a card number', '川考20210001'],
    ['the whole identity number', lin.idNumber],
    ['the number as people type it', ` ${lin.idNumber.slice(0, 6)} ${lin.idNumber.slice(6)} `],
  ])('finds by %s', async (_what, q) => {
    expect(namesOf(await people(staff.cityChengdu, { q }))).toEqual([lin.name])
    expect(numbersOf(await cards(staff.cityChengdu, { q }))).toEqual([lin.card.number])
  })

  test.each([
    ['a part of an identity number', lin.idNumber.slice(0, 10)],
    ['the middle of a name', '静'],
    ['a wildcard', '%'],
    ['another wildcard', '_静'],
    ['what would end the statement', "' or true --"],
  ])('does not find by %s', async (_what, q) => {
    expect((await people(staff.reviewerOne, { q })).rows).toEqual([])
    expect((await cards(staff.reviewerOne, { q })).rows).toEqual([])
  })

  test('does not tell a city that a number belongs to another one', async () => {
    expect((await people(staff.cityMianyang, { q: lin.idNumber })).rows).toEqual([])
    expect((await cards(staff.cityMianyang, { q: lin.card.number })).rows).toEqual([])
  })

  test('answers with masks', async () => {
    const [row] = (await people(staff.cityChengdu, { q: lin.idNumber })).rows
    expect(row?.id_number_masked).toBe(`${lin.idNumber.slice(0, 6)}********${lin.idNumber.slice(-4)}`)
    expect(JSON.stringify(row)).not.toContain(lin.idNumber)
    expect(JSON.stringify(row)).not.toContain(lin.phone)
  })
})

describe('filters', () => {
  test.each([
    ['a unit', { institution_id: institutions.mianyang.id }, [zhao.name]],
    ['a city', { region_code: '510100' }, [lin.name]],
    ['a kind of card', { kind: 'supervisor' }, [he.name]],
    ['an occupation', { occupation: '6-31-01-03' }, [lin.name]],
    ['a kind and an occupation that do not meet', { kind: 'supervisor', occupation: '6-31-01-03' }, []],
    ['what is no id', { institution_id: 'x' }, []],
    ['a status', { status: 'disputed' }, []],
  ])('of people by %s', async (_what, filters, names) => {
    expect(namesOf(await people(staff.reviewerOne, filters))).toEqual(names)
  })

  test.each([
    ['expired ones', { expiry: 'expired' }, [zhao.card.number]],
    ['those of the next 30 days', { expiry: 'within_30' }, [lin.card.number]],
    ['those of the next 60 days', { expiry: 'within_60' }, [lin.card.number, he.card.number].sort()],
    ['no other view', { expiry: 'within_5' }, []],
    ['unmapped occupations', { occupation: 'unmapped' }, [he.card.number]],
    ['a level', { level: '高级考评员' }, [zhao.card.number]],
    ['an issuer', { issuer_code: 'mohrss' }, []],
    ['unverified ones', { verified: 'no' }, []],
  ])('of cards: %s', async (_what, filters, numbers) => {
    expect(numbersOf(await cards(staff.reviewerOne, filters))).toEqual(numbers)
  })

  test('a card that is over does not stand among the expiring ones', async () => {
    const person = await makeApplicant(db)
    await db.admin(`update public.cards set status = 'lapsed' where id = $1`, [person.card.id])
    expect(numbersOf(await cards(staff.reviewerOne, { expiry: 'within_30' }))).toEqual([lin.card.number])
    expect(numbersOf(await cards(staff.reviewerOne, { expiry: 'within_30', status: 'lapsed' }))).toEqual([
      person.card.number,
    ])
    await db.admin('delete from public.cards where id = $1', [person.card.id])
  })

  test('this round and the next are the published ones by their windows', async () => {
    expect((await cards(staff.reviewerOne, { expiry: 'this_round' })).rows).toEqual([])
    await publishRound(db)
    expect((await cards(staff.reviewerOne, { expiry: 'this_round' })).total).toBe(3)
    expect((await cards(staff.reviewerOne, { expiry: 'next_round' })).rows).toEqual([])
    await publishRound(db, {
      year: 2024,
      month: 7,
      name: '2024年7月复核换证',
      opens_on: '2024-07-10',
      window_from: '2024-05-01',
      window_to: '2024-08-31',
    })
    expect(numbersOf(await cards(staff.reviewerOne, { expiry: 'next_round' }))).toEqual([he.card.number])
  })
})

describe('pages', () => {
  test('are at most 100 long, in one order, with the total', async () => {
    for (const bornOn of ['1970-01-01', '1970-01-02', '1970-01-03']) {
      await makeApplicant(db, { bornOn, institution: institutions.mianyang })
    }
    const first = await people(staff.cityMianyang, {}, { p_page: 1, p_page_size: 3 })
    const second = await people(staff.cityMianyang, {}, { p_page: 2, p_page_size: 3 })
    expect([first.total, second.total, first.is_capped]).toEqual([4, 4, false])
    const backwards = await people(staff.cityMianyang, {}, { p_is_descending: true, p_page_size: 500 })
    expect(backwards.rows.map(({ id }) => id)).toEqual(
      [...first.rows, ...second.rows].map(({ id }) => id).reverse(),
    )
    expect((await people(staff.cityMianyang, {}, { p_page: 9 })).rows).toEqual([])
  })
})

describe('for an export', () => {
  const all = async (who: Login, list: 'people' | 'cards', filters: object = {}) => {
    const ids: string[] = []
    for (;;) {
      const rows = await db.rpc<{ id: string }[]>(who, `${list}_after`, {
        p_filters: filters,
        p_after: ids.at(-1) ?? null,
      })
      if (rows.length === 0) return ids
      ids.push(...rows.map(({ id }) => id))
    }
  }

  test.each(['people', 'cards'] as const)('all %s come once, as many as were counted', async (list) => {
    for (const filters of [{}, { region_code: '510700' }, { kind: 'supervisor' }, { q: '林' }]) {
      const ids = await all(staff.reviewerOne, list, filters)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(
        await db.rpc<number>(staff.reviewerOne, `count_${list}`, { p_filters: filters }),
      )
    }
    expect(await all(staff.cityMianyang, list)).toHaveLength(4)
    await expectFailure(all(outsider, list), 403, 'not_permitted')
    await expectFailure(db.rpc(outsider, `count_${list}`), 403, 'not_permitted')
  })

  test('cards sort by number both ways', async () => {
    const numbers = async (down: boolean) =>
      (await cards(staff.reviewerOne, {}, { p_sort: 'number', p_is_descending: down })).rows.map(
        ({ number }) => number,
      )
    expect(await numbers(true)).toEqual((await numbers(false)).reverse())
  })
})

describe('plans', () => {
  test('a page of a city reads its index in order and sorts nothing', async () => {
    await db.admin('set enable_seqscan = off')
    const plan = await db.admin<{ 'QUERY PLAN': string }>(
      `explain select p.* from public.people p where p.region_code = '510100' and p.status <> 'merged'
       order by p.name collate public.pinyin, p.id limit 20`,
    )
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(text).toContain('people_region_code_name_idx')
    expect(text).not.toContain('Sort')
  })
})
