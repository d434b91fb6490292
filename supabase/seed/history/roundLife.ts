import { addDays, type IsoDate } from '../../../src/domain/shanghai.ts'
import type { RoundPlan } from '../roundPlans.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './timeline.ts'

/** A round as the functions of the database return it. */
interface RoundRow {
  id: string
  version: number
}

/** Ids of the rounds by plan, known once each has been drafted. */
export type RoundIds = Map<RoundPlan, string>

const at = (day: IsoDate, hour: number, minute: number) => instantOf(day, hour * 3600 + minute * 60)

/** A round drafted and published by the province a few days before it opens, and closed when all is done. */
export function tellPublished(stage: Stage, plan: RoundPlan, ids: RoundIds): void {
  const { world, chronicle } = stage
  const drafted = at(world.days.before(plan.opensOn, 5), 9, 40)
  chronicle.tell(drafted, async () => {
    const draft = await saveDraft(stage, plan, drafted)
    ids.set(plan, draft.id)
    const published = at(world.days.before(plan.opensOn, 2), 10, 15)
    await chronicle.until(published)
    await stage.requests.call({
      at: published,
      who: world.staff.admin,
      name: 'publish_round',
      args: { p_id: draft.id, p_expected_version: draft.version },
    })
    const closed = at(world.days.end(addDays(plan.finalDueOn, 1), 5), 16, 20)
    await chronicle.until(closed)
    await change(stage, draft.id, closed, 'close_round', { p_reason: '本轮终审、制证、发证工作已全部完成' })
  })
}

/** A round to come: a draft made on the last working day. */
export function tellComing(stage: Stage, plan: RoundPlan): void {
  const { world, chronicle } = stage
  const moment = at(world.days.upTo(addDays(world.today, -1)), 15, 30)
  chronicle.tell(moment, async () => {
    await saveDraft(stage, plan, moment)
  })
}

/** Registration of a round prolonged on its last day, as floods and faults make it necessary. */
export function tellExtension(stage: Stage, plan: RoundPlan, ids: RoundIds): void {
  const { world, chronicle } = stage
  const moment = at(plan.closesOn, 11, 5)
  chronicle.tell(moment, async () => {
    await change(stage, ids.get(plan) ?? '', moment, 'extend_round', {
      p_until: world.days.end(addDays(plan.closesOn, 1), 2),
      p_reason: '受强降雨影响，部分市（州）网络中断，报名时间延长两个工作日',
    })
  })
}

function saveDraft(stage: Stage, plan: RoundPlan, moment: string): Promise<RoundRow> {
  return stage.requests.call<RoundRow>({
    at: moment,
    who: stage.world.staff.admin,
    name: 'save_round',
    args: {
      p_id: null,
      p_round: {
        year: plan.year,
        month: plan.month,
        name: plan.name,
        opens_on: plan.opensOn,
        window_from: plan.windowFrom,
        window_to: plan.windowTo,
        note: plan.note ?? '',
      },
    },
  })
}

async function change(
  stage: Stage,
  id: string,
  moment: string,
  name: 'close_round' | 'extend_round',
  args: Record<string, unknown>,
): Promise<void> {
  const [row] = await stage.requests.rows<RoundRow>('select id, version from public.rounds where id = $1', [
    id,
  ])
  await stage.requests.call({
    at: moment,
    who: stage.world.staff.admin,
    name,
    args: { p_id: id, p_expected_version: row?.version, ...args },
  })
}
