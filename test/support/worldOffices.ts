import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import { type CastApplicant, type CastInstitution, cast, institutions, staff } from './people'
import type { Random } from './random'
import { insertRows } from './seedCast'

const REGIONS = ['510100', '510700', '510300', '513300', '510000']

/** What belongs to logins and offices rather than to files. */
export async function insertAdministration(
  db: Db,
  random: Random,
  units: CastInstitution[],
  people: CastApplicant[],
): Promise<void> {
  const logins = Object.values(cast).flatMap((who) => who ?? [])
  await insertRows(
    db.admin,
    'public.notifications',
    logins.map(({ id }) => ({ user_id: id, kind: 'application_return' })),
  )
  await insertRows(
    db.admin,
    'public.saved_views',
    logins.map(({ id, email }) => ({
      user_id: id,
      list: 'cards',
      name: '视图',
      search: 'q=1',
      region_code: random.pick([null, '510000', '510100', '510700']),
      owner_name: email,
    })),
  )
  await insertRows(db.admin, 'public.setting_changes', [
    {
      subject: 'occupation',
      record_key: '6-31-01-03',
      new_values: { name_zh: '电工' },
      request_id: randomUUID(),
      actor_name: '马超',
    },
  ])
  await insertRows(
    db.admin,
    'public.access_log',
    people.map(({ personId }) => ({
      kind: 'reveal',
      subject: 'person',
      person_id: personId,
      reason: '联系本人',
    })),
  )
  await insertRows(
    db.admin,
    'public.identity_disputes',
    people.map((person) => ({
      person_id: person.personId,
      claimant: random.pick(logins).id,
      status_before: 'verified',
      region_code: person.institution.regionCode,
    })),
  )
  const invitation = (role: string, unit: CastInstitution | null, region: string) => ({
    email: `${randomUUID()}@example.cn`,
    name: '受邀人',
    role,
    region_code: region,
    institution_id: unit?.id ?? null,
    code_hash: randomUUID(),
    expires_at: '2024-05-01T00:00:00Z',
  })
  await insertRows(db.admin, 'public.invitations', [
    ...units.map((unit) => invitation('institution_officer', unit, unit.regionCode)),
    ...REGIONS.map((region) => invitation(region === '510000' ? 'auditor' : 'city_officer', null, region)),
  ])
}

/** Who stands in for an officer of a unit, now or before. */
export async function insertDeputies(db: Db, deputy: CastApplicant, units: CastInstitution[]): Promise<void> {
  const period = (who: string, unit: string, starts_on: string, ends_on: string) => ({
    user_id: who,
    name: '代理人',
    institution_id: unit,
    starts_on,
    ends_on,
    reason: '负责人休假',
  })
  await insertRows(db.admin, 'public.deputies', [
    period(deputy.id, institutions.chengdu.id, '2024-04-01', '2024-04-30'),
    period(deputy.id, institutions.mianyang.id, '2024-03-01', '2024-04-14'),
    ...units.map((unit) => period(staff.managerProvince.id, unit.id, '2023-01-01', '2023-02-01')),
  ])
}
