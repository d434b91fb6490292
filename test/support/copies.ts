import type { Db } from './database'
import type { CastApplicant } from './people'

/**
 * Files of other people in the state of one that the functions of the product made: form, frozen versions and
 * documents are copied with their owners' names and numbers. For tests and measurements where many files are the point.
 */
export async function copyFile(db: Db, id: string, people: CastApplicant[]): Promise<string[]> {
  const rows = await db.admin<{ id: string }>(
    `insert into public.applications (round_id, card_id, person_id, card_kind, role, track, institution_id, region_code,
       status, stage, stage_level, person_name, institution_name, employer_name, card_number, card_valid_to, occupations,
       data_version, submitted_at, due_on, version)
     select a.round_id, c.id, c.person_id, a.card_kind, a.role, a.track, a.institution_id, a.region_code, a.status,
       a.stage, a.stage_level, c.holder_name, a.institution_name, a.employer_name, c.number, c.valid_to, c.occupations,
       a.data_version, a.submitted_at, a.due_on, a.version
     from public.applications a cross join public.cards c
     where a.id = $1 and c.id = any ($2)
     returning id`,
    [id, people.map(({ card }) => card.id)],
  )
  const copies = rows.map((row) => row.id)
  const owners = `public.applications a join public.people p on p.id = a.person_id
    join private.person_identities i on i.person_id = p.id`
  await db.admin(
    `insert into private.application_forms (application_id, form)
     select a.id, f.form || jsonb_build_object('name', p.name, 'id_number', i.id_number, 'card_number', a.card_number)
     from ${owners} cross join private.application_forms f
     where f.application_id = $1 and a.id = any ($2)`,
    [id, copies],
  )
  await db.admin(
    `insert into private.form_versions (application_id, data_version, content)
     select a.id, v.data_version, v.content from public.applications a cross join private.form_versions v
     where v.application_id = $1 and a.id = any ($2)`,
    [id, copies],
  )
  await db.admin(
    `insert into public.documents (application_id, kind, path, original_name, mime_type, bytes, status, data_version,
       person_id, institution_id, region_code)
     select a.id, d.kind, gen_random_uuid()::text, d.original_name, d.mime_type, d.bytes, d.status, d.data_version,
       a.person_id, d.institution_id, d.region_code
     from public.applications a cross join public.documents d
     where d.application_id = $1 and a.id = any ($2)`,
    [id, copies],
  )
  return copies
}
