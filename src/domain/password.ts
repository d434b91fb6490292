/** Passwords have at least so many characters. */
export const passwordMinLength = 10

/** short: too few characters; plain: lower case, upper case and digits are not all there. */
export type PasswordProblem = 'short' | 'plain'

/**
 * What is wrong with a password, or undefined: at least ten characters of three classes. Which three is the auth
 * server's setting (supabase/config.toml, password_requirements); this mirrors it.
 */
export function passwordProblem(password: string): PasswordProblem | undefined {
  if ([...password].length < passwordMinLength) return 'short'
  const hasAll = [/[a-z]/, /[A-Z]/, /[0-9]/].every((part) => part.test(password))
  return hasAll ? undefined : 'plain'
}
