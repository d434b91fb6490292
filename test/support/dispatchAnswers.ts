import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { drawn, type Order } from './dispatch'
import type { CastApplicant } from './people'
import type { Row } from './session'

/** Somebody who was dispatched, as the columns have it. */
export interface Sent extends Row {
  id: string
  order_id: string
  who: CastApplicant
}

/** Who was dispatched in the draw in force, by rank, as people of the cast. */
export async function sentOf(db: Db, order: Order, members: readonly CastApplicant[]): Promise<Sent[]> {
  const rows = await db.admin<Row & { id: string; order_id: string; person_id: string }>(
    'select * from public.dispatches where draw_id = $1 order by rank',
    [order.draw_id],
  )
  return rows.map((row) => {
    const who = members.find(({ personId }) => personId === row.person_id)
    if (!who) throw new Error('a supervisor whom this test did not make was drawn')
    return { ...row, who }
  })
}

export const accept = (db: Db, { id, who }: Sent) =>
  db.rpc(who, 'answer_dispatch', {
    p_id: id,
    p_answer: 'accept',
    p_reason: null,
    p_request_id: randomUUID(),
  })

/** An order whose first supervisor accepted. */
export async function accepted(
  db: Db,
  members: readonly CastApplicant[],
): Promise<{ order: Order; sent: Sent }> {
  const order = await drawn(db)
  const [sent] = await sentOf(db, order, members)
  if (!sent) throw new Error('nobody was drawn')
  await accept(db, sent)
  return { order, sent }
}
