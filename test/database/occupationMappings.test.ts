import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that words of old cards are mapped at once, in the own region only, with the print left as it is. */

const db = await createDatabase()
const WELDER = '6-18-02-04'
let here: CastApplicant[]
let there: CastApplicant
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  here = [await makeApplicant(db), await makeApplicant(db)]
  there = await makeApplicant(db, { institution: institutions.mianyang })
  for (const { card } of [...here, there])
    await db.admin(
      `update public.cards set occupations = '{电工,电焊操作}', occupation_codes = '{6-31-01-03,""}' where id = $1`,
      [card.id],
    )
})

const unmapped = (who: Login) => db.rpc<{ word: string; cards: number }[]>(who, 'unmapped_occupations')
const map = (who: Login, more: object = {}) =>
  db.rpc<number>(who, 'map_occupation_word', {
    p_word: '电焊操作',
    p_code: WELDER,
    p_request_id: randomUUID(),
    ...more,
  })
const cardOf = async ({ card }: CastApplicant) =>
  (await db.admin('select occupations, occupation_codes from public.cards where id = $1', [card.id]))[0]

test('are gathered by their words, each center its own', async () => {
  const count = async (who: Login) => (await unmapped(who)).find(({ word }) => word === '电焊操作')?.cards
  expect(await count(staff.cityChengdu)).toBe(2)
  expect(await count(staff.cityMianyang)).toBe(1)
  expect(await count(staff.reviewerOne)).toBe(3)
  for (const who of [staff.officerChengdu, staff.provinceAdmin, staff.auditor, here[0] as Login, outsider]) {
    await expectFailure(unmapped(who), 403, 'not_permitted')
    await expectFailure(map(who), 403, 'not_permitted')
  }
})

test('are mapped to an occupation of the catalogue, once for a request, and logged', async () => {
  await expectFailure(map(staff.cityChengdu, { p_code: '9-99-99-99' }), 422, 'occupation_unknown')
  await expectFailure(map(staff.cityChengdu, { p_word: ' ' }), 422, 'field_required')
  const p_request_id = randomUUID()
  expect(await map(staff.cityChengdu, { p_request_id })).toBe(2)
  expect(await map(staff.cityChengdu, { p_request_id })).toBe(2)
  for (const person of here)
    expect(await cardOf(person)).toEqual({
      occupations: ['电工', '电焊操作'],
      occupation_codes: ['6-31-01-03', WELDER],
    })
  expect((await cardOf(there))?.occupation_codes).toEqual(['6-31-01-03', ''])
  expect(
    await db.admin('select word, code, cards, actor_name from private.occupation_mappings'),
  ).toMatchObject([{ word: '电焊操作', code: WELDER, cards: 2 }])
  expect(await map(staff.cityChengdu)).toBe(0)
})

test('where no code stood at all, the others stay empty', async () => {
  const person = await makeApplicant(db)
  await db.admin(
    `update public.cards set occupations = '{旧称一,旧称二}', occupation_codes = '{}' where id = $1`,
    [person.card.id],
  )
  expect(await map(staff.reviewerOne, { p_word: '旧称二' })).toBe(1)
  expect((await cardOf(person))?.occupation_codes).toEqual(['', WELDER])
})
