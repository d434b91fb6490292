import { describe, expect, test } from 'vitest'
import { FUNCTIONS_OF_VISITORS, RULES, UNINDEXED_POLICY_COLUMNS } from '../support/catalogue'
import { createDatabase } from '../support/database'

const db = await createDatabase()

const offendersOf = async (sql: string) =>
  (await db.superuser<{ offender: string }>(sql)).map(({ offender }) => offender)

describe('the catalogue', () => {
  for (const [rule, sql] of Object.entries(RULES)) {
    test(rule, async () => {
      expect(await offendersOf(sql)).toEqual([])
    })
  }

  test('every column that a policy reads is indexed, but for a few in small tables', async () => {
    const inSmallTables = ['rounds.status', 'staff.role']
    const offenders = await offendersOf(UNINDEXED_POLICY_COLUMNS)
    expect(offenders.filter((column) => !inSmallTables.includes(column))).toEqual([])
  })

  test('a visitor may call the functions named here and no other', async () => {
    expect(await offendersOf(FUNCTIONS_OF_VISITORS)).toEqual([])
  })

  test('the clock of a new installation is the real one', async () => {
    expect(await db.admin('select * from private.clock')).toEqual([])
  })
})
