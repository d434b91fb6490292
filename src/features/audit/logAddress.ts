import type { AccessQuery, AuditQuery } from '../../data/audit'

export type LogTab = 'changes' | 'access'

/** The filters of both logs as their address has them. */
export const filterNames = [
  ...(['at', 'at_to', 'actorName', 'actor', 'table', 'record', 'verb'] as const),
  ...(['kind', 'person'] as const),
]
export type LogFilters = Partial<Record<(typeof filterNames)[number], string>>

/** Entries per page. */
export const logPageSize = 50

/** Reads the address; what it does not understand counts as not said. */
export function readLog(params: URLSearchParams): { tab: LogTab; filters: LogFilters; before?: number } {
  const filters: LogFilters = {}
  for (const name of filterNames) {
    const value = params.get(name)?.trim()
    if (value) filters[name] = value
  }
  const before = Number(params.get('before'))
  return {
    tab: params.get('tab') === 'access' ? 'access' : 'changes',
    filters,
    ...(Number.isInteger(before) && before > 0 && { before }),
  }
}

/** The address after some filters have changed: it begins at the latest entry again. */
export function changeLog(
  params: URLSearchParams,
  changes: Record<string, string | undefined>,
): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries({ before: undefined, ...changes })) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** The question to the log of changes. */
export function auditQueryOf(filters: LogFilters, before?: number): AuditQuery {
  return {
    ...common(filters, before),
    table: filters.table,
    recordId: filters.record,
    verb: filters.verb,
  }
}

/** The question to the log of looks at personal data. */
export function accessQueryOf(filters: LogFilters, before?: number): AccessQuery {
  return { ...common(filters, before), kind: filters.kind, personId: filters.person }
}

function common({ at, at_to, actor, actorName }: LogFilters, before: number | undefined) {
  // one more than is shown tells whether there are older ones
  return { from: at, to: at_to, actor, actorName, before, limit: logPageSize + 1 }
}
