import type { AuthProvider } from '@refinedev/core'
import { supabase } from './client'
import { AppError, toAppError } from './errors'
import { currentProfile, forgetProfile, loadProfile } from './profile'

/**
 * Signs in with e-mail and password.
 *
 * @throws AppError: wrong_credentials, too_many_attempts, offline
 */
export async function signIn(email: string, password: string): Promise<void> {
  const { error } = await supabase().auth.signInWithPassword({ email: email.trim(), password })
  if (!error) return
  if (error.status === 400 && error.code !== 'email_not_confirmed')
    throw new AppError('rule', 'wrong_credentials', {}, 400)
  if (error.code === 'email_not_confirmed') throw new AppError('rule', 'email_not_confirmed', {}, 400)
  if (error.status === 429) throw new AppError('rule', 'too_many_attempts', {}, 429)
  throw toAppError(error, error.status)
}

/** Ends the session on this device, also without a connection. */
export async function signOut(): Promise<void> {
  forgetProfile()
  await supabase().auth.signOut({ scope: 'local' })
}

/** Refine's view of the session. Signing in happens outside of Refine, on a page of its own. */
export const authProvider: AuthProvider = {
  login: async ({ email, password }) => {
    try {
      await signIn(email, password)
      return { success: true, redirectTo: '/' }
    } catch (error) {
      return { success: false, error: toAppError(error) }
    }
  },
  logout: async () => {
    await signOut()
    return { success: true, redirectTo: '/login' }
  },
  check: async () => {
    const profile = await loadProfile()
    return profile ? { authenticated: true } : { authenticated: false, redirectTo: '/login' }
  },
  // An expired session does not throw the user out: a dialog asks for the password over the open page.
  onError: async (error) => ({ error }),
  getIdentity: async () => (await loadProfile()) ?? null,
  getPermissions: async () => currentProfile()?.staff?.role ?? 'applicant',
}
