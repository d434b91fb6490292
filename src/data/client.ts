import { createClient, type SupabaseClient } from '@supabase/supabase-js'

/** Where the server is, as the installation says at run time. */
export interface ServerSettings {
  /** Empty: the same origin as the page. */
  supabaseUrl: string
  supabaseKey: string
  /** Said by the local demo stack alone: it has demo accounts to offer. */
  demo?: boolean
}

let settings: ServerSettings | undefined
let client: SupabaseClient | undefined
let handed: HandedLink | undefined
let token: string | undefined

/**
 * Finds the server and opens the one client of this page. Settings baked in by the build come first
 * (VITE_SUPABASE_URL, VITE_SUPABASE_KEY), then /config.json.
 *
 * @param known the settings where the caller has them already
 * @throws Error when the installation names no server
 */
export async function connect(known?: ServerSettings): Promise<ServerSettings> {
  // the client takes the tokens out of the address, and with them what they were given for
  handed = readHandedLink()
  settings = known ?? (await readSettings())
  client = createClient(settings.supabaseUrl || window.location.origin, settings.supabaseKey, {
    auth: { storageKey: 'huanzheng.session', flowType: 'implicit' },
  })
  client.auth.onAuthStateChange((_event, session) => {
    token = session?.access_token
  })
  return settings
}

async function readSettings(): Promise<ServerSettings> {
  const url = import.meta.env.VITE_SUPABASE_URL
  const key = import.meta.env.VITE_SUPABASE_KEY
  if (url && key) return { supabaseUrl: url, supabaseKey: key }
  const response = await fetch('/config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error('config.json is missing')
  return response.json()
}

/** The client that connect() opened. */
export function supabase(): SupabaseClient {
  if (!client) throw new Error('connect() comes first')
  return client
}

/** The token of the login, at hand for a page that is being closed and can wait for nothing. */
export function currentToken(): string | undefined {
  return token
}

/** The settings that connect() read. */
export function serverSettings(): ServerSettings {
  if (!settings) throw new Error('connect() comes first')
  return settings
}

/** recovery: the page was opened by the link of a mail for a new password; dead: by one that no longer works. */
export type HandedLink = 'recovery' | 'dead'

function readHandedLink(): HandedLink | undefined {
  const words = new URLSearchParams(globalThis.location?.hash.slice(1))
  if (words.has('error_code')) return 'dead'
  return words.get('type') === 'recovery' && words.has('access_token') ? 'recovery' : undefined
}

/** What link of a mail opened this page, wherever the auth server let it lead. */
export function handedLink(): HandedLink | undefined {
  return handed
}

/** The link has done its service. */
export function forgetHandedLink() {
  handed = undefined
}
