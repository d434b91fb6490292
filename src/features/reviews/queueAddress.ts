import type {
  ApplicationListQuery,
  ApplicationSort,
  SortField,
  StepFilter,
} from '../../data/applicationListQuery'
import { type Login, seatOf } from '../../domain/access'
import { STATUSES, type Status } from '../../domain/review'
import { addDays, type IsoDate } from '../../domain/shanghai'
import { dueSoonDays, isOfBatches, type QueueKey, queueConditions, scopeOf } from './queues'

/** What a queue shows, as its address says it. */
export interface QueueView {
  queue: QueueKey
  filters: QueueFilters
  sort: ApplicationSort | undefined
  page: number
  pageSize: number
}

export interface QueueFilters {
  round?: string
  kind?: string
  city?: string
  unit?: string
  /** A summary table: of the queues whose files stand in one. */
  batch?: string
  /** The beginning of a name or number. */
  q?: string
  due?: string
  /** Statuses, joined by commas: of 全部 only, whose files stand anywhere, as what follows. */
  status?: string
  /** The step got to at least, 1 to 10. */
  reached?: string
  /** As printed on the card; none: nothing printed. */
  level?: string
  occupation?: string
  submitted?: string
  submitted_to?: string
  /** Of the steps taken: what was done. */
  action?: string
  /** The status that was left by it. */
  left?: string
  reason?: string
  /** Working days in that status, at least. */
  days_min?: string
  at?: string
  at_to?: string
}

const filtersOfAll = ['status', 'reached', 'level', 'occupation', 'submitted', 'submitted_to'] as const
const filtersOfSteps = ['action', 'left', 'reason', 'days_min', 'at', 'at_to'] as const
export const filterNames = [
  ...(['q', 'round', 'kind', 'city', 'unit', 'batch', 'due'] as const),
  ...filtersOfAll,
  ...filtersOfSteps,
] as const
const hasName = (names: readonly string[], name: string) => names.includes(name)

/** Whether a filter narrows a queue; the others are left out of its address. */
function narrowsQueue(name: (typeof filterNames)[number], queue: QueueKey): boolean {
  if (hasName(filtersOfSteps, name)) return queue === 'decisions'
  if (hasName(filtersOfAll, name)) return queue === 'all'
  return queue !== 'decisions' || (name !== 'q' && name !== 'due' && name !== 'batch')
}

const sortFields: readonly SortField[] = ['submitted_at', 'due_on', 'updated_at']
const defaultPageSize = 20
const allowedSizes = [20, 50, 100]

/** Reads the address; what it does not understand counts as not said. */
export function readView(params: URLSearchParams, queues: readonly QueueKey[]): QueueView {
  const wanted = params.get('queue') as QueueKey
  const queue = queues.includes(wanted) ? wanted : (queues[0] ?? 'all')
  const filters: QueueFilters = {}
  for (const name of filterNames) {
    // links to decisions name the stage in which they were made
    const value = (params.get(name) ?? (name === 'left' ? params.get('stage') : null))?.trim()
    if (value && narrowsQueue(name, queue) && isSense(name, value)) filters[name] = value
  }
  const [field, direction] = params.get('sort')?.split(':') ?? []
  const size = Number(params.get('size'))
  return {
    queue,
    filters,
    sort: sortFields.includes(field as SortField)
      ? { field: field as SortField, order: direction === 'desc' ? 'desc' : 'asc' }
      : undefined,
    page: Math.max(1, Math.trunc(Number(params.get('page'))) || 1),
    pageSize: allowedSizes.includes(size) ? size : defaultPageSize,
  }
}

/** The address of a view; what is as usual is left out. */
export function writeView({ queue, filters, sort, page, pageSize }: QueueView): URLSearchParams {
  const params = new URLSearchParams({ queue })
  for (const name of filterNames) {
    const value = filters[name]
    if (value && narrowsQueue(name, queue)) params.set(name, value)
  }
  if (sort) params.set('sort', `${sort.field}:${sort.order}`)
  if (pageSize !== defaultPageSize) params.set('size', String(pageSize))
  if (page > 1) params.set('page', String(page))
  return params
}

/** The question to the server that a view means for a login. */
export function queryOf(view: QueueView, login: Login, today: IsoDate): ApplicationListQuery {
  const { filters, sort, page, pageSize } = view
  const conditions = queueConditions(view.queue, login, today)
  const due = dueRange(filters.due, today)
  return {
    ...conditions,
    ...scopeOf(login),
    ...(filters.city && Object.keys(scopeOf(login)).length === 0 && { regionCodes: [filters.city] }),
    ...(filters.unit && seatOf(login)?.role !== 'institution_officer' && { institutionIds: [filters.unit] }),
    ...(filters.round && { roundId: filters.round }),
    ...(filters.batch &&
      login.staff &&
      isOfBatches(view.queue, login.staff.role) && { batchId: filters.batch }),
    ...(filters.kind && { cardKinds: filters.kind.split(',') }),
    ...(filters.q && { text: filters.q }),
    ...(view.queue === 'all' && submissionOf(filters)),
    ...(view.queue === 'decisions' && { steps: stepsOf(filters) }),
    ...due,
    // a filter narrows what the queue says, it never widens it
    ...(conditions.dueTo && due.dueTo && conditions.dueTo < due.dueTo && { dueTo: conditions.dueTo }),
    sort: sort ?? defaultSort(view.queue),
    page,
    pageSize,
  }
}

/** What narrows 全部 besides. */
function submissionOf(filters: QueueFilters): ApplicationListQuery {
  const { status, reached, level, occupation, submitted, submitted_to } = filters
  return {
    ...(status && { statuses: statusesOf(status) }),
    ...(reached && { reached: Number(reached) }),
    ...(level && { cardLevel: level === 'none' ? '' : level }),
    ...(occupation && { occupation }),
    ...(submitted && { submittedFrom: submitted }),
    ...(submitted_to && { submittedTo: submitted_to }),
  }
}

function stepsOf({ action, left, reason, days_min, at, at_to }: QueueFilters): StepFilter {
  return {
    ...(action && { action }),
    ...(left && { left }),
    ...(reason && { reason }),
    ...(days_min && { daysMin: Number(days_min) }),
    ...(at && { from: at }),
    ...(at_to && { to: at_to }),
  }
}

/** What the server could not read would be an error, not an empty list. */
function isSense(name: (typeof filterNames)[number], value: string): boolean {
  switch (name) {
    case 'batch':
      return isUuid(value)
    case 'reached':
      return /^([1-9]|10)$/.test(value)
    case 'days_min':
      return /^\d{1,4}$/.test(value)
    case 'submitted':
    case 'submitted_to':
    case 'at':
    case 'at_to':
      return isDate(value)
    default:
      return true
  }
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** What is no id would be an error of the server, not an empty list. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

function statusesOf(text: string): Status[] {
  const wanted = text.split(',')
  return STATUSES.filter((status) => wanted.includes(status))
}

function defaultSort(queue: QueueKey): ApplicationSort {
  if (queue === 'due_soon' || queue === 'returned') return { field: 'due_on', order: 'asc' }
  if (queue === 'all') return { field: 'updated_at', order: 'desc' }
  return { field: 'submitted_at', order: 'asc' }
}

function dueRange(due: string | undefined, today: IsoDate): { dueFrom?: IsoDate; dueTo?: IsoDate } {
  if (due === 'late') return { dueTo: addDays(today, -1) }
  if (due === 'soon') return { dueFrom: today, dueTo: addDays(today, dueSoonDays) }
  return {}
}
