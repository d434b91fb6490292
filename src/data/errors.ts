import type { HttpError } from '@refinedev/core'

/**
 * What went wrong, as far as the user can do something about it:
 * - rule: a rule of the business said no; key and values name it
 * - conflict: somebody else was faster (409)
 * - forbidden: no permission for it
 * - missing: it does not exist, or not for this user
 * - expired: the session has ended; sign in again and repeat
 * - offline: the server was not reached; nothing is known about the outcome
 * - failure: the server failed
 */
export type ErrorKind = 'rule' | 'conflict' | 'forbidden' | 'missing' | 'expired' | 'offline' | 'failure'

/** The form in which PostgREST, the storage and the auth server report an error. */
interface ServerError {
  code?: string | null
  message?: string | null
  details?: unknown
  status?: number | string
  statusCode?: number | string
  name?: string
}

/** Every failed call to the server arrives as this. */
export class AppError extends Error implements HttpError {
  readonly kind: ErrorKind
  /** Stable name of the rule, e.g. card_not_in_window; the sentence stands in the i18n chapter `errors`. */
  readonly key: string
  /** What the sentence names: numbers, dates, the colleague. */
  readonly values: Record<string, unknown>
  readonly statusCode: number;
  // HttpError allows further properties.
  [extra: string]: unknown

  constructor(kind: ErrorKind, key: string, values: Record<string, unknown> = {}, statusCode = 0) {
    super(key)
    this.name = 'AppError'
    this.kind = kind
    this.key = key
    this.values = values
    this.statusCode = statusCode
  }
}

const businessCode = /^PT(4\d\d)$/

/**
 * Tells the kinds of failure apart.
 *
 * @param error what supabase-js returned or threw
 * @param status the HTTP status where the caller has it; 0 means that no answer came
 */
export function toAppError(error: unknown, status?: number): AppError {
  if (error instanceof AppError) return error
  const { code, message, details, name, ...rest } = (error ?? {}) as ServerError
  const httpStatus = status ?? Number(rest.status ?? rest.statusCode ?? NaN)

  if (isNetworkLoss(name, message, httpStatus)) return new AppError('offline', 'offline')
  const business = businessCode.exec(code ?? '')
  if (business) return businessError(Number(business[1]), message ?? '', details)
  if (httpStatus === 401 || code === 'PGRST301' || code === 'PGRST303') {
    // Without a session anon is refused with 42501; that too is answered by signing in.
    return new AppError('expired', 'session_expired', {}, 401)
  }
  if (code === '42501' || httpStatus === 403) return new AppError('forbidden', 'not_permitted', {}, 403)
  if (code === 'PGRST116' || httpStatus === 404) return new AppError('missing', 'not_found', {}, 404)
  if (code === '23505') return new AppError('conflict', 'already_exists', {}, 409)
  if (code === '23503') return new AppError('rule', 'still_referenced', {}, 409)
  if (code === '57014') return new AppError('failure', 'took_too_long', {}, httpStatus)
  return new AppError('failure', 'server_failed', { message }, httpStatus || 500)
}

function businessError(status: number, key: string, details: unknown): AppError {
  const values = parseValues(details)
  if (status === 401) return new AppError('expired', key, values, status)
  if (status === 403) return new AppError('forbidden', key, values, status)
  if (status === 404) return new AppError('missing', key, values, status)
  if (status === 409) return new AppError('conflict', key, values, status)
  return new AppError('rule', key, values, status)
}

function parseValues(details: unknown): Record<string, unknown> {
  if (typeof details === 'object' && details !== null) return details as Record<string, unknown>
  if (typeof details !== 'string') return {}
  try {
    const parsed = JSON.parse(details)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

function isNetworkLoss(
  name: string | undefined,
  message: string | null | undefined,
  status: number,
): boolean {
  if (name === 'AuthRetryableFetchError') return status === 0 || Number.isNaN(status)
  if (status === 0) return true
  return /failed to fetch|networkerror|load failed|fetch failed/i.test(message ?? '')
}
