import { failure } from './session'

interface Answer {
  data: unknown
  error: unknown
  status: number
}

interface Query extends PromiseLike<Answer> {
  abortSignal(signal: AbortSignal): PromiseLike<Answer>
}

/**
 * The rows that a query answers with.
 *
 * @param query a query of supabase-js
 * @throws AppError
 */
export async function rowsOf<Row>(query: unknown, signal?: AbortSignal): Promise<Row[]> {
  const asked = query as Query
  const { data, error, status } = await (signal ? asked.abortSignal(signal) : asked)
  if (signal?.aborted) throw signal.reason
  if (error) throw failure(error, status)
  return (data ?? []) as Row[]
}
