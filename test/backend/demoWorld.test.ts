import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseIdentityNumber } from '../../src/domain/identityNumber'
import { REGIONS } from '../../src/domain/region'
import { STATUSES } from '../../src/domain/review'
import { DEMO_ACCOUNTS } from '../../supabase/seed/accounts'
import { missingGlyphs } from '../../supabase/seed/documents/glyphs'
import { type DemoWorld, makeDemoWorld, signIn } from './support/demoWorld'
import { expectDispatches } from './support/dispatches'

const TODAY = '2026-11-22'
const CITIES = REGIONS.filter((region) => region.kind === 'city').map((region) => region.code)

let world: DemoWorld

beforeAll(async () => {
  world = await makeDemoWorld(TODAY, 'full')
}, 900_000)

afterAll(() => world.close())

async function countsOf(statement: string, values?: unknown[]): Promise<Record<string, number>> {
  const rows = await world.rows<{ name: string; count: number }>(statement, values)
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

describe('the demo world', () => {
  test('has units and a center in all 21 cities, units of the province, 150 and more', async () => {
    const units = await countsOf(
      'select region_code as name, count(*)::integer as count from public.institutions group by 1',
    )
    expect(Object.keys(units).sort()).toEqual([...CITIES, '510000'].sort())
    expect(Object.values(units).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(150)
    const centers = await countsOf(
      `select region_code as name, count(*)::integer as count from public.staff where role = 'city_officer' group by 1`,
    )
    expect(Object.keys(centers).sort()).toEqual([...CITIES].sort())
  })

  test('has 3,000 people and more, each with a valid identity number that belongs to nobody', async () => {
    const rows = await world.rows<{
      id_number: string
      gender: string
      birth_on: string
      id_number_masked: string
    }>(
      `select i.id_number, p.gender, p.birth_on::text, p.id_number_masked
       from private.person_identities i join public.people p on p.id = i.person_id`,
    )
    expect(rows.length).toBeGreaterThanOrEqual(3000)
    expect(new Set(rows.map((row) => row.id_number)).size).toBe(rows.length)
    const wrong = rows.filter(({ id_number: number, gender, birth_on: bornOn, id_number_masked: masked }) => {
      const parsed = parseIdentityNumber(number, TODAY)
      const isRight = parsed.ok && parsed.gender === gender && parsed.birthOn === bornOn
      return !isRight || !number.startsWith('510100') || masked !== `510100********${number.slice(-4)}`
    })
    expect(wrong).toEqual([])
  })

  test('has cards of every kind, of the ministry, industries and the province, expired and expiring in every window', async () => {
    const kinds = await countsOf(
      `select kind as name, count(*)::integer as count from public.cards where status = 'active' group by 1`,
    )
    expect(Object.keys(kinds).sort()).toEqual(['assessor', 'senior_assessor', 'supervisor'])
    const issuers = await countsOf(
      'select i.kind as name, count(*)::integer as count from public.cards c join public.issuers i on i.code = c.issuer_code group by 1',
    )
    expect(Object.keys(issuers).sort()).toEqual(['industry', 'ministry', 'province'])
    const [expiring] = await world.rows<Record<string, number>>(
      `select count(*) filter (where valid_to < $1::date)::integer as expired,
         count(*) filter (where valid_to between $1::date and '2026-12-31')::integer as this_window,
         count(*) filter (where valid_to between '2027-01-01' and '2027-05-31')::integer as next_window,
         count(*) filter (where valid_to > '2027-05-31')::integer as later
       from public.cards where status = 'active'`,
      [TODAY],
    )
    for (const count of Object.values(expiring ?? {})) expect(count).toBeGreaterThan(100)
    const [chains] = await world.rows<{ superseded: number; several: number }>(
      `select (select count(*)::integer from public.cards n join public.cards o on o.id = n.supersedes_card_id
          where o.status = 'superseded' and o.person_id = n.person_id and o.valid_from < n.valid_from) as superseded,
        (select count(*)::integer from (select from public.cards where status = 'active' group by person_id having count(*) > 1) s) as several`,
    )
    expect(chains?.superseded).toBeGreaterThan(100)
    expect(chains?.several).toBeGreaterThan(100)
  })

  test('has records confirmed, declared and disputed, and people without any', async () => {
    const statuses = await countsOf(
      'select status as name, count(*)::integer as count from public.activity_records group by 1',
    )
    expect(Object.keys(statuses).sort()).toEqual(['confirmed', 'declared', 'disputed'])
    // only an evaluation that used an expired card leaves one outside: that is a finding
    const [outside] = await world.rows<{ count: number }>(
      `select count(*)::integer as count from public.activity_records r where evaluation_id is null and not exists (
         select from public.cards c where c.person_id = r.person_id and r.held_on between c.valid_from and c.valid_to)`,
    )
    expect(outside?.count).toBe(0)
    const [idle] = await world.rows<{ count: number }>(
      `select count(*)::integer as count from public.people p
       where not exists (select from public.activity_records r where r.person_id = p.id)`,
    )
    expect(idle?.count).toBeGreaterThan(50)
  })

  test('gives its demo supervisors a dispatch to answer and a task sheet', async () => {
    await expectDispatches(world)
  })

  test('has a few hundred files, in every status, on both tracks', async () => {
    const statuses = await countsOf(
      'select status as name, count(*)::integer as count from public.applications group by 1',
    )
    expect(Object.keys(statuses).sort()).toEqual([...STATUSES].sort())
    const total = Object.values(statuses).reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThanOrEqual(300)
    expect(total).toBeLessThan(1000)
    const tracks = await countsOf(
      'select track as name, count(*)::integer as count from public.applications group by 1',
    )
    for (const track of ['city', 'province']) expect(tracks[track]).toBeGreaterThan(50)
  })

  test('has summary tables in every state, struck rows and supplementary tables among them', async () => {
    const statuses = await countsOf(
      'select status as name, count(*)::integer as count from public.summary_batches group by 1',
    )
    expect(Object.keys(statuses).sort()).toEqual(['draft', 'received', 'reported', 'sent_back'])
    const [rows] = await world.rows<{ struck: number; supplementary: number }>(
      `select (select count(*)::integer from public.summary_rows where struck_at is not null) as struck,
        (select count(*)::integer from public.summary_batches where sequence > 0) as supplementary`,
    )
    expect(rows?.struck).toBeGreaterThan(0)
    expect(rows?.supplementary).toBeGreaterThan(0)
  })

  test('has refusals and appeals of every level, a late admission and an extended round', async () => {
    const refused = await countsOf(
      `select stage as name, count(*)::integer as count from public.applications where status in ('rejected', 'appealing') group by 1`,
    )
    expect(Object.keys(refused).sort()).toEqual(['final_review', 're_review', 'unit_review'])
    const actions = await countsOf(
      'select action as name, count(*)::integer as count from public.application_events group by 1',
    )
    for (const action of [
      'return',
      'resubmit',
      'grant_appeal',
      'deny_appeal',
      'send_back',
      'withdraw',
      'expire',
    ])
      expect(actions[action], action).toBeGreaterThan(0)
    const [rare] = await world.rows<{ late: number; extended: number }>(
      `select (select count(*)::integer from public.late_admissions) as late,
        (select count(*)::integer from public.round_changes where kind = 'extension') as extended`,
    )
    expect(rare).toEqual({ late: expect.any(Number), extended: 1 })
    expect(rare?.late).toBeGreaterThan(0)
  })
})

describe('its history', () => {
  test('happened in the order of time, before today, each entry chained to the one before', async () => {
    const [broken] = await world.rows<{ disorder: number; unchained: number; future: number }>(
      `select count(*) filter (where at < before)::integer as disorder,
         count(*) filter (where previous_hash <> coalesce(previous, ''))::integer as unchained,
         count(*) filter (where private.day_of(at) >= $1::date)::integer as future
       from (select at, previous_hash, lag(at) over (order by id) as before,
           lag(hash) over (partition by application_id order by id) as previous
         from public.application_events) e`,
      [TODAY],
    )
    expect(broken).toEqual({ disorder: 0, unchained: 0, future: 0 })
  })

  test('left nothing that has been due: the first page of staff changes no file', async () => {
    const [due] = await world.rows<{ result: Record<string, number> }>(
      'select public.advance_due() as result',
    )
    expect(due?.result).toMatchObject({ expired_drafts: 0, expired_returns: 0 })
  })

  test('has every document in storage, as long and of the type that its row says', async () => {
    const documents = await world.rows<{ path: string; mime_type: string; bytes: number }>(
      `select path, mime_type, bytes from public.documents where status = 'stored'
       union all select scan_path, 'application/pdf', null from public.summary_batches where scan_stored`,
    )
    expect(documents.length).toBeGreaterThan(1000)
    const wrong = documents.filter(({ path: key, mime_type: type, bytes }) => {
      const content = readFileSync(path.join(world.folder, 'documents', 'documents', key))
      const isPdf = content.subarray(0, 5).toString('latin1') === '%PDF-'
      const isPng = content.subarray(1, 4).toString('latin1') === 'PNG'
      return (bytes !== null && content.length !== bytes) || (type === 'application/pdf' ? !isPdf : !isPng)
    })
    expect(wrong).toEqual([])
  })

  test('can be written with the characters that the papers have', async () => {
    const words = await world.rows<{ words: string }>(
      `select string_agg(w, '') as words from (
         select name as w from public.people union all select name from public.institutions
         union all select address from private.person_identities union all select number from public.cards
         union all select unit_opinion from public.applications where unit_opinion is not null
         union all select form ->> 'work_summary' from private.application_forms where form ? 'work_summary') x`,
    )
    expect([...new Set(missingGlyphs(words[0]?.words ?? ''))]).toEqual([])
  })
})

describe('its calendar and rounds', () => {
  test('have registration of the November round open, three rounds of the year published, the next one drafted', async () => {
    const rounds = await world.rows<{ year: number; month: number; status: string; is_open: boolean }>(
      `select year, month, status, status = 'published' and $1::date between opens_on and closes_on as is_open
       from public.rounds where year >= 2026 order by opens_on`,
      [TODAY],
    )
    expect(rounds).toEqual([
      { year: 2026, month: 4, status: 'closed', is_open: false },
      { year: 2026, month: 7, status: 'closed', is_open: false },
      { year: 2026, month: 11, status: 'published', is_open: true },
      { year: 2027, month: 4, status: 'draft', is_open: false },
    ])
  })

  test('take the announced year as announced and the next as provisional', async () => {
    const years = await world.rows<{ year: number; is_provisional: boolean }>(
      'select year, is_provisional from public.calendar_years where year >= 2026 order by year',
    )
    expect(years).toEqual([
      { year: 2026, is_provisional: false },
      { year: 2027, is_provisional: true },
    ])
  })
})

describe('its demo accounts', () => {
  test('sign in with their password, one for each role at least', async () => {
    const found: string[] = []
    for (const account of DEMO_ACCOUNTS) {
      const token = await signIn(world, account.email, account.password)
      const profile = await world.call<{
        staff: { role: string; name: string } | null
        person_name: string | null
      }>(token, 'my_profile')
      expect(profile.staff?.name ?? profile.person_name).toBe(account.name)
      found.push(profile.staff?.role ?? 'applicant')
    }
    expect(found).toEqual(DEMO_ACCOUNTS.map((account) => account.role))
    expect(found.filter((role) => role === 'province_reviewer')).toHaveLength(3)
    for (const role of [
      'applicant',
      'institution_officer',
      'city_officer',
      'province_admin',
      'security_admin',
      'manager',
      'auditor',
    ])
      expect(found).toContain(role)
  })
})
