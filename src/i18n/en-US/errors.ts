import type { Translated } from '../translator'
import type { errors as source } from '../zh-CN/errors'

export const errors: Translated<typeof source> = {
  offline:
    'The server was not reached. Check your connection and try again; if you were submitting, reload first to see the outcome.',
  session_expired: 'Your session has ended. Sign in again; what is on the page is kept.',
  not_permitted: 'You may not do this.',
  not_found: 'This record does not exist, or you may not see it.',
  already_exists: 'There already is such a record.',
  still_referenced: 'Other records still use it, so it cannot be deleted.',
  took_too_long: 'The query took too long. Narrow it down and try again.',
  server_failed: 'The server failed. Try again later; if it happens again, tell your administrator.',
  wrong_credentials: 'E-mail or password is wrong.',
  email_not_confirmed: 'The e-mail address is not confirmed yet: follow the link in the mail.',
  too_many_attempts: 'Too many attempts. Try again later.',
  unknown: 'This did not succeed ({key}).',
}
