import { supabase } from './client'
import { type AppError, toAppError } from './errors'
import { currentProfile } from './profile'

const listeners = new Set<() => void>()
const returnListeners = new Set<() => void>()

/** Calls back when the server no longer accepts the session of somebody who was signed in. */
export function onSessionExpired(listener: () => void): () => void {
  listeners.add(listener)
  const { data } = supabase().auth.onAuthStateChange((event) => {
    if (event === 'SIGNED_OUT') announceExpiry()
  })
  return () => {
    listeners.delete(listener)
    data.subscription.unsubscribe()
  }
}

function announceExpiry() {
  // After signing out on purpose the profile is forgotten already.
  if (!currentProfile()) return
  for (const listener of listeners) listener()
}

/** As toAppError, and lets the page ask for the password again when the session has ended. */
export function failure(error: unknown, status?: number): AppError {
  const appError = toAppError(error, status)
  if (appError.kind === 'expired') announceExpiry()
  return appError
}

/** Ends the session on this device and keeps the page: who comes back gives the password. */
export async function endSession(): Promise<void> {
  await supabase().auth.signOut({ scope: 'local' })
  announceExpiry()
}

/** Calls back when somebody whose session had ended has given the password again on the same page. */
export function onSessionBack(listener: () => void): () => void {
  returnListeners.add(listener)
  return () => {
    returnListeners.delete(listener)
  }
}

/** Lets what waited for the session go on. */
export function announceReturn() {
  for (const listener of returnListeners) listener()
}
