import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { CAST_DAY, outsider } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves the hook that locks an account after failed sign-ins (五次失败锁定 15 分钟). */

const db = await createDatabase()
beforeAll(() => seedCast(db))

describe('the password hook', () => {
  const signIn = async (valid: boolean) => {
    const [row] = await db.superuser<{ answer: { decision: string } }>(
      'select private.password_verification_hook($1) as answer',
      [{ user_id: outsider.id, valid }],
    )
    return row?.answer.decision
  }
  const at = (time: string, valid: boolean) => db.at(`${CAST_DAY}T${time}+08:00`, () => signIn(valid))

  test('locks for fifteen minutes after five failures in a row', async () => {
    for (const _ of [1, 2, 3, 4]) expect(await at('10:00:00', false)).toBe('continue')
    expect(await at('10:00:00', true)).toBe('continue')
    for (const _ of [1, 2, 3, 4, 5]) expect(await at('10:01:00', false)).toBe('continue')
    expect(await at('10:01:30', true)).toBe('reject')
    expect(await at('10:15:59', true)).toBe('reject')
    expect(await at('10:16:01', true)).toBe('continue')
  })

  test('is the auth server’s to call and nobody else’s', async () => {
    const roles = ['supabase_auth_admin', 'authenticated', 'anon', 'service_role']
    const rows = await db.superuser<{ may: boolean }>(
      `select has_function_privilege(r, 'private.password_verification_hook(jsonb)', 'execute') as may
       from unnest($1::text[]) with ordinality as x(r, n) order by n`,
      [roles],
    )
    expect(rows.map(({ may }) => may)).toEqual([true, false, false, false])
  })
})
