import type { BaseRecord, CrudSorting, DataProvider, MetaQuery } from '@refinedev/core'
import { dataProvider as supabaseProvider } from '@refinedev/supabase'
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

/** Calls a method of @refinedev/supabase and reads its errors as ours. */
async function through<Result>(call: (provider: Required<DataProvider>) => Promise<Result>): Promise<Result> {
  try {
    return await call(supabaseProvider(supabase()))
  } catch (error) {
    throw failure(error)
  }
}

/** As through, for one row: an update that a policy refuses comes back empty there, not as an error. */
async function throughToRow<Result extends { data: unknown }>(
  call: (provider: Required<DataProvider>) => Promise<Result>,
): Promise<Result> {
  const result = await through(call)
  if (!result.data) throw new AppError('missing', 'not_found', {}, 404)
  return result
}

function unsupported(method: string): never {
  throw new Error(`${method}: changes to several rows and calls go through one function, see rpc.ts`)
}

/**
 * Refine's data provider: @refinedev/supabase, except where that one would mislead. A change that a policy refuses is
 * an error instead of a success, values inside filters are escaped, the count of a list is chosen by the page, and
 * nothing is done in one request per row.
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

  getMany: (params) => through((provider) => provider.getMany(params)),
  getOne: (params) => throughToRow((provider) => provider.getOne(params)),
  create: (params) => throughToRow((provider) => provider.create(params)),
  update: (params) => throughToRow((provider) => provider.update(params)),

  async deleteOne({ resource, id, meta }) {
    const answer = await supabase().from(resource).delete().eq(keyOf(meta), id).select(columnsOf(meta))
    return { data: onlyRowOf(answer) as never }
  },

  createMany: () => unsupported('createMany'),
  updateMany: () => unsupported('updateMany'),
  deleteMany: () => unsupported('deleteMany'),
  getApiUrl: () => '',
}
