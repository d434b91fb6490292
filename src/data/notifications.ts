import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'
import { failure } from './session'

/** A message inside the product; kind and params make the sentence in the reader's language. */
export interface Notification {
  id: string
  /** application_approve, application_return … */
  kind: string
  params: Record<string, unknown>
  application_id: string | null
  round_id: string | null
  created_at: string
  read_at: string | null
}

/** Where a list goes on: after the last message seen. */
export interface NotificationCursor {
  created_at: string
  id: string
}

const columns = 'id,kind,params,application_id,round_id,created_at,read_at'

/**
 * The own messages, the latest first.
 *
 * @param options.after the last message of the page before
 * @throws AppError
 */
export function listNotifications(
  options: { isUnreadOnly?: boolean; after?: NotificationCursor; limit: number },
  signal?: AbortSignal,
): Promise<Notification[]> {
  const query = supabase()
    .from('notifications')
    .select(columns)
    .order('created_at', { ascending: false })
    .order('id', { ascending: false })
    .limit(options.limit)
  if (options.isUnreadOnly) query.is('read_at', null)
  if (options.after) {
    const { created_at, id } = options.after
    query.or(`created_at.lt."${created_at}",and(created_at.eq."${created_at}",id.lt.${id})`)
  }
  return rowsOf(query, signal)
}

/** How many messages are unread. @throws AppError */
export async function countUnread(signal?: AbortSignal): Promise<number> {
  const query = supabase()
    .from('notifications')
    .select('id', { count: 'exact', head: true })
    .is('read_at', null)
  const { count, error, status } = await (signal ? query.abortSignal(signal) : query)
  if (error) throw failure(error, status)
  return count ?? 0
}

/** Marks own messages as read, all of them without ids. @returns how many were new */
export function readNotifications(ids?: readonly string[]): Promise<number> {
  return rpc('read_notifications', { p_ids: ids ?? null })
}
