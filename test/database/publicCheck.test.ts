import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectRefused } from '../support/failures'
import { applicants, CAST_DAY, institutions } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves what a visitor may do: check a card, and nothing else. */

const db = await createDatabase()
const { lin } = applicants

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

const check = (args: Record<string, unknown>) => db.rpc<Record<string, unknown>>(null, 'check_card', args)
const tokenOf = async (cardId: string) =>
  (await db.admin('select check_token from public.cards where id = $1', [cardId]))[0]?.check_token

describe('the public check', () => {
  const FACE = {
    found: true,
    name: lin.name,
    institution_name: institutions.chengdu.name,
    kind: '考评员',
    kind_en: 'Assessor',
    occupations: ['电工'],
    valid_from: '2021-05-01',
    valid_to: '2024-04-30',
    is_valid: true,
  }

  test('shows what stands on the card’s face and nothing else, by code or by number and name', async () => {
    expect(await check({ p_token: await tokenOf(lin.card.id) })).toEqual(FACE)
    expect(await check({ p_number: ` ${lin.card.number} `, p_name: lin.name })).toEqual(FACE)
  })

  test('finds a card however its number and name are typed: small, full width, with spaces, another dot', async () => {
    const { card } = await makeApplicant(db)
    await db.admin(`update public.cards set number = 'R51240777', holder_name = '沙马·阿依' where id = $1`, [
      card.id,
    ])
    for (const p_number of ['R51240777', 'r51240777', 'Ｒ５１２４０７７７', 'R51 240 777', '　R51240777'])
      for (const p_name of ['沙马·阿依', '沙马•阿依', '沙马・阿依', '沙马．阿依', '沙马 · 阿依　'])
        expect(await check({ p_number, p_name }), `${p_number} ${p_name}`).toMatchObject({ found: true })
  })

  test.each([
    {},
    { p_number: lin.card.number },
    { p_number: lin.card.number, p_name: '王不是' },
    { p_name: lin.name },
    { p_number: '%', p_name: '%' },
    { p_token: '00000000-0000-4000-8000-000000000000', p_number: lin.card.number, p_name: lin.name },
  ])('finds nothing by %o', async (args) => {
    expect(await check(args)).toEqual({ found: false })
  })

  test.each([
    ['2021-05-01', true],
    ['2024-04-30', true],
    ['2024-05-01', false],
  ])('on %s the card is valid: %s', async (day, is_valid) => {
    const token = await tokenOf(lin.card.id)
    expect(await db.at(day, () => check({ p_token: token }))).toMatchObject({ is_valid })
  })

  test('of a superseded card says that it is not valid, and not why', async () => {
    const person = await makeApplicant(db)
    await bringTo(db, person, 'issued')
    const answer = await check({ p_token: await tokenOf(person.card.id) })
    expect(answer).toMatchObject({ found: true, is_valid: false })
    expect(Object.keys(answer).sort()).toEqual(Object.keys(FACE).sort())
  })
})

test('a visitor calls no other function', async () => {
  const functions = await db.admin<{ name: string; args: number }>(
    `select proname as name, pronargs as args from pg_proc
     where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype and proname <> 'check_card'`,
  )
  expect(functions.length).toBeGreaterThan(30)
  for (const { name, args } of functions) {
    const nothing = Array(args).fill('null').join(', ')
    await expectRefused(db.asAnon(({ query }) => query(`select public.${name}(${nothing})`)))
  }
})
