import { addMonths, type IsoDate } from '../../domain/shanghai'
import { monthOf, type StatisticsScope } from '../../domain/statistics'

/** The parts of 统计, in the order of their tabs; the first is where one begins. */
export const sections = [
  ...(['overview', 'renewals', 'funnel', 'reasons'] as const),
  ...(['lateness', 'expiry', 'discipline', 'dispatch'] as const),
] as const
export type Section = (typeof sections)[number]

/** The filters of the address that every part keeps; `round=all` is all of them. */
export const filterNames = ['round', 'from', 'to', 'kind', 'city'] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Readonly<Partial<Record<FilterName, string>>>

/** Which filters a part understands. */
export const filtersOf: Readonly<Record<Section, readonly FilterName[]>> = {
  overview: ['round', 'from', 'to', 'kind', 'city'],
  renewals: ['round', 'from', 'to', 'kind', 'city'],
  funnel: ['round', 'from', 'to', 'kind', 'city'],
  reasons: ['round', 'from', 'to', 'kind', 'city'],
  lateness: ['round', 'kind', 'city'],
  expiry: ['kind', 'city'],
  discipline: ['from', 'to', 'kind', 'city'],
  dispatch: ['from', 'to', 'city'],
}

export function sectionOf(params: URLSearchParams): Section {
  return sections.find((section) => section === params.get('section')) ?? 'overview'
}

/** What the address says, without what it does not understand. */
export function readFilters(params: URLSearchParams): Filters {
  const filters: Partial<Record<FilterName, string>> = {}
  for (const name of filterNames) {
    const value = params.get(name)?.trim()
    if (value && (isMonth(value) || !(name === 'from' || name === 'to'))) filters[name] = value
  }
  return filters
}

const isMonth = (text: string) => /^20\d\d-(0[1-9]|1[0-2])$/.test(text)

export interface Round {
  id: string
  name: string
}

interface Surroundings {
  /** The latest first, drafts and rounds to come not among them. */
  rounds: readonly Round[]
  today: IsoDate
}

/**
 * The scope of a part whose figures belong to rounds: the round chosen; the latest where neither round nor period is.
 */
export function scopeByRound(filters: Filters, { rounds }: Surroundings): StatisticsScope {
  const isOpen = filters.round === undefined && !filters.from && !filters.to
  const round = isOpen ? rounds[0]?.id : filters.round
  return { ...periodOf(filters), round: round === 'all' ? undefined : round, ...placeOf(filters) }
}

/** The scope of a part whose figures belong to months: the last twelve where no period is chosen. */
export function scopeByPeriod(filters: Filters, { today }: Surroundings): StatisticsScope {
  const hasPeriod = filters.from || filters.to
  const period = hasPeriod ? periodOf(filters) : { from: addMonths(monthOf(today), -11), to: monthOf(today) }
  return { ...period, ...placeOf(filters) }
}

/** The scope of a part that is about now: a round where one is chosen. */
export function scopeOfNow(filters: Filters): StatisticsScope {
  return { round: filters.round === 'all' ? undefined : filters.round, ...placeOf(filters) }
}

function periodOf({ from, to }: Filters): Pick<StatisticsScope, 'from' | 'to'> {
  const [first, last] = from && to && from > to ? [to, from] : [from, to]
  return { from: first && `${first}-01`, to: last && `${last}-01` }
}

const placeOf = ({ kind, city }: Filters): StatisticsScope => ({ kind, region: city })
