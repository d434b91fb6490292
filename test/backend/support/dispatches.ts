import { expect } from 'vitest'
import { DEMO_LOGINS } from '../../../supabase/seed/accounts'
import { type DemoWorld, signIn } from './demoWorld'

/** The printed demo supervisors have what they are printed for: one accepted and open, the other open dispatches. */
export async function expectDispatches(world: DemoWorld): Promise<void> {
  const of = ({ email }: { email: string }) =>
    world.rows<{ id: string; status: string }>(
      `select d.id, d.status from public.dispatches d join public.people p on p.id = d.person_id
       join auth.users u on u.id = p.user_id where u.email = $1 and d.ends_on >= private.today() order by d.starts_on`,
      [email],
    )
  const one = await of(DEMO_LOGINS.dispatchOne)
  const statuses = one.map(({ status }) => status)
  expect(statuses).toContain('accepted')
  expect(statuses).toContain('asked')
  expect((await of(DEMO_LOGINS.dispatchTwo)).map(({ status }) => status)).toContain('asked')
  const token = await signIn(world, DEMO_LOGINS.dispatchOne.email, DEMO_LOGINS.dispatchOne.password)
  const accepted = one.find(({ status }) => status === 'accepted')
  const sheet = await world.call<{ code: string; person_name: string }>(token, 'task_sheet', {
    p_dispatch_id: accepted?.id,
  })
  expect(sheet.person_name).toBe(DEMO_LOGINS.dispatchOne.name)
  expect(sheet.code).toMatch(/^[0-9a-f]{32}$/)
}
