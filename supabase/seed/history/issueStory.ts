import { groupedBy } from '../groups.ts'
import { hanName } from '../personNames.ts'
import { randomOf, uuidOf } from '../random.ts'
import type { Member } from '../staff.ts'
import type { FileStory } from './fileStory.ts'
import type { Stage } from './stage.ts'
import { minutesAfter, type Timeline } from './timeline.ts'

interface Waiting {
  id: string
  version: number
}

interface Outcome {
  id: string
  outcome: string
  key: string | null
}

const HAS_CARD: readonly string[] = ['issued', 'collected']

/** The province issues all new cards that are due, in the order of the files' numbers. */
export async function issueDue(stage: Stage, at: string, roundId: string, number: number): Promise<void> {
  const due = await waiting(stage, roundId, 'awaiting_issue', (file) => HAS_CARD.includes(file.role.plot.end))
  const reviewer = stage.world.staff.reviewers[number % 3] as Member
  for (const [index, item] of due.entries()) {
    // One by one: within a call the order, and with it the number of each card, would follow ids drawn by chance.
    const outcomes = await stage.requests.call<Outcome[]>({
      at: minutesAfter(at, index / 20),
      who: reviewer,
      name: 'issue_cards',
      args: { p_items: [item], p_request_id: uuidOf(`issue ${at} ${index}`) },
    })
    requireDone(outcomes)
  }
}

/** Units collect their assessors' cards, cities those of their supervisors; each collector once. */
export async function collectDue(
  stage: Stage,
  timeline: Timeline,
  from: number,
  roundId: string,
): Promise<void> {
  const random = randomOf(`collections ${timeline.at(from)}`)
  const due = await waiting(stage, roundId, 'issued', (file) => file.role.plot.end === 'collected')
  const groups = groupedBy(due, ({ id }) => collectorOf(stage.files.get(id) as FileStory))
  for (const [collector, items] of groups) {
    stage.chronicle.tell(timeline.at(from + random.next() * 0.04), async () => {
      const at = timeline.at(from + 0.04)
      await stage.chronicle.until(at)
      const isLost = random.chance(0.06)
      const outcomes = await stage.requests.call<Outcome[]>({
        at,
        who: collector,
        name: 'collect_cards',
        args: {
          p_items: items,
          p_collector: random.chance(0.7) ? collector.name : hanName(random, '女'),
          p_old_card: isLost ? 'lost_statement' : 'returned',
          p_note: isLost ? '旧证遗失，已登报声明' : null,
          p_request_id: uuidOf(`collect ${collector.id} ${at}`),
        },
      })
      requireDone(outcomes)
    })
  }
}

function collectorOf(file: FileStory): Member {
  return file.track === 'city' && file.card.kind === 'supervisor' ? file.center : file.officer
}

async function waiting(
  stage: Stage,
  roundId: string,
  status: string,
  isMeant: (file: FileStory) => boolean,
): Promise<Waiting[]> {
  const rows = await stage.requests.rows<Waiting>(
    'select id, version from public.applications where round_id = $1 and status = $2 order by number',
    [roundId, status],
  )
  return rows.filter(({ id }) => {
    const file = stage.files.get(id)
    return file !== undefined && isMeant(file)
  })
}

function requireDone(outcomes: readonly Outcome[]) {
  const refused = outcomes.find((each) => each.outcome !== 'done')
  if (refused) throw new Error(`file ${refused.id} was refused: ${refused.key}`)
}
