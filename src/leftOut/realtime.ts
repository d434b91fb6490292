// Stands in for @supabase/realtime-js, which is 25 kB of every first load: queues poll, nothing subscribes.

/** What supabase-js asks of its realtime client when nobody subscribes. */
export class RealtimeClient {
  setAuth(): Promise<void> {
    return Promise.resolve()
  }

  getChannels(): [] {
    return []
  }

  removeAllChannels(): Promise<[]> {
    return Promise.resolve([])
  }

  channel(): never {
    throw new Error('realtime is left out of this build')
  }
}

/** What @refinedev/supabase's live provider, which nothing uses, reads when it is loaded. */
export const REALTIME_POSTGRES_CHANGES_LISTEN_EVENT = {
  ALL: '*',
  INSERT: 'INSERT',
  UPDATE: 'UPDATE',
  DELETE: 'DELETE',
}
export const REALTIME_LISTEN_TYPES = { POSTGRES_CHANGES: 'postgres_changes' }
