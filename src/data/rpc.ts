import { supabase } from './client'
import { failure } from './session'

/**
 * Calls one function of the database.
 *
 * @param name e.g. review_application
 * @param args its arguments, named p_xxx as in SQL
 * @returns what the function returns; null for void
 * @throws AppError
 */
export async function rpc<Result>(
  name: string,
  args: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<Result> {
  const call = supabase().rpc(name, args)
  const { data, error, status } = await (signal ? call.abortSignal(signal) : call)
  if (signal?.aborted) throw signal.reason
  if (error) throw failure(error, status)
  return data as Result
}

/** A fresh id for an action: repeated with the same id, it takes effect once. */
export function newRequestId(): string {
  return crypto.randomUUID()
}
