import type { CrudFilter, CrudFilters, LogicalFilter } from '@refinedev/core'

/** The part of a PostgREST query that filters touch. */
export interface FilteredQuery {
  filter(column: string, operator: string, value: unknown): unknown
  or(condition: string): unknown
}

const operators: Record<string, string> = {
  eq: 'eq',
  ne: 'neq',
  gt: 'gt',
  gte: 'gte',
  lt: 'lt',
  lte: 'lte',
  contains: 'ilike',
  ncontains: 'not.ilike',
  containss: 'like',
  ncontainss: 'not.like',
  startswith: 'ilike',
  nstartswith: 'not.ilike',
  endswith: 'ilike',
  nendswith: 'not.ilike',
  in: 'in',
  nin: 'not.in',
  ina: 'cs',
  nina: 'not.cs',
  null: 'is',
  nnull: 'not.is',
}

/**
 * Adds Refine's filters to a query. Filters without a value are left out, so that an empty search box filters
 * nothing.
 *
 * @throws Error for an operator that PostgREST has no word for
 */
export function applyFilters(query: FilteredQuery, filters: CrudFilters = []) {
  for (const filter of filters) {
    if (!('field' in filter)) {
      const condition = combine(filter.operator, filter.value)
      if (condition) query.or(filter.operator === 'and' ? `and(${condition})` : condition)
    } else if (filter.operator === 'between') {
      const [from, to] = filter.value as [unknown, unknown]
      if (isGiven(from)) query.filter(filter.field, 'gte', from)
      if (isGiven(to)) query.filter(filter.field, 'lte', to)
    } else if (isGiven(filter.value) || isNullTest(filter)) {
      query.filter(filter.field, operatorOf(filter), operandOf(filter, false))
    }
  }
}

function combine(operator: string, filters: CrudFilter[]): string {
  return filters
    .map((filter) => {
      if (!('field' in filter)) return `${filter.operator}(${combine(filter.operator, filter.value)})`
      if (!isGiven(filter.value) && !isNullTest(filter)) return ''
      return `${filter.field}.${operatorOf(filter)}.${operandOf(filter, true)}`
    })
    .filter((condition) => condition !== '' && condition !== `${operator}()`)
    .join(',')
}

function operatorOf(filter: LogicalFilter): string {
  const operator = operators[filter.operator]
  if (!operator) throw new Error(`no such filter: ${filter.operator}`)
  return operator
}

function operandOf(filter: LogicalFilter, isInsideOr: boolean): unknown {
  const { operator, value } = filter
  if (isNullTest(filter)) return 'null'
  if (operator === 'in' || operator === 'nin') return `(${(value as unknown[]).map(quote).join(',')})`
  if (operator === 'ina' || operator === 'nina') {
    const list = `{${(value as unknown[]).map(quote).join(',')}}`
    return isInsideOr ? quote(list) : list
  }
  const pattern = patternOf(operator, value)
  if (pattern !== undefined) return isInsideOr ? pattern.replace(reserved, '_') : pattern
  return isInsideOr && new RegExp(reserved, '').test(String(value)) ? quote(value) : value
}

// What ends or quotes a value inside or(…). In a pattern it is matched as any one character instead: quoted
// patterns are read differently by PostgREST and by the local backend.
const reserved = /[,()"]/g

function patternOf(operator: string, value: unknown): string | undefined {
  if (operator.includes('contains')) return `%${escapeLike(value)}%`
  if (operator.includes('startswith')) return `${escapeLike(value)}%`
  if (operator.includes('endswith')) return `%${escapeLike(value)}`
  return undefined
}

// In a pattern % and _ are wildcards for SQL, and * is one for PostgREST, where only _ can stand for it.
function escapeLike(value: unknown): string {
  return String(value)
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '_')
}

/** Quotes a value for PostgREST's lists, where comma, dot, quote and brackets have a meaning. */
export function quote(value: unknown): string {
  return `"${String(value).replace(/[\\"]/g, '\\$&')}"`
}

function isNullTest(filter: LogicalFilter): boolean {
  return filter.operator === 'null' || filter.operator === 'nnull'
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== null && value !== ''
}
