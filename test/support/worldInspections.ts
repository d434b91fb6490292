import type { Db } from './database'
import type { Random } from './random'
import { insertRows } from './seedCast'
import type { Row } from './session'

/** Reports of the world's orders, awaited, drafted and submitted, for the visibility tests. */
export async function insertInspections(db: Db, random: Random): Promise<void> {
  const orders = await db.admin<Row>(
    `select o.*, d.person_id from public.inspection_orders o join public.dispatches d on d.order_id = o.id order by o.id`,
  )
  for (const order of orders) {
    const { number, evaluation_id, institution_id, institution_name, occupation, batch, site } = order
    const { starts_on, ends_on, center_code, region_code } = order
    const status = random.pick(['awaited', 'draft', 'submitted', 'dropped'])
    const submitted = {
      disclosed_to: institution_id,
      items: '[]',
      submitted_at: '2024-04-14T00:00:00Z',
    }
    await insertRows(db.admin, 'public.inspection_reports', [
      {
        order_id: order.id,
        number,
        evaluation_id,
        institution_id,
        institution_name,
        occupation,
        batch,
        site,
        starts_on,
        ends_on,
        center_code,
        region_code,
        head_count: 40,
        term_days: 5,
        status,
        supervisor_ids: status === 'dropped' ? [] : [order.person_id],
        ...(status === 'submitted' ? submitted : {}),
      },
    ])
  }
}
