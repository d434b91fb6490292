import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Backend } from '../../scripts/local/backend'
import { idNumberOf } from '../support/idNumbers'
import { type LocalServer, signUp, startLocalServer } from './support/localServer'

/**
 * Fifty people of all roles at once through the HTTP API: nobody is answered with an error of the server, nobody sees a
 * row outside of the own scope, and of three officers who decide the same file at once exactly one does.
 */

const CITIES = ['510100', '510300', '510400', '510500', '510600', '510700', '510800', '510900']
const FILES_OF_A_CITY = 3

interface User {
  token: string
  role: string
  region: string | null
  unit: string | null
}

interface FileRow {
  id: string
  region_code: string
  institution_id: string
  version: number
}

let server: LocalServer
let backend: Backend
const users: User[] = []
const unitOf = new Map<string, string>()

beforeAll(async () => {
  server = await startLocalServer()
  backend = server.backend
  await makeFiles()
  for (const city of CITIES) {
    for (let officer = 0; officer < 3; officer++) await join('city_officer', city)
    await join('institution_officer', city)
    await join('manager', city)
  }
  for (const role of ['province_reviewer', 'province_admin', 'manager', 'security_admin', 'auditor']) {
    await join(role, '510000')
  }
  while (users.length < 50) await join('applicant', null)
})
afterAll(() => server.close())

/** A unit in each city, with people whose files are in 复审. */
async function makeFiles() {
  const [round] = await backend.query<{ id: string }>(
    `insert into public.rounds (year, month, name, status, window_from, window_to, opens_on, working_days, computed_closes_on, closes_on)
     values (2024, 4, '2024年4月复核换证', 'published', '2023-12-01', '2024-05-31', '2024-04-10', 15, '2024-04-29', '2024-04-29') returning id`,
  )
  for (const [nr, city] of CITIES.entries()) {
    const unit = randomUUID()
    unitOf.set(city, unit)
    await backend.query(
      `insert into public.institutions (id, name, attribution, region_code, location_code) values ($1, $2, 'city', $3, $3)`,
      [unit, `第${nr}职业技能评价机构`, city],
    )
    for (let file = 0; file < FILES_OF_A_CITY; file++)
      await makeFile(round?.id ?? '', unit, city, nr * 10 + file)
  }
}

async function makeFile(round: string, unit: string, city: string, nr: number) {
  const [person, card] = [randomUUID(), randomUUID()]
  await backend.query(
    `insert into public.people (id, name, id_number_masked, institution_id, region_code) values ($1, '张伟', '', $2, $3)`,
    [person, unit, city],
  )
  await backend.query('insert into private.person_identities (person_id, id_number) values ($1, $2)', [
    person,
    idNumberOf('1980-01-01', nr),
  ])
  await backend.query(
    `insert into public.cards (id, person_id, kind, issuer_code, number, occupations, valid_from, valid_to, institution_id, region_code, holder_name)
     values ($1, $2, 'assessor', 'sichuan', $3, '{电工}', '2021-05-01', '2024-04-30', $4, $5, '张伟')`,
    [card, person, `试${nr}`, unit, city],
  )
  await backend.query(
    `insert into public.applications (round_id, card_id, person_id, card_kind, role, track, institution_id, region_code, status,
       person_name, institution_name, employer_name, card_number, card_valid_to, data_version, submitted_at)
     values ($1, $2, $3, 'assessor', 'assessor', 'city', $4, $5, 're_review', '张伟', '机构', '机构', $6, '2024-04-30', 1, now())`,
    [round, card, person, unit, city, `试${nr}`],
  )
}

async function join(role: string, region: string | null) {
  const email = `user${users.length}@example.com`
  const token = await signUp(backend, email)
  const unit = role === 'institution_officer' ? (unitOf.get(region ?? '') ?? null) : null
  if (role !== 'applicant') {
    await backend.query(
      `insert into public.staff (user_id, role, region_code, institution_id, name, email)
       select id, $1, $2, $3, '用户' || $4, $4 from auth.users where email = $4`,
      [role, region, unit, email],
    )
  }
  users.push({ token, role, region, unit })
}

