import type { BaseRecord, CrudSorting, DataProvider, MetaQuery } from '@refinedev/core'
import { supabase } from './client'
import { AppError } from './errors'
import { applyFilters, type FilteredQuery } from './filters'
import { failure } from './session'

interface Answer {
  data: unknown
  error: unknown
  status: number
  count?: number | null
}

function rowsOf(answer: Answer): BaseRecord[] {
  if (answer.error) throw failure(answer.error, answer.status)
  return (answer.data ?? []) as BaseRecord[]
}

/** A row that is not there is an error: a policy hides rows in silence instead of refusing them. */
function onlyRowOf(answer: Answer): BaseRecord {
  const [row] = rowsOf(answer)
  if (!row) throw new AppError('missing', 'not_found', {}, 404)
  return row
}

const columnsOf = (meta?: MetaQuery): string => meta?.select ?? '*'
const keyOf = (meta?: MetaQuery): string => meta?.idColumnName ?? 'id'

function addSorters(query: { order(column: string, options: object): unknown }, sorters: CrudSorting = []) {
  for (const { field, order } of sorters) {
    const [, table, column] = /^(.+)\.([^.]+)$/.exec(field) ?? []
    const ascending = order === 'asc'
    if (table && column) query.order(column, { ascending, referencedTable: table })
    else query.order(field, { ascending, nullsFirst: false })
  }
}

function unsupported(method: string): never {
  throw new Error(`${method}: changes to several rows and calls go through one function, see rpc.ts`)
}

/**
 * Refine's data provider on Supabase. It differs from @refinedev/supabase where that one would mislead: a change
 * that a policy refuses is an error instead of a success, values inside filters are escaped, the count of a list
 * is chosen by the page, and nothing is done in one request per row.
 *
 * `meta`: select (columns and embeddings), idColumnName, count ('exact' by default, 'none' for lists that page by
 * key; the total is then the number of rows received).
 */
export const dataProvider: DataProvider = {
  async getList({ resource, pagination, filters, sorters, meta }) {
    const { currentPage = 1, pageSize = 20, mode = 'server' } = pagination ?? {}
    const count = meta?.count === 'none' ? undefined : 'exact'
    const query = supabase().from(resource).select(columnsOf(meta), { count })
    if (mode === 'server') query.range((currentPage - 1) * pageSize, currentPage * pageSize - 1)
    addSorters(query, sorters)
    applyFilters(query as unknown as FilteredQuery, filters)
    const answer = await query
    // A page beyond the end, e.g. after rows left the list: empty, not a failure.
    if (answer.status === 416) return { data: [], total: answer.count ?? 0 }
    const data = rowsOf(answer)
    return { data: data as never[], total: answer.count ?? data.length }
  },

  async getMany({ resource, ids, meta }) {
    const answer = await supabase().from(resource).select(columnsOf(meta)).in(keyOf(meta), ids)
    return { data: rowsOf(answer) as never[] }
  },

  async getOne({ resource, id, meta }) {
    const answer = await supabase().from(resource).select(columnsOf(meta)).eq(keyOf(meta), id)
    return { data: onlyRowOf(answer) as never }
  },

  async create({ resource, variables, meta }) {
    const answer = await supabase()
      .from(resource)
      .insert(variables as never)
      .select(columnsOf(meta))
    return { data: onlyRowOf(answer) as never }
  },

  async update({ resource, id, variables, meta }) {
    const answer = await supabase()
      .from(resource)
      .update(variables as never)
      .eq(keyOf(meta), id)
      .select(columnsOf(meta))
    return { data: onlyRowOf(answer) as never }
  },

  async deleteOne({ resource, id, meta }) {
    const answer = await supabase().from(resource).delete().eq(keyOf(meta), id).select(columnsOf(meta))
    return { data: onlyRowOf(answer) as never }
  },

  createMany: () => unsupported('createMany'),
  updateMany: () => unsupported('updateMany'),
  deleteMany: () => unsupported('deleteMany'),
  getApiUrl: () => '',
}
