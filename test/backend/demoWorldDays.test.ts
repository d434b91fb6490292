import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STATUSES } from '../../src/domain/review'
import { DEMO_LOGINS } from '../../supabase/seed/accounts'
import { type DemoWorld, makeDemoWorld, signIn } from './support/demoWorld'
import { expectDispatches } from './support/dispatches'

/** Between rounds in a year without a calendar; a week into a round; the day after a round has closed. */
const DAYS = [
  { today: '2027-01-05', provisional: [2027, 2028] },
  { today: '2026-04-15', provisional: [2027] },
  { today: '2026-07-31', provisional: [2027] },
]

for (const { today, provisional } of DAYS) {
  describe(`the small demo world of ${today}`, () => {
    let world: DemoWorld

    beforeAll(async () => {
      world = await makeDemoWorld(today, 'small')
    }, 900_000)

    afterAll(() => world.close())

    test('has files in every status', async () => {
      const statuses = await world.rows<{ status: string }>('select distinct status from public.applications')
      expect(statuses.map(({ status }) => status).sort()).toEqual([...STATUSES].sort())
    })

    test('has provisional calendars for the years that are not announced, and for no other', async () => {
      const years = await world.rows<{ year: number }>(
        'select year from public.calendar_years where is_provisional order by year',
      )
      expect(years.map(({ year }) => year)).toEqual(provisional)
    })

    test('lets both demo applicants begin a file today', async () => {
      for (const { email, password } of [DEMO_LOGINS.assessor, DEMO_LOGINS.supervisor]) {
        const token = await signIn(world, email, password)
        const [card] = await world.rows<{ id: string }>(
          `select c.id from public.cards c join public.people p on p.id = c.person_id
           join auth.users u on u.id = p.user_id where u.email = $1`,
          [email],
        )
        const id = await world.call<string>(token, 'start_application', { p_card_id: card?.id })
        expect(id).toMatch(/^[0-9a-f-]{36}$/)
      }
    })

    test('gives the third demo applicant days to correct the returned file', async () => {
      const [file] = await world.rows<{ status: string; days: number }>(
        `select a.status, a.due_on - $2::date as days from public.applications a
         join public.people p on p.id = a.person_id join auth.users u on u.id = p.user_id where u.email = $1`,
        [DEMO_LOGINS.returned.email, today],
      )
      expect(file?.status).toBe('returned')
      expect(file?.days).toBeGreaterThanOrEqual(0)
    })

    test('gives its demo supervisors a dispatch to answer and a task sheet', async () => {
      await expectDispatches(world)
    })

    test('left nothing that has been due', async () => {
      const [due] = await world.rows<{ result: Record<string, number> }>(
        'select public.advance_due() as result',
      )
      expect(due?.result).toMatchObject({ expired_drafts: 0, expired_returns: 0 })
    })
  })
}

/** Everything but what the database draws by itself: ids, tokens, paths, hashes, and the order within one instant. */
const CONTENT = [
  'select id, name, region_code, filing_number, address, status from public.institutions order by id',
  'select user_id, role, name, email, phone from public.staff order by user_id',
  `select p.name, i.id_number, i.phone, i.address, p.profile from public.people p
   join private.person_identities i on i.person_id = p.id order by i.id_number`,
  `select number, kind, issuer_code, holder_name, occupations, valid_from::text, valid_to::text, status
   from public.cards order by issuer_code, number`,
  `select p.name, r.held_on::text, r.institution_name, r.batch, r.status from public.activity_records r
   join public.people p on p.id = r.person_id
   -- whom a draw sends to an inspection is chance
   where r.source <> 'inspection' order by 1, 2, 3, 4`,
  'select name, status, opens_on::text, closes_on::text, published_at from public.rounds order by opens_on',
  `select coalesce(a.number, a.card_number) as file, e.at, e.action, e.actor_name, e.to_status, e.reason_codes, e.note
   from public.application_events e join public.applications a on a.id = e.application_id order by 1, 2, 3`,
  `select a.card_number, a.number, a.status, a.submitted_at, a.due_on::text, a.data_version, f.form
   from public.applications a join private.application_forms f on f.application_id = a.id order by 1, 2`,
  `select a.card_number, d.kind, d.original_name, d.bytes, d.status, d.uploaded_at from public.documents d
   join public.applications a on a.id = d.application_id order by 1, 2, 6, 3`,
  'select number, status, row_count, reported_at, received_at from public.summary_batches order by number',
]

test('the demo world is the same at every run for the same day', async () => {
  const contents: unknown[][] = []
  for (let run = 0; run < 2; run += 1) {
    const world = await makeDemoWorld('2026-11-22', 'small')
    const tables: unknown[] = []
    for (const statement of CONTENT) tables.push(await world.rows(statement))
    contents.push(tables)
    await world.close()
  }
  const [first = [], second = []] = contents
  for (const [index, table] of first.entries()) expect(second[index]).toEqual(table)
}, 600_000)
