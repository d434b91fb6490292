import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { staff } from '../support/people'

const STEPS = join(import.meta.dirname, 'world')

/** Tables that are filled by the million, with the indexes that are made after the rows. */
const BIG_TABLES = [
  'public.people',
  'public.cards',
  'public.applications',
  'public.application_events',
  'public.documents',
  'public.activity_records',
  'public.summary_rows',
  'public.access_log',
  'public.audit_log',
]

/** Others of that size, without indexes to speak of. */
const BIG_PAPERS = ['private.person_identities', 'private.application_forms', 'private.form_versions']

/**
 * Fills a migrated database that has the cast's staff with so many files, and people, cards, papers, records and history in
 * proportion. Triggers are off and indexes are made afterwards: a row at a time would take hours.
 *
 * @param client a connection of the superuser
 * @param leaves steps that are left out, by the number that their file begins with
 */
export async function fillWorld(
  client: pg.Client,
  files: number,
  print: (line: string) => void = () => undefined,
  leaves: readonly string[] = [],
): Promise<void> {
  await client.query(`set session_replication_role = replica; set search_path = public, extensions;
    set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'`)
  await client.query(
    `select set_config('bench.files', $1, false), set_config('bench.city_officer', $2, false),
       set_config('bench.reviewers', $3, false)`,
    [files, staff.cityChengdu.id, `${staff.reviewerOne.id},${staff.reviewerTwo.id}`],
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any ($1::regclass[]) and not i.indisunique`,
    [BIG_TABLES],
  )
  // rows of a table that was emptied in the same transaction are written once, not into the log besides
  await client.query(`begin; truncate ${[...BIG_TABLES, ...BIG_PAPERS].join(', ')} cascade`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  for (const step of stepFiles()) {
    if (leaves.some((number) => basename(step).startsWith(number))) continue
    const start = performance.now()
    await client.query(readFileSync(step, 'utf8'))
    print(`${files} files, ${basename(step)}: ${secondsSince(start)} s`)
  }
  const start = performance.now()
  for (const { definition } of indexes) await client.query(definition)
  await client.query('commit; reset session_replication_role')
  print(`${files} files, indexes: ${secondsSince(start)} s`)
}

/** The steps in their order. */
export function stepFiles(): string[] {
  return readdirSync(STEPS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => join(STEPS, name))
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1)
}
