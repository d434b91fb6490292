import type { ActivityRecord } from '../activityRecords.ts'
import type { BaseWorld } from '../baseWorld.ts'
import type { Card } from '../cards.ts'
import { groupedBy } from '../groups.ts'
import { DEMO_UNITS } from '../institutions.ts'
import { DEMO_PEOPLE } from '../people.ts'
import { type Random, randomOf } from '../random.ts'
import type { RoundPlan } from '../roundPlans.ts'
import type { Plot } from './plots.ts'

/** A file to be told: whose card, in which round, and what becomes of it. */
export interface Role {
  card: Card
  plot: Plot
  round: RoundPlan
}

/** Units whose officers are demo accounts have more files than others. */
const SHARE_OF_DEMO_UNITS = { [DEMO_UNITS.chengdu]: 0.12, [DEMO_UNITS.province]: 0.1 }

/** Gives each plot a card of the round's window, each person at most once. */
export function castingOf(world: BaseWorld) {
  const taken = new Set<string>(world.people.slice(0, DEMO_PEOPLE.length).map((person) => person.id))
  const records = groupedBy(world.records, (record) => record.card.id)
  return (round: RoundPlan, plots: readonly Plot[]): Role[] => {
    const random = randomOf(`casting ${round.name}`)
    const usable = random.shuffle(world.cards).filter((card) => isUsable(card) && isInWindow(card, round))
    const roles: Role[] = []
    for (const plot of random.shuffle(plots)) {
      const needsRecords = plot.kind !== 'draft' && plot.kind !== 'expired_draft'
      const fits = usable.filter(
        (card) =>
          !taken.has(card.person.id) &&
          (!plot.track || card.person.unit.attribution === plot.track) &&
          (!needsRecords || hasWorked(card, records, round.opensOn)),
      )
      const card = favoured(random, fits)
      if (!card) throw new Error(`no card is left for ${plot.kind} in ${round.name}`)
      taken.add(card.person.id)
      roles.push({ card, plot, round })
    }
    return roles
  }

  function isUsable(card: Card) {
    return card.status === 'active' && !card.person.unit.isCancelled && !world.disciplined.has(card.person.id)
  }
}

/** The card of the demo account whose file has come back. */
export function returnedRole(world: BaseWorld): Role {
  const person = world.people[DEMO_PEOPLE.findIndex((each) => each.login.email.startsWith('returned'))]
  const card = world.cards.find((each) => each.person === person)
  if (!card) throw new Error('the demo account with a returned file has no card')
  const plot: Plot = { kind: 'returned_by_center', end: 'collected', wave: 1, track: 'city' }
  return { card, plot, round: world.rounds.busy }
}

function isInWindow(card: Card, round: RoundPlan): boolean {
  return card.validTo >= round.windowFrom && card.validTo <= round.windowTo
}

/** Whether at least one record that counts lies before the round. */
function hasWorked(card: Card, records: Map<string, ActivityRecord[]>, before: string): boolean {
  return (records.get(card.id) ?? []).some((record) => record.status !== 'disputed' && record.heldOn < before)
}

function favoured(random: Random, cards: readonly Card[]): Card | undefined {
  const draw = random.next()
  let sum = 0
  for (const [name, share] of Object.entries(SHARE_OF_DEMO_UNITS)) {
    sum += share
    if (draw < sum) return cards.find((card) => card.person.unit.name === name) ?? cards[0]
  }
  return cards[0]
}
