import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import type { CastApplicant } from './people'
import type { Random } from './random'
import { insertRows } from './seedCast'
import type { Row } from './session'

const CENTERS = ['510100', '510700', '510300', '510000']

/** Orders of evaluations with draws and dispatches, ordered by whatever center, for the visibility tests. */
export async function insertDispatches(db: Db, random: Random, people: CastApplicant[]): Promise<void> {
  const evaluations = await db.admin<Row>('select * from public.evaluations order by id limit 24')
  const positions: Record<string, number> = {}
  for (const evaluation of evaluations) {
    const { id: evaluation_id, institution_id, institution_name, occupation, batch, site } = evaluation
    const { starts_on, ends_on, region_code } = evaluation
    const center_code = random.pick([String(region_code), ...CENTERS])
    const position = (positions[center_code] ?? 0) + 1
    positions[center_code] = position
    const scope = { center_code, region_code }
    const facts = { institution_id, institution_name, occupation, batch, site, starts_on, ends_on }
    const order = { id: randomUUID(), number: randomUUID(), evaluation_id, ...facts, ...scope }
    await insertRows(db.admin, 'public.inspection_shares', [
      {
        number: randomUUID(),
        ...scope,
        reach: 'region',
        from_on: starts_on,
        to_on: ends_on,
        unit: 'percent',
        amount: 20,
        supervisors: 2,
        scope: 'region',
        recent_visits: 2,
        created_by_name: '李娜',
      },
    ])
    await insertRows(db.admin, 'public.inspection_orders', [
      { ...order, supervisors: 2, scope: 'region', recent_visits: 2, created_by_name: '李娜' },
    ])
    const draw = { id: randomUUID(), order_id: order.id, ...scope }
    await insertRows(db.admin, 'public.dispatch_draws', [
      {
        ...draw,
        attempt: 1,
        conditions: '',
        conditions_hash: '',
        pool: '',
        pool_hash: '',
        eligible: 2,
        excluded: 0,
        seed_hash: '',
        commit_position: position,
        commitment_hash: '',
        committed_by_name: '李娜',
      },
    ])
    await insertRows(db.admin, 'public.dispatch_chain', [
      {
        ...scope,
        position,
        kind: 'commit',
        order_id: order.id,
        draw_id: draw.id,
        body: '',
        body_hash: '',
        previous_hash: '',
        hash: randomUUID(),
        actor_name: '李娜',
      },
    ])
    await insertRows(db.admin, 'public.dispatch_results', [
      { draw_id: draw.id, ...scope, seed: '', ordered: [], order_hash: '', drawn_by_name: '李娜' },
    ])
    const person = random.pick(people)
    const dispatch_id = randomUUID()
    await insertRows(db.admin, 'public.dispatches', [
      {
        id: dispatch_id,
        order_id: order.id,
        draw_id: draw.id,
        rank: 1,
        pseudonym: randomUUID(),
        person_id: person.personId,
        card_id: person.card.id,
        person_name: person.name,
        card_number: person.card.number,
        ...scope,
        ...facts,
        answer_until: '2024-04-16T00:00:00Z',
      },
    ])
    await insertRows(db.admin, 'public.dispatch_check_ins', [
      { dispatch_id, order_id: order.id, person_id: person.personId, ...scope },
    ])
  }
  await insertRows(
    db.admin,
    'public.supervisor_declarations',
    people.slice(0, 24).map((person) => ({
      person_id: person.personId,
      region_code: random.pick(CENTERS),
      kind: 'relative',
      institution_id: person.institution.id,
      declared_by_name: person.name,
    })),
  )
}