/** What the policies let a user see, said once more by hand. */
function sees({ role, region, unit }: User, file: FileRow): boolean {
  if (role === 'institution_officer') return file.institution_id === unit
  if (role === 'city_officer' || (role === 'manager' && region !== '510000'))
    return file.region_code === region
  return ['province_reviewer', 'province_admin', 'manager'].includes(role)
}

const expectedFiles = ({ role, region }: User) => {
  if (['applicant', 'security_admin', 'auditor'].includes(role)) return 0
  return region === '510000' ? CITIES.length * FILES_OF_A_CITY : FILES_OF_A_CITY
}

/** A request over the network, as browsers send it. */
async function ask(user: User, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${server.address}/rest/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      apikey: backend.publishableKey,
      authorization: `Bearer ${user.token}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

const listFiles = async (user: User) => {
  const select =
    'select=id,region_code,institution_id,version&order=submitted_at.asc.nullslast,id.asc&limit=100'
  const { status, body } = await ask(user, `applications?${select}`)
  return { status, rows: body as FileRow[] }
}

const call = (user: User, name: string, args: object) => ask(user, `rpc/${name}`, args)

test('fifty users of all roles read at once, each the own scope', async () => {
  expect(users).toHaveLength(50)
  const answers = await Promise.all(
    users.flatMap((user) => [
      listFiles(user).then(({ status, rows }) => {
        expect(status).toBe(200)
        expect(rows.filter((file) => !sees(user, file))).toEqual([])
        expect(rows).toHaveLength(expectedFiles(user))
        return status
      }),
      call(user, 'my_workbench', {}).then(({ status }) => status),
      call(user, 'count_queues', { p_round_id: null }).then(({ status }) => status),
    ]),
  )
  expect(new Set(answers)).toEqual(new Set([200]))
})

test('three officers of each city decide all its files at once: each is decided once, the others hear of it', async () => {
  const officers = users.filter(({ role }) => role === 'city_officer')
  const others = users.filter(({ role }) => role !== 'city_officer')
  // All of them have read the files before the first is decided.
  const read = await Promise.all(officers.map(async (user) => ({ user, rows: (await listFiles(user)).rows })))
  const [decisions] = await Promise.all([
    Promise.all(
      read.flatMap(({ user, rows }) =>
        rows.map(({ id, version }) =>
          call(user, 'review_application', {
            p_id: id,
            p_action: 'reject',
            p_expected_version: version,
            p_request_id: randomUUID(),
            p_reason_codes: ['records_unproved'],
          }),
        ),
      ),
    ),
    Promise.all(
      others.map(async (user) => {
        const { status, rows } = await listFiles(user)
        expect(status).toBe(200)
        expect(rows.filter((file) => !sees(user, file))).toEqual([])
      }),
    ),
  ])
  const done = decisions.filter(({ status }) => status === 200)
  expect(done).toHaveLength(CITIES.length * FILES_OF_A_CITY)
  for (const { status, body } of decisions.filter(({ status }) => status !== 200)) {
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'PT409', message: 'stale_version' } })
  }
  const events = await backend.query<{ decisions: number; files: number }>(
    `select count(*)::integer as decisions, count(distinct application_id)::integer as files
     from public.application_events where action = 'reject'`,
  )
  expect(events).toEqual([{ decisions: done.length, files: done.length }])
})

test('who is not of the city decides nothing there, whatever the moment', async () => {
  const [file] = await backend.query<FileRow>(
    `select id, region_code, institution_id, version from public.applications where region_code = '510100' limit 1`,
  )
  const strangers = users.filter((user) => file && !(user.role === 'city_officer' && sees(user, file)))
  const answers = await Promise.all(
    strangers.map((user) =>
      call(user, 'review_application', {
        p_id: file?.id,
        p_action: 'reject',
        p_expected_version: file?.version,
        p_request_id: randomUUID(),
        p_reason_codes: ['records_unproved'],
      }),
    ),
  )
  expect(answers.filter(({ status }) => ![403, 404, 409].includes(status))).toEqual([])
})
