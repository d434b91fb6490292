import type { Translated } from '../translator'
import type { account as source } from '../zh-CN/account'

export const account: Translated<typeof source> = {
  email: 'E-mail',
  password: 'Password',
  emailRequired: 'Enter your e-mail address',
  emailInvalid: 'This is not an e-mail address, e.g. name@example.com',
  passwordRequired: 'Enter your password',
  signInTitle: 'Sign in',
  demoTitle: 'Demo accounts',
  demoText: 'One click signs in; only the local demo offers this.',
  signInAgain: 'Your session has ended',
  signInAgainText: 'Enter your password to go on; what is on the page is kept.',
}
