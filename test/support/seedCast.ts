import type { Db } from './database'
import { applicants, type CastApplicant, type CastStaff, institutions, outsider, staff } from './people'
import type { Login, Query } from './session'

/** Puts the cast into a database, as the owner and without going through any function of the product. */
export async function seedCast(db: Db): Promise<void> {
  const people: CastApplicant[] = Object.values(applicants)
  const members: CastStaff[] = Object.values(staff)
  await insertLogins(db.admin, [outsider, ...people, ...members])
  await insertRows(
    db.admin,
    'public.institutions',
    Object.values(institutions).map((unit) => ({
      id: unit.id,
      name: unit.name,
      attribution: unit.attribution,
      region_code: unit.regionCode,
      location_code: unit.regionCode === '510000' ? '510100' : unit.regionCode,
      contact_name: '联系人',
      contact_phone: '028-80000000',
    })),
  )
  await insertRows(db.admin, 'public.staff', members.map(staffRow))
  await insertPeople(db.admin, people)
}

/** Logins as GoTrue leaves them after the e-mail was confirmed. */
export async function insertLogins(query: Query, logins: Login[]): Promise<void> {
  await insertRows(
    query,
    'auth.users',
    logins.map(({ id, email }) => ({
      id,
      email,
      aud: 'authenticated',
      role: 'authenticated',
      email_confirmed_at: '2024-01-02T01:00:00Z',
      raw_app_meta_data: { provider: 'email', providers: ['email'] },
      raw_user_meta_data: {},
      created_at: '2024-01-02T01:00:00Z',
      updated_at: '2024-01-02T01:00:00Z',
    })),
  )
}

/** People with identity and card. */
export async function insertPeople(query: Query, people: CastApplicant[]): Promise<void> {
  await insertRows(
    query,
    'public.people',
    people.map((person) => ({
      id: person.personId,
      name: person.name,
      // Replaced by the trigger that follows the identity.
      id_number_masked: '',
      institution_id: person.institution.id,
      region_code: person.institution.regionCode,
      user_id: person.id,
    })),
  )
  await insertRows(
    query,
    'private.person_identities',
    people.map((person) => ({
      person_id: person.personId,
      id_number: person.idNumber,
      phone: person.phone,
      email: person.email,
      address: '四川省成都市锦江区测试路1号',
      postcode: '610000',
    })),
  )
  await insertRows(
    query,
    'public.cards',
    people.map((person) => ({
      id: person.card.id,
      person_id: person.personId,
      kind: person.card.kind,
      issuer_code: 'sichuan',
      number: person.card.number,
      level: person.card.level,
      occupations: [person.card.occupation],
      occupation_codes: person.card.occupationCode ? [person.card.occupationCode] : [],
      valid_from: person.card.validFrom,
      valid_to: person.card.validTo,
      institution_id: person.institution.id,
      region_code: person.institution.regionCode,
      holder_name: person.name,
    })),
  )
}

/** Inserts rows with the columns that they name; the others get their defaults. Values are converted from JSON. */
export async function insertRows(
  query: Query,
  table: string,
  rows: Record<string, unknown>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ')
  if (!columns) return
  await query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

function staffRow(member: CastStaff) {
  return {
    user_id: member.id,
    role: member.role,
    region_code: member.regionCode,
    institution_id: member.institution?.id ?? null,
    name: member.name,
    email: member.email,
    extra_grants: member.grants ?? [],
    is_active: !member.isDismissed,
    dismissed_at: member.isDismissed ? '2024-03-01T00:00:00Z' : null,
  }
}
