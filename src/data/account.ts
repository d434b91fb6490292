import { signIn } from './authProvider'
import { forgetHandedLink, handedLink, supabase } from './client'
import { AppError, toAppError } from './errors'
import { currentProfile, forgetProfile } from './profile'

interface AuthFailure {
  code?: string
  status?: number
}

const ruleOf: Readonly<Record<string, string>> = {
  user_already_exists: 'login_exists',
  email_exists: 'login_exists',
  weak_password: 'password_weak',
  same_password: 'password_same',
  signup_disabled: 'sign_up_disabled',
  over_email_send_rate_limit: 'too_many_attempts',
  over_request_rate_limit: 'too_many_attempts',
}

function authFailure(error: AuthFailure): AppError {
  const key = ruleOf[error.code ?? ''] ?? (error.status === 429 ? 'too_many_attempts' : undefined)
  return key ? new AppError('rule', key, {}, error.status) : toAppError(error, error.status)
}

/**
 * Makes a login, which is an applicant and nothing else.
 *
 * @param backTo the path that the link of a confirmation mail leads to
 * @returns confirm_mail where the server wants the address confirmed first
 * @throws AppError login_exists, password_weak, sign_up_disabled, too_many_attempts
 */
export async function signUp(
  email: string,
  password: string,
  backTo: string,
): Promise<'signed_in' | 'confirm_mail'> {
  const { data, error } = await supabase().auth.signUp({
    email: email.trim(),
    password,
    options: { emailRedirectTo: window.location.origin + backTo },
  })
  if (error) throw authFailure(error)
  return data.session ? 'signed_in' : 'confirm_mail'
}

/**
 * Sends a mail with a link to a new password. Whether the address has a login is not told.
 *
 * @param backTo the path that the link leads to
 * @throws AppError too_many_attempts, offline
 */
export async function requestPasswordReset(email: string, backTo: string): Promise<void> {
  const { error } = await supabase().auth.resetPasswordForEmail(email.trim(), {
    redirectTo: window.location.origin + backTo,
  })
  if (error) throw authFailure(error)
}

/** The address of the session that a link for a new password opened; undefined: there was none, or it is too old. */
export async function findRecoveringEmail(): Promise<string | undefined> {
  if (handedLink() === 'recovery') return findSignedInEmail()
  // told once; the next page is an ordinary one
  forgetHandedLink()
  return undefined
}

/** The address of who is signed in on this device, if anybody. */
export async function findSignedInEmail(): Promise<string | undefined> {
  const { data } = await supabase().auth.getSession()
  return data.session?.user.email
}

/** Gives the signed-in login another password. @throws AppError password_weak, password_same */
export async function setPassword(password: string): Promise<void> {
  const { error } = await supabase().auth.updateUser({ password })
  if (error) throw authFailure(error)
  forgetHandedLink()
}

/**
 * Changes the password of who is signed in; other devices are signed out.
 *
 * @throws AppError current_password_wrong, password_weak, password_same, too_many_attempts
 */
export async function changePassword(current: string, next: string): Promise<void> {
  const email = currentProfile()?.email ?? (await findSignedInEmail()) ?? ''
  try {
    await signIn(email, current)
  } catch (error) {
    const appError = toAppError(error)
    throw appError.key === 'wrong_credentials'
      ? new AppError('rule', 'current_password_wrong', {}, 400)
      : appError
  }
  await setPassword(next)
  await supabase().auth.signOut({ scope: 'others' })
}

/** Leaves the session so that another login can be used, and stays on the page. */
export async function leaveSession(): Promise<void> {
  forgetProfile()
  await supabase().auth.signOut({ scope: 'local' })
}
