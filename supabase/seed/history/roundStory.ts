import { addDays } from '../../../src/domain/shanghai.ts'
import type { RoundPlan } from '../roundPlans.ts'
import { type Reporter, tellBatch, type Wave } from './batchStory.ts'
import type { Role } from './casting.ts'
import { FileStory } from './fileStory.ts'
import { collectDue, issueDue } from './issueStory.ts'
import type { RoundIds } from './roundLife.ts'
import type { Stage } from './stage.ts'
import { instantOf, type Timeline, timelineOf } from './timeline.ts'

const WAVES: readonly Wave[] = [
  { number: 1, generated: [0.52, 0.56], answered: [0.6, 0.63], reviewed: [0.64, 0.74] },
  { number: 2, generated: [0.81, 0.83], answered: [0.87, 0.89], reviewed: [0.9, 0.94] },
]
/** Generated on the last days and not yet sealed: one city's only, the others still have their files to summarise. */
const LEFT: Wave = { number: 3, generated: [0.985, 0.99], answered: [1, 1], reviewed: [1, 1], isLeft: true }
const CITY_WITH_DRAFT = '511500'
/** When cards are issued, and from when they are collected. */
const ISSUES = [
  { issued: 0.84, collected: 0.9 },
  { issued: 0.955, collected: 0.958 },
] as const

/** Everything that happens in a round: its files, the summary tables, the cards. */
export function tellRound(stage: Stage, round: RoundPlan, ids: RoundIds, roles: readonly Role[]): void {
  const { world, chronicle } = stage
  const roundId = () => idOf(ids, round)
  const timeline = timelineOf(round, world.days, addDays(world.today, -1))
  for (const role of roles) {
    const story = new FileStory(stage, role, timeline)
    chronicle.tell(timeline.at(0), () => story.tell(roundId()))
    if (role.plot.kind === 'late_admission') admitLate(stage, role, roundId, timeline)
  }
  for (const wave of [...WAVES, LEFT]) {
    const at = timeline.at(wave.generated[0] - 0.005)
    chronicle.tell(at, async () => {
      for (const reporter of await reportersOf(stage, roundId())) {
        if (wave.isLeft && reporter.regionCode !== CITY_WITH_DRAFT) continue
        chronicle.tell(at, () => tellBatch(stage, timeline, roundId(), reporter, wave))
      }
    })
  }
  ISSUES.forEach(({ issued, collected }, number) => {
    chronicle.tell(timeline.at(issued), () => issueDue(stage, timeline.at(issued), roundId(), number))
    chronicle.tell(timeline.at(collected), () => collectDue(stage, timeline, collected, roundId()))
  })
}

/** Whoever has files that are ready for a summary table. */
function reportersOf(stage: Stage, roundId: string): Promise<Reporter[]> {
  return stage.requests.rows<Reporter>(
    `select distinct a.region_code as "regionCode", k.summary_annex as annex,
       case when a.track = 'province' then a.institution_id end as "institutionId"
     from public.applications a join public.card_kinds k on k.code = a.card_kind
     where a.round_id = $1 and a.status = 'awaiting_summary'
     order by 1, 3, 2`,
    [roundId],
  )
}

/** 补报名: a reviewer of the province lets one card in after registration has closed. */
function admitLate(stage: Stage, role: Role, roundId: () => string, timeline: Timeline): void {
  const at = timeline.at(timeline.registration + 0.04)
  stage.chronicle.tell(at, async () => {
    await stage.requests.call({
      at,
      who: stage.world.staff.reviewers[0],
      name: 'admit_late',
      args: {
        p_round_id: roundId(),
        p_card_id: role.card.id,
        p_until: addDays(role.round.closesOn, 14),
        p_reason: '本人因公出国未能按时申报，单位来函说明，准予补报名。',
      },
    })
  })
}

/** Each working morning of the history, what time has decided is done: drafts and corrections expire. */
export function tellMornings(stage: Stage, from: string): void {
  const { world, chronicle, requests } = stage
  for (let day = from; day < world.today; day = addDays(day, 1)) {
    if (world.days.count(day, day) === 0) continue
    const at = instantOf(day, 8 * 3600 + 1800)
    chronicle.tell(at, async () => {
      await requests.call({ at, who: world.staff.admin, name: 'advance_due', args: {} })
    })
  }
}

function idOf(ids: RoundIds, round: RoundPlan): string {
  const id = ids.get(round)
  if (!id) throw new Error(`${round.name} has not been drafted yet`)
  return id
}
