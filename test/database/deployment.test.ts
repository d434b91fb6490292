import { expect, test } from 'vitest'
import { createDatabase } from '../support/database'

const db = await createDatabase()
test('boots', async () => {
  expect(await db.admin('select 1 as x')).toEqual([{ x: 1 }])
  expect(await db.asAnon((s) => s.query('select current_user as u'))).toEqual([{ u: 'anon' }])
})
