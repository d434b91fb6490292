import { currentToken, serverSettings } from './client'

/**
 * Gives own claims back while the page is being closed or left, so that colleagues need not wait for their end. The
 * browser carries these requests out after the page is gone, so nobody learns their outcome; a claim that could not
 * be given back ends by itself.
 */
export function releaseWhileClosing(ids: Iterable<string>): void {
  const token = currentToken()
  if (!token) return
  const { supabaseUrl, supabaseKey } = serverSettings()
  for (const id of ids) {
    fetch(`${supabaseUrl}/rest/v1/rpc/release_application`, {
      method: 'POST',
      keepalive: true,
      headers: {
        apikey: supabaseKey,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ p_id: id }),
    }).catch(() => undefined)
  }
}
