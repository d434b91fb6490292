import { addDays, type IsoDate } from '../../src/domain/shanghai.ts'
import type { Login } from './logins.ts'
import type { Requests } from './requests.ts'
import type { RoundCalendar, RoundPlan, WorkingDays } from './roundPlans.ts'

/** A round as the functions of the database return it. */
interface RoundRow {
  id: string
  version: number
}

/** Ids of the published rounds by plan. */
export type RoundIds = Map<RoundPlan, string>

const at = (day: IsoDate, time: string) => `${day}T${time}:00+08:00`

/** Drafts and publishes the rounds, each a few days before it opened, and drafts those to come. */
export async function publishRounds(
  requests: Requests,
  rounds: RoundCalendar,
  days: WorkingDays,
  today: IsoDate,
  admin: Login,
): Promise<RoundIds> {
  const ids: RoundIds = new Map()
  const save = (plan: RoundPlan, day: IsoDate) =>
    requests.call<RoundRow>({
      at: at(day, '09:40'),
      who: admin,
      name: 'save_round',
      args: { p_id: null, p_round: rowOf(plan) },
    })
  const published = [...rounds.settled].reverse()
  for (const plan of [rounds.busy, rounds.young, rounds.open]) {
    if (plan && !published.includes(plan)) published.push(plan)
  }
  for (const plan of published.sort((a, b) => a.opensOn.localeCompare(b.opensOn))) {
    const draft = await save(plan, days.before(plan.opensOn, 5))
    await requests.call({
      at: at(days.before(plan.opensOn, 2), '10:15'),
      who: admin,
      name: 'publish_round',
      args: { p_id: draft.id, p_expected_version: draft.version },
    })
    ids.set(plan, draft.id)
  }
  for (const plan of rounds.coming) await save(plan, days.upTo(addDays(today, -1)))
  return ids
}

/** Closes the rounds of which everything was due long ago. */
export async function closeRounds(
  requests: Requests,
  rounds: RoundCalendar,
  ids: RoundIds,
  days: WorkingDays,
  today: IsoDate,
  admin: Login,
): Promise<void> {
  for (const plan of [...rounds.settled].reverse()) {
    const closedOn = days.end(addDays(plan.finalDueOn, 1), 5)
    if (closedOn >= today) continue
    const instant = at(closedOn, '16:20')
    const [row] = await requests.rows<RoundRow>('select id, version from public.rounds where id = $1', [
      ids.get(plan),
    ])
    if (!row) continue
    await requests.call({
      at: instant,
      who: admin,
      name: 'close_round',
      args: { p_id: row.id, p_reason: '本轮终审、制证、发证工作已全部完成', p_expected_version: row.version },
    })
  }
}

function rowOf(plan: RoundPlan) {
  return {
    year: plan.year,
    month: plan.month,
    name: plan.name,
    opens_on: plan.opensOn,
    window_from: plan.windowFrom,
    window_to: plan.windowTo,
    note: plan.note ?? '',
  }
}
