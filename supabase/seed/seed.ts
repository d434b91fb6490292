import type { SeedDatabase, SeedOptions, SeedWorld } from '../../scripts/local/seedContract.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'
import { type BaseWorld, fillBase } from './baseWorld.ts'
import { tellDispatches } from './dispatches.ts'
import { insertEvaluations } from './evaluations.ts'
import { tellHistory } from './history/tellHistory.ts'
import { tellInspections } from './inspections.ts'
import { SCALES } from './scale.ts'
import { summaryOf } from './worldSummary.ts'

/**
 * Fills an empty, migrated database with the demo world: relative to a day, the same for the same day but for the
 * identities that the database's functions draw by themselves.
 *
 * @throws when a step of the history is refused: the story and the rules of the database contradict each other
 */
export const seedWorld = (async (db: SeedDatabase, options: SeedOptions) => {
  const scale = SCALES[options.scale ?? 'full']
  const world: BaseWorld = await fillBase(db, scale, options)
  await tellHistory(db, world, options.log)
  await db.exec('select private.set_clock(null)')
  const { evaluations, assignments } = await insertEvaluations(db, world.units, world.staff, world.today)
  options.log(`  评价活动 ${evaluations}，评价人员 ${assignments} (evaluations, assignments)`)
  options.log(`  督导任务 ${await tellDispatches(db, world)} (inspection orders)`)
  const inspected = await tellInspections(db, world.staff, world.today)
  options.log(`  督导报告 ${inspected.reports} (inspection reports)`)
  // Whoever was told of something in an earlier round has read it since.
  await db.query(
    'update public.notifications set read_at = created_at + $2::interval where created_at < $1::date',
    [world.rounds.busy.opensOn, '20 hours'],
  )
  await db.exec('select private.set_clock(null)')
  for (const line of await summaryOf(db)) options.log(line)
  return { accounts: [...DEMO_ACCOUNTS, ...inspected.accounts] }
}) satisfies SeedWorld
