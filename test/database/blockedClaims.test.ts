import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { CAST_DAY, outsider, staff } from '../support/people'
import { insertLogins, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who sees which claims are blocked since when, and who lifts a block. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
})

interface Blocked {
  kind: string
  key: string
  label: string
  person_name: string | null
  misses: number
  blocked_at: string
}

const { reviewerOne } = staff
const list = (who: Login) => db.rpc<Blocked[]>(who, 'list_blocked_claims')
const unblock = (who: Login, more: Record<string, unknown>) =>
  db.rpc(who, 'unblock_claims', { p_reason: '本人持证件到场核实', ...more })

async function signUp(): Promise<Login> {
  const login = { id: randomUUID(), email: `${randomUUID()}@example.cn` }
  await insertLogins(db.admin, [login])
  return login
}

const miss = (who: Login, p_id_number: string, day = CAST_DAY) =>
  db.at(day, () =>
    db.rpc<{ outcome: string }>(who, 'claim_person', {
      p_name: '无此人',
      p_id_number,
      p_card_number: 'none',
    }),
  )

test('an account that five misses blocked is listed, masked, with the day of the fifth', async () => {
  const who = await signUp()
  const almost = await signUp()
  for (const serial of [1, 2, 3, 4]) {
    await miss(who, idNumberOf('1991-01-01', serial), '2024-04-12')
    await miss(almost, idNumberOf('1992-01-01', serial))
  }
  await miss(who, idNumberOf('1991-01-01', 5), '2024-04-13')
  const rows = await list(reviewerOne)
  expect(rows).toMatchObject([{ kind: 'account', label: `${who.email[0]}***@example.cn`, misses: 5 }])
  expect(new Date(rows[0]?.blocked_at ?? '').toISOString().slice(0, 10)).toBe('2024-04-13')
  const { key } = rows[0] as Blocked
  await expectFailure(
    unblock(reviewerOne, { p_kind: 'account', p_key: key, p_reason: ' ' }),
    422,
    'reason_missing',
  )
  expect(await unblock(reviewerOne, { p_kind: 'account', p_key: key })).toBe(5)
  expect(await list(reviewerOne)).toEqual([])
  expect(await miss(who, idNumberOf('1991-01-01', 6))).toMatchObject({ outcome: 'no_match' })
  const kinds = await db.admin('select kind from public.notifications where user_id = $1', [who.id])
  expect(kinds).toEqual([{ kind: 'claims_unblocked' }])
})

test('an identity that five misses blocked is listed by its mask and the person on record', async () => {
  const person = await makeApplicant(db)
  for (const _ of [1, 2, 3, 4, 5]) await miss(await signUp(), person.idNumber)
  const [row] = (await list(reviewerOne)).filter(({ kind }) => kind === 'identity')
  expect(row).toMatchObject({ person_name: person.name, misses: 5 })
  expect(JSON.stringify(row)).not.toContain(person.idNumber)
  expect(await unblock(reviewerOne, { p_kind: 'identity', p_key: row?.key })).toBe(5)
  const logged = await db.admin('select reason from public.access_log where person_id = $1', [
    person.personId,
  ])
  expect(logged).toEqual([{ reason: '解除认领锁定：本人持证件到场核实' }])
})

test('a reviewer lifts no block of the own login', async () => {
  for (const serial of [1, 2, 3, 4, 5]) await miss(reviewerOne, idNumberOf('1993-01-01', serial))
  await expectFailure(unblock(reviewerOne, { p_email: reviewerOne.email }), 403, 'own_record')
  expect(await unblock(staff.reviewerTwo, { p_email: reviewerOne.email })).toBe(5)
})

test.each(Object.keys(staff).filter((name) => !name.startsWith('reviewer')))(
  '%s neither sees nor lifts any',
  async (name) => {
    const who = staff[name as keyof typeof staff]
    await expectFailure(list(who), 403, 'not_permitted')
    await expectFailure(unblock(who, { p_email: outsider.email }), 403, 'not_permitted')
  },
)

test('nor does an outsider', async () => {
  await expectFailure(list(outsider), 403, 'not_permitted')
  await expectFailure(unblock(outsider, { p_email: outsider.email }), 403, 'not_permitted')
})
