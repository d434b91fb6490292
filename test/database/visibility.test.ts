import { beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../support/database'
import { expectRefused } from '../support/failures'
import { centerOf, ORACLE, regionsOf, type Viewer } from '../support/oracle'
import { CAST_DAY, type CastApplicant, type CastStaff, cast, institutions, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login, Row } from '../support/session'
import { makeWorld, type World } from '../support/world'

/** Proves who sees which rows: the cast × every table × verb, over a world of random rows, against the oracle. */

const SEED = 20240415

const db = await createDatabase()
let world: World
let tables: Table[]

interface Table {
  name: string
  key: string
  rows: (Row & { row_key: string })[]
}

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  world = await makeWorld(db, SEED)
  tables = await readEverything()
})

// Tables from the catalogue, so that a new one is judged without being named here.
async function readEverything(): Promise<Table[]> {
  const found = await db.superuser<{ name: string; key: string }>(
    `select c.relname as name, string_agg(format('%I::text', a.attname), $$ || '/' || $$ order by k.position) as key
     from pg_class c
     join pg_index i on i.indrelid = c.oid and i.indisprimary
     cross join lateral unnest(i.indkey) with ordinality as k(number, position)
     join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     group by c.relname order by c.relname`,
  )
  return Promise.all(
    found.map(async ({ name, key }) => ({
      name,
      key,
      rows: await db.admin<Row & { row_key: string }>(`select ${key} as row_key, t.* from public.${name} t`),
    })),
  )
}

function viewerOf(login: Login): Viewer {
  const members: CastStaff[] = Object.values(staff)
  const member = members.find(({ id, isDismissed }) => id === login.id && !isDismissed)
  const units = member?.institution ? [member.institution.id] : []
  if (login.id === world.deputy.id) units.push(institutions.chengdu.id)
  const people: CastApplicant[] = [...world.people, world.deputy]
  const regionOf = new Map(world.institutions.map((unit) => [unit.id, unit.regionCode]))
  const regions = tables.find(({ name }) => name === 'regions')?.rows.map(({ row_key }) => row_key) ?? []
  return {
    userId: login.id,
    role: member?.role ?? null,
    regions: regionsOf(member, regions),
    institutions: new Set(units),
    personId: people.find(({ id }) => id === login.id)?.personId ?? null,
    regionOf,
    center: centerOf(member),
  }
}

const callers: [string, () => Login][] = [
  ...Object.entries(cast).flatMap(([name, who]): [string, () => Login][] => (who ? [[name, () => who]] : [])),
  ['a deputy for a time', () => world.deputy],
  ['a person moved to another unit', () => world.moved],
]

describe('the oracle', () => {
  test('has a rule for every table of public and for no other', () => {
    expect(Object.keys(ORACLE).sort()).toEqual(tables.map(({ name }) => name))
  })

  test('shows and hides rows of every table but those that everybody reads', () => {
    const signedIn = callers.map(([, who]) => viewerOf(who()))
    const undecided = tables.filter(({ name, rows }) => {
      const answers = signedIn.flatMap((viewer) => rows.map((row) => ORACLE[name]?.(viewer, row)))
      return !answers.includes(true) || !answers.includes(false)
    })
    expect(undecided.map(({ name }) => name)).toEqual(
      tables.map(({ name }) => name).filter((name) => String(ORACLE[name]) === '() => true'),
    )
  })
})

describe('reading', () => {
  test.each(callers)('%s sees exactly the rows that the oracle allows', async (_name, who) => {
    const viewer = viewerOf(who())
    const seen = await db.as(who(), async (session) => {
      const byTable: Record<string, string[]> = {}
      for (const { name, key } of tables) {
        const rows = await session.query<{ row_key: string }>(`select ${key} as row_key from public.${name}`)
        byTable[name] = rows.map(({ row_key }) => row_key)
      }
      return byTable
    })
    const differences = tables.flatMap(({ name, rows }) => {
      const visible = new Set(seen[name])
      return rows
        .filter((row) => visible.has(row.row_key) !== ORACLE[name]?.(viewer, row))
        .map((row) => `${name} ${row.row_key} is ${visible.has(row.row_key) ? 'seen' : 'hidden'}`)
    })
    expect(differences).toEqual([])
  })

  test('a visitor reads no table at all', async () => {
    for (const { name } of tables) {
      await expectRefused(db.asAnon((session) => session.query(`select 1 from public.${name}`)))
    }
  })
})

// Tries all in one request and names what was not refused for want of a right.
const ATTEMPTS = `
  do $$
  declare v_table record; v_sql text; v_done text := '';
  begin
    for v_table in
      select c.relname as name, min(a.attname::text) as col
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and a.attnum > 0 and a.attidentity = '' and a.attgenerated = '' and not a.attisdropped
      group by c.relname
    loop
      foreach v_sql in array array[
        format('insert into public.%I default values', v_table.name),
        format('update public.%1$I set %2$I = %2$I where true', v_table.name, v_table.col),
        format('delete from public.%I where true', v_table.name),
        format('truncate public.%I', v_table.name)]
      loop
        begin
          execute v_sql;
          v_done := v_done || v_sql || '; ';
        exception
          when insufficient_privilege then null;
          when others then v_done := v_done || v_sql || ' (' || sqlerrm || '); ';
        end;
      end loop;
    end loop;
    perform set_config('test.done', v_done, true);
  end $$`

describe('writing', () => {
  const everybody: [string, () => Login | null][] = [...callers, ['a visitor', () => null]]

  test.each(everybody)('%s writes no table directly, in the own region or elsewhere', async (_name, who) => {
    const session = await db.open(who())
    await session.query(ATTEMPTS)
    const [row] = await session.query<{ done: string }>(`select current_setting('test.done') as done`)
    await session.rollback()
    expect(row?.done).toBe('')
  })
})

describe('a person moved to another unit', () => {
  const seesPerson = async (who: Login) =>
    (await db.read(who, 'select 1 from public.people where id = $1', [world.moved.personId])).length > 0
  const seesCard = async (who: Login) =>
    (await db.read(who, 'select 1 from public.cards where id = $1', [world.moved.card.id])).length > 0

  test('is seen with the cards by the new unit and city, no longer by the old ones', async () => {
    for (const sees of [seesPerson, seesCard]) {
      expect(await sees(staff.officerMianyang)).toBe(true)
      expect(await sees(staff.cityMianyang)).toBe(true)
      expect(await sees(staff.officerChengdu)).toBe(false)
      expect(await sees(staff.cityChengdu)).toBe(false)
    }
  })
})
