import type { SeedDatabase } from '../../../scripts/local/seedContract.ts'
import { addDays } from '../../../src/domain/shanghai.ts'
import type { BaseWorld } from '../baseWorld.ts'
import { openRequests } from '../requests.ts'
import { tellAccounts, tellLooks, tellNamesakes } from './accountStory.ts'
import { castingOf, returnedRole } from './casting.ts'
import { Chronicle } from './chronicle.ts'
import { tellDiscipline } from './disciplineStory.ts'
import { type RoundIds, tellComing, tellExtension, tellPublished } from './roundLife.ts'
import { tellMornings, tellRound } from './roundStory.ts'
import { readWords, type Stage } from './stage.ts'
import { instantOf, timelineOf } from './timeline.ts'

/**
 * Lets the rounds happen: every step a request of the person who would make it, at its instant, in the order of time.
 *
 * @throws when the database refuses a step
 */
export async function tellHistory(
  db: SeedDatabase,
  world: BaseWorld,
  log: (line: string) => void,
): Promise<void> {
  const { today, rounds } = world
  const requests = await openRequests(db)
  const yesterday = addDays(today, -1)
  const chronicle = new Chronicle(instantOf(yesterday, 22 * 3600))
  const stage: Stage = { db, requests, chronicle, world, files: new Map(), words: await readWords(db) }
  const ids: RoundIds = new Map()
  const cast = castingOf(world)

  const published = new Set([...rounds.settled, rounds.busy, rounds.young ?? rounds.busy, rounds.open])
  for (const round of published) tellPublished(stage, round, ids)
  for (const round of rounds.coming) tellComing(stage, round)
  const [, prolonged] = rounds.settled
  if (prolonged) tellExtension(stage, prolonged, ids)
  let planned = 0
  for (const { round, plots } of world.plotted) {
    const roles = [...cast(round, plots), ...(round === rounds.busy ? [returnedRole(world)] : [])]
    tellRound(stage, round, ids, roles)
    planned += roles.length
    if (round !== rounds.busy) continue
    const timeline = timelineOf(round, world.days, yesterday)
    tellAccounts(stage, timeline, world.staff.security)
    tellLooks(stage, timeline)
    tellDiscipline(stage, timeline)
  }
  const first = world.plotted.map(({ round }) => round.opensOn).sort()[0] ?? yesterday
  tellNamesakes(stage, instantOf(first, 8 * 3600))
  tellMornings(stage, first)

  let shown = ''
  await chronicle.run((at) => {
    const line = `  ${at.slice(0, 7)}：申报 ${stage.files.size}/${planned} (files)`
    if (at.slice(0, 7) === shown || stage.files.size === 0) return
    shown = at.slice(0, 7)
    log(line)
  })
}
