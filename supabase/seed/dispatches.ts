import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import type { BaseWorld } from './baseWorld.ts'
import type { DispatchPeople } from './dispatchPeople.ts'
import { instantOf } from './history/timeline.ts'
import { DEMO_UNITS } from './institutions.ts'
import type { Login } from './logins.ts'
import { uuidOf } from './random.ts'
import { openRequests, type Requests } from './requests.ts'
import type { Staff } from './staff.ts'

/** How far an order of the demo world has come. */
const PLOTS = ['drawn', 'drawn', 'committed', 'ordered'] as const
const CITIES = ['510100', '510700']

interface Order {
  id: string
  version: number
  status: string
}

interface Coming {
  id: string
  region_code: string
  institution_name: string
}

/**
 * Orders to inspect some of the evaluations to come, by the requests of the centers on the evening before: drawn,
 * committed to and waiting, of two cities; and one of the province that takes everybody who is eligible, so that
 * answers can be waited for. Who is drawn is chance, here as anywhere; but in the smallest city everybody is drawn for
 * two evaluations, of which the first demo supervisor accepts one, and a third that runs today waits for its order.
 *
 * @returns how many orders
 */
export async function tellDispatches(
  db: SeedDatabase,
  { staff, dispatchPeople, today }: Pick<BaseWorld, 'staff' | 'dispatchPeople' | 'today'>,
): Promise<number> {
  const requests = await openRequests(db)
  // until the evening of this day there is time to answer
  const evening = instantOf(addDays(today, -1), 23 * 3600)
  let orders = 0

  async function order(who: Login, evaluation: Coming, wanted: 'few' | 'all', until: (typeof PLOTS)[number]) {
    const call = <T>(name: string, args: Record<string, unknown>) =>
      requests.call<T>({ at: evening, who, name, args })
    const step = (name: string) => ({ p_request_id: uuidOf(`${name} ${evaluation.id}`) })
    let row = await call<Order>('create_inspection_order', {
      p_evaluation_id: evaluation.id,
      p_values: { supervisors: 1, scope: 'region' },
      ...step('order'),
    })
    orders += 1
    const { eligible } = await call<{ eligible: number }>('preview_pool', { p_order_id: row.id })
    const supervisors = Math.min(eligible, wanted === 'all' ? 10 : 2)
    if (until === 'ordered' || supervisors === 0) return
    if (supervisors > 1)
      row = await call<Order>('change_inspection_order', {
        p_id: row.id,
        p_values: { supervisors },
        p_reason: '参评人数较多',
        p_expected_version: row.version,
        ...step('change'),
      })
    row = await call<Order>('commit_draw', {
      p_order_id: row.id,
      p_public_source: null,
      p_public_on: null,
      p_expected_version: row.version,
      ...step('commit'),
    })
    if (until === 'committed') return
    await call<Order>('draw_supervisors', {
      p_order_id: row.id,
      p_public_number: null,
      p_expected_version: row.version,
      ...step('draw'),
    })
  }

  // before the others: nobody of the city is busy yet
  const [first] = dispatchPeople.people
  for (const [index, evaluation] of (await reportVisits(requests, staff, dispatchPeople, today)).entries()) {
    await order(staff.cityOfficerOf(dispatchPeople.region), evaluation, 'all', 'drawn')
    const [own] = await requests.rows<{ id: string }>(
      `select d.id from public.dispatches d join public.inspection_orders o on o.id = d.order_id
       where o.evaluation_id = $1 and d.person_id = $2 and d.status = 'asked'`,
      [evaluation.id, first?.id],
    )
    if (index === 0 && own && first?.login)
      await requests.call({
        at: evening,
        who: first.login,
        name: 'answer_dispatch',
        args: { p_id: own.id, p_answer: 'accept', p_reason: null, p_request_id: uuidOf(`accept ${own.id}`) },
      })
  }

  const coming = await requests.rows<Coming>(
    `select e.id, e.region_code, e.institution_name from public.evaluations e
     where e.status = 'reported' and e.starts_on between $1::date + 2 and $1::date + 45
     order by e.starts_on, e.id`,
    [today],
  )
  for (const city of CITIES) {
    const ofCity = coming.filter(({ region_code }) => region_code === city)
    for (const [index, until] of PLOTS.entries()) {
      const evaluation = ofCity[index]
      if (evaluation) await order(staff.cityOfficerOf(city), evaluation, 'few', until)
    }
  }
  // not of the demo unit, at which the demo's supervisor works
  const ofProvince = coming.find(
    ({ region_code, institution_name }) =>
      region_code === '510000' && institution_name !== DEMO_UNITS.province,
  )
  if (ofProvince) await order(staff.reviewers[0], ofProvince, 'all', 'drawn')
  return orders
}

/**
 * Three evaluations of the unit that the demo supervisors inspect: one runs today, and is left to be ordered by whoever
 * tries the product; the others are to come.
 *
 * @returns those to come
 */
async function reportVisits(
  requests: Requests,
  staff: Staff,
  { inspected, region }: DispatchPeople,
  today: IsoDate,
): Promise<Coming[]> {
  const [code] = inspected.field.occupations[0] ?? []
  const reported: Coming[] = []
  for (const [index, [from, to]] of (
    [
      [0, 1],
      [6, 7],
      [12, 12],
    ] as const
  ).entries()) {
    const { id } = await requests.call<{ id: string }>({
      at: instantOf(addDays(today, -9), 10 * 3600),
      who: staff.officerOf(inspected.id),
      name: 'report_evaluation',
      args: {
        p_institution_id: inspected.id,
        p_values: {
          kind: 'skill_level',
          occupation_code: code,
          levels: ['level_4', 'level_3'],
          site: `${inspected.name}实训楼`,
          starts_on: addDays(today, from),
          ends_on: addDays(today, to),
          head_count: 40 + index * 8,
          batch: `督导演示${index + 1}`,
        },
        p_request_id: uuidOf(`visit ${index} ${today}`),
      },
    })
    if (index > 0) reported.push({ id, region_code: region, institution_name: inspected.name })
  }
  return reported
}
