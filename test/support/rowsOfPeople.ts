import type { Db } from './database'

/** Every table with a reference to a person, and how many of its rows name which. */
export async function countRowsOfPeople(
  db: Db,
  kept: string,
  other: string,
): Promise<Record<string, { kept: number; other: number; all: number }>> {
  const tables = await db.superuser<{ name: string; col: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, a.attname as col
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     where k.contype = 'f' and k.confrelid = 'public.people'::regclass`,
  )
  const counted: Record<string, { kept: number; other: number; all: number }> = {}
  for (const { name, col } of tables) {
    const [row] = await db.admin<{ kept: number; other: number; all: number }>(
      `select count(*) filter (where ${col} = $1) as kept, count(*) filter (where ${col} = $2) as other, count(*) as all from ${name}`,
      [kept, other],
    )
    if (row) counted[`${name}.${col}`] = row
  }
  return counted
}
