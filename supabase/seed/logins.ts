import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import { DEMO_PASSWORD_HASH } from './accounts.ts'
import { uuidOf } from './random.ts'
import { insertRows } from './rows.ts'

/** Who signs a request of the demo's history. */
export interface Login {
  id: string
  email: string
}

export function loginOf(email: string): Login {
  return { id: uuidOf(`login ${email}`), email }
}

/**
 * Logins as the local auth server leaves them after the e-mail was confirmed. Demo accounts have a password; the
 * others act in the history only and cannot sign in.
 */
export async function insertLogins(
  db: SeedDatabase,
  logins: readonly Login[],
  demoEmails: ReadonlySet<string>,
  createdAt: string,
): Promise<void> {
  await insertRows(
    db,
    'auth.users',
    logins.map(({ id, email }) => ({
      id,
      email,
      aud: 'authenticated',
      role: 'authenticated',
      encrypted_password: demoEmails.has(email) ? DEMO_PASSWORD_HASH : null,
      email_confirmed_at: createdAt,
      raw_app_meta_data: { provider: 'email', providers: ['email'] },
      raw_user_meta_data: { sub: id, email, email_verified: true, phone_verified: false },
      created_at: createdAt,
      updated_at: createdAt,
    })),
  )
  await insertRows(
    db,
    'auth.identities',
    logins.map(({ id, email }) => ({
      id: uuidOf(`identity ${email}`),
      provider_id: id,
      user_id: id,
      identity_data: { sub: id, email, email_verified: true, phone_verified: false },
      provider: 'email',
      last_sign_in_at: createdAt,
      created_at: createdAt,
      updated_at: createdAt,
    })),
  )
}
