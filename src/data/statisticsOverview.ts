import { type StatisticsScope, sumOf } from '../domain/statistics'
import {
  type OutcomeCounts,
  readDiscipline,
  readDispatch,
  readExpiry,
  readLateness,
  readRenewals,
} from './statistics'

/** The figures that everything begins with. */
export interface Overview {
  counts: OutcomeCounts
  /** Of the round or period before, if there is one. */
  before: OutcomeCounts | undefined
  /** Past their term now, wherever they wait. */
  late: number
  /** Cards in force that expire in this month or the next two. */
  expiring: number
  lapses: number
  cases: number
  held: number
  ordered: number
}

export interface OverviewScopes {
  /** Of what belongs to rounds. */
  renewals: StatisticsScope
  now: StatisticsScope
  /** Of what belongs to months. */
  period: StatisticsScope
}

const COUNTS = ['files', 'passed', 'open', 'refused', 'ended'] as const

/** Asks for all of them at once. @throws AppError */
export async function readOverview(scopes: OverviewScopes, signal?: AbortSignal): Promise<Overview> {
  const [renewals, lateness, expiry, discipline, dispatch] = await Promise.all([
    readRenewals('total', scopes.renewals, signal),
    readLateness(scopes.now, signal),
    readExpiry('total', 3, scopes.now, signal),
    readDiscipline('total', scopes.period, signal),
    readDispatch('total', scopes.period, signal),
  ])
  const countsOf = (basis: string) =>
    sumOf(
      renewals.rows.filter((row) => row.basis === basis),
      COUNTS,
    )
  return {
    counts: countsOf('this'),
    before: renewals.bases.some(({ basis }) => basis === 'before') ? countsOf('before') : undefined,
    late: sumOf(lateness.rows, ['late']).late,
    expiring: sumOf(expiry.rows, ['cards']).cards,
    lapses: sumOf(discipline.lapses, ['standing']).standing,
    cases: sumOf(discipline.cases, ['standing']).standing,
    ...sumOf(dispatch.evaluations, ['held', 'ordered']),
  }
}
