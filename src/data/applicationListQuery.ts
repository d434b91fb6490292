import type { Track } from '../domain/region'
import type { Status } from '../domain/review'
import type { IsoDate } from '../domain/shanghai'

/** What a list of files is asked for. Everything left out does not narrow it. */
export interface ApplicationListQuery {
  statuses?: readonly Status[]
  /** Statuses that count on one track only, besides `statuses`. */
  statusesOfTrack?: { track: Track; statuses: readonly Status[] }
  /** Only files that this login decided: its latest decisions first. */
  decidedBy?: string
  track?: Track
  /** Appeals that this level decides: a city those against its units, the province all others. */
  appealsTo?: 'city' | 'province'
  roundId?: string
  /** The summary table in which the files stand. */
  batchId?: string
  cardKinds?: readonly string[]
  /** The scope goes along as a filter: policies guard, they are no index. */
  regionCodes?: readonly string[]
  institutionIds?: readonly string[]
  /** The beginning of a name, a file's number or a card's number. */
  text?: string
  dueFrom?: IsoDate
  dueTo?: IsoDate
  /** The step, of private.step_reached, that the files got to at least: 1 is submitted, 10 collected. */
  reached?: number
  /** Days of submission, both included. */
  submittedFrom?: IsoDate
  submittedTo?: IsoDate
  /** As printed on the card; empty: none. */
  cardLevel?: string
  /** As printed on the card. */
  occupation?: string
  /** Steps that files took, one row each, instead of files. */
  steps?: StepFilter
  sort?: ApplicationSort
  /** From 1. */
  page?: number
  pageSize?: number
}

/** Which steps, as public.list_decisions knows them. */
export interface StepFilter {
  action?: string
  /** The status that was left. */
  left?: string
  /** A code. */
  reason?: string
  /** Working days in that status, at least. */
  daysMin?: number
  from?: IsoDate
  to?: IsoDate
}

export type SortField = 'submitted_at' | 'due_on' | 'updated_at'

export interface ApplicationSort {
  field: SortField
  order: 'asc' | 'desc'
}

/** The part of a PostgREST query that this narrows; supabase-js's builders all have it. */
export interface Narrowable {
  eq(column: string, value: unknown): unknown
  in(column: string, values: readonly unknown[]): unknown
  gte(column: string, value: unknown): unknown
  lte(column: string, value: unknown): unknown
  is(column: string, value: null): unknown
  contains(column: string, values: string[]): unknown
  or(condition: string, options?: { referencedTable?: string }): unknown
}

/**
 * Adds the conditions of a list to a query.
 *
 * @param embedded the name under which the files are embedded, where the query reads another table
 */
export function narrow(query: Narrowable, list: ApplicationListQuery, embedded?: string) {
  const column = (name: string) => (embedded ? `${embedded}.${name}` : name)
  const { statuses, statusesOfTrack } = list
  if (statusesOfTrack) {
    // statuses and tracks are words of the code's own, so nothing needs quoting
    const parts = [`and(status.in.(${statusesOfTrack.statuses.join(',')}),track.eq.${statusesOfTrack.track})`]
    if (statuses?.length) parts.unshift(`status.in.(${statuses.join(',')})`)
    query.or(parts.join(','), embedded ? { referencedTable: embedded } : undefined)
  } else if (statuses?.length === 1) {
    query.eq(column('status'), statuses[0])
  } else if (statuses?.length) {
    query.in(column('status'), statuses)
  }
  if (list.appealsTo === 'city') {
    query.eq(column('track'), 'city')
    query.eq(column('stage'), 'unit_review')
  } else if (list.appealsTo === 'province') {
    const theirs = 'track.eq.province,stage.in.(re_review,final_review)'
    query.or(theirs, embedded ? { referencedTable: embedded } : undefined)
  }
  if (list.track) query.eq(column('track'), list.track)
  if (list.roundId) query.eq(column('round_id'), list.roundId)
  if (list.batchId) query.eq(column('batch_id'), list.batchId)
  if (list.cardKinds?.length) query.in(column('card_kind'), list.cardKinds)
  oneOrMany(query, column('region_code'), list.regionCodes)
  oneOrMany(query, column('institution_id'), list.institutionIds)
  if (list.dueFrom) query.gte(column('due_on'), list.dueFrom)
  if (list.dueTo) query.lte(column('due_on'), list.dueTo)
  if (list.reached) query.gte(column('reached'), list.reached)
  if (list.submittedFrom) query.gte(column('submitted_at'), `${list.submittedFrom}T00:00:00+08:00`)
  if (list.submittedTo) query.lte(column('submitted_at'), `${list.submittedTo}T23:59:59.999999+08:00`)
  if (list.cardLevel === '') query.is(column('card_level'), null)
  else if (list.cardLevel) query.eq(column('card_level'), list.cardLevel)
  if (list.occupation) query.contains(column('occupations'), [list.occupation])
}

function oneOrMany(query: Narrowable, column: string, values: readonly string[] | undefined) {
  // one value by equality: an index on (column, …, sort) then gives the rows in order
  if (values?.length === 1) query.eq(column, values[0])
  else if (values?.length) query.in(column, values)
}
