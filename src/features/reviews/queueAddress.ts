import type { ApplicationListQuery, ApplicationSort, SortField } from '../../data/applicationListQuery'
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
  /** Statuses, joined by commas: of 全部 only, whose files stand anywhere. */
  status?: string
}

export const filterNames = ['q', 'round', 'kind', 'city', 'unit', 'batch', 'due', 'status'] as const

const sortFields: readonly SortField[] = ['submitted_at', 'due_on', 'updated_at']
const defaultPageSize = 20
const allowedSizes = [20, 50, 100]

/** Reads the address; what it does not understand counts as not said. */
export function readView(params: URLSearchParams, queues: readonly QueueKey[]): QueueView {
  const wanted = params.get('queue') as QueueKey
  const filters: QueueFilters = {}
  for (const name of filterNames) {
    const value = params.get(name)?.trim()
    if (value && (name !== 'batch' || isUuid(value))) filters[name] = value
  }
  const [field, direction] = params.get('sort')?.split(':') ?? []
  const size = Number(params.get('size'))
  return {
    queue: queues.includes(wanted) ? wanted : (queues[0] ?? 'all'),
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
    if (value) params.set(name, value)
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
    ...(view.queue === 'all' && filters.status && { statuses: statusesOf(filters.status) }),
    ...due,
    // a filter narrows what the queue says, it never widens it
    ...(conditions.dueTo && due.dueTo && conditions.dueTo < due.dueTo && { dueTo: conditions.dueTo }),
    sort: sort ?? defaultSort(view.queue),
    page,
    pageSize,
  }
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
