import { beforeAll, expect, test } from 'vitest'
import { PERMISSIONS } from '../../src/domain/access.ts'
import { IMPORT_KINDS, IMPORT_RULES } from '../../src/domain/importKinds.ts'
import { createDatabase } from '../support/database'
import { staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves that the client offers the imports that the database allows, and every field of them is understood there. */

const db = await createDatabase()
beforeAll(() => seedCast(db))

test('who imports what is the same on both sides', async () => {
  const rows = await db.admin<{ code: string; roles: string[] }>(
    'select code, roles from public.import_kinds order by sort',
  )
  expect(rows).toEqual(IMPORT_KINDS.map((code) => ({ code, roles: IMPORT_RULES[code].roles })))
  const all = new Set(IMPORT_KINDS.flatMap((kind) => IMPORT_RULES[kind].roles))
  expect(new Set<string>(PERMISSIONS['import.run'])).toEqual(new Set<string>(all))
})

const importer = {
  people: staff.cityChengdu,
  institutions: staff.cityChengdu,
  activity_records: staff.officerChengdu,
  evaluations: staff.officerChengdu,
}

test.each(IMPORT_KINDS)('an empty row of %s misses exactly what the client calls required', async (kind) => {
  const [row] = await db.rpc<{ problems: { field: string }[] }[]>(importer[kind], 'check_import_rows', {
    p_kind: kind,
    p_rows: [{ row: 2 }],
  })
  const required = IMPORT_RULES[kind].fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  const told = new Set(row?.problems.map(({ field }) => field))
  // evaluations are read by the form's rules, which name one field at a time
  if (kind === 'evaluations') expect(required).toContain([...told][0])
  else expect([...told].sort()).toEqual(kind === 'institutions' ? required : expect.arrayContaining(required))
})
