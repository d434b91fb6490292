import { beforeAll, describe, expect, test } from 'vitest'
import { makeInstitution } from '../support/builders'
import { createDatabase } from '../support/database'
import { commitDraw, drawn, makeSupervisors, type Order, orderInspection, proofOf } from '../support/dispatch'
import { CAST_DAY } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Row } from '../support/session'

/** Proves that the record of draws is one chain per center, cannot be changed, and names nobody. */

const db = await createDatabase()
beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  const employer = await makeInstitution(db, { regionCode: '510100' })
  await makeSupervisors(db, 9, employer)
  await db.admin(`update public.parameters set value = '0' where key = 'inspection_recent_visits'`)
})

/** Free again for the next draw of the same days. */
const release = (order: Order) =>
  db.admin(`update public.dispatches set status = 'released' where order_id = $1`, [order.id])

describe('the record', () => {
  const TABLES = [
    'public.dispatch_chain',
    'public.dispatch_draws',
    'public.dispatch_results',
    'private.dispatch_seeds',
    'private.dispatch_members',
  ]
  test.each(TABLES)('%s is not edited, emptied or shortened, even by the owner', async (table) => {
    await release(await drawn(db))
    const column = table.includes('chain') ? 'position' : 'draw_id'
    const name = table === 'public.dispatch_draws' ? 'id' : column
    for (const sql of [
      `update ${table} set ${name} = ${name} where true`,
      `delete from ${table} where true`,
      `truncate ${table} cascade`,
    ])
      await expect(db.admin(sql)).rejects.toThrow()
  })

  test('of one center is one chain, whatever several officers do at once', async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => orderInspection(db, { supervisors: 1 })))
    const { failed } = await race(orders.map((order) => () => commitDraw(db, order)))
    expect(failed).toEqual([])
    const rows = await db.admin<Row>(
      `select position, previous_hash, lag(hash, 1, '') over (order by position) as before,
         row_number() over (order by position) as nr
       from public.dispatch_chain where center_code = '510100'`,
    )
    expect(rows.length).toBeGreaterThan(12)
    for (const row of rows) expect(row).toMatchObject({ position: row.nr, previous_hash: row.before })
  })

  test('names nobody: a proof holds no person, card or unit of a member', async () => {
    const order = await drawn(db)
    const text = JSON.stringify(await proofOf(db, order))
    const members = await db.admin<{
      person_id: string
      person_name: string
      card_number: string
      nonce: string
    }>('select person_id, person_name, card_number, nonce from private.dispatch_members where draw_id = $1', [
      order.draw_id,
    ])
    for (const member of members)
      for (const secret of Object.values(member)) expect(text).not.toContain(secret)
    await release(order)
  })

  test('uses other pseudonyms in every draw', async () => {
    const seen = await db.admin<{ times: number }>(
      'select count(*) as times from private.dispatch_members group by pseudonym having count(*) > 1',
    )
    expect(seen).toEqual([])
  })
})
