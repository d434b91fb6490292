import { beforeAll, describe, expect, test } from 'vitest'
import { publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { applicants, CAST_DAY, cast, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  await bringTo(db, applicants.lin, 'awaiting_seal')
  await db.rpc(staff.cityChengdu, 'reveal_identity', {
    p_person_id: applicants.lin.personId,
    p_reason: '联系本人',
  })
})

const HISTORIES = ['application_events', 'access_log', 'audit_log']
const attempts = (table: string) => [
  `update public.${table} set at = at`,
  `delete from public.${table} where true`,
  `truncate public.${table} cascade`,
]

describe.each(HISTORIES)('%s', (table) => {
  test('has something to protect', async () => {
    expect(await db.admin(`select 1 from public.${table} limit 1`)).toHaveLength(1)
  })

  test.each(attempts(table))('nobody of the cast may: %s', async (sql) => {
    for (const who of Object.values(cast)) {
      await expect(db.as(who, (session) => session.query(sql))).rejects.toMatchObject({ code: '42501' })
    }
  })

  test.each(attempts(table))('the service key may not: %s', async (sql) => {
    const asService = db.superuser(`begin; set local role service_role; ${sql}; commit`)
    await expect(asService).rejects.toMatchObject({ code: '42501' })
  })

  test.each(attempts(table))('not even the owner of the table may: %s', async (sql) => {
    await expect(db.admin(sql)).rejects.toMatchObject({ code: 'PT403', message: 'append_only' })
  })
})

test('the history of a file is a chain in which every entry names the one before', async () => {
  const events = await db.admin<{ previous_hash: string; hash: string }>(
    'select previous_hash, hash from public.application_events order by id',
  )
  expect(events[0]?.previous_hash).toBe('')
  for (const [index, event] of events.entries()) {
    if (index > 0) expect(event.previous_hash).toBe(events[index - 1]?.hash)
  }
})
