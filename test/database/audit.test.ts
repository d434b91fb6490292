import { beforeAll, describe, expect, test } from 'vitest'
import { enUS } from '../../src/i18n/en-US'
import { zhCN } from '../../src/i18n/zh-CN'
import { makeApplicant } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { CAST_DAY, type CastApplicant, staff } from '../support/people'
import { seedCast } from '../support/seedCast'

/** Proves what the auditor finds: every changed column has a name, contacts are masked, people are found by number. */

const db = await createDatabase()
let person: CastApplicant

beforeAll(async () => {
  await seedCast(db)
  await db.setClock(CAST_DAY)
  person = await makeApplicant(db, { name: '周明远' })
})

interface AuditedPerson {
  id: string
  name: string
  id_number_masked: string
}

const findPeople = (args: object) => db.rpc<AuditedPerson[]>(staff.auditor, 'audit_people', { ...args })

describe('the audit log', () => {
  test('has words for every table it watches and every column of it, in both languages', async () => {
    const columns = await db.superuser<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column
       from pg_trigger g
       join pg_proc p on p.oid = g.tgfoid and p.proname = 'audit_change'
       join pg_class c on c.oid = g.tgrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
    )
    expect(columns.length).toBeGreaterThan(200)
    for (const { audit, auditField } of [zhCN, enUS]) {
      const isKnown = ({ table, column }: (typeof columns)[number]) =>
        Object.hasOwn(audit.table, table) && Object.hasOwn(auditField, column)
      expect(columns.filter((each) => !isKnown(each))).toEqual([])
    }
  })

  test('keeps that a contact changed, not what it was', async () => {
    await db.admin(
      `update private.person_identities set phone = '13900001111', email = 'new@example.cn', address = '成都市某街1号'
       where person_id = $1`,
      [person.personId],
    )
    const [entry] = await db.read<{ changes: Record<string, [string | null, string | null]> }>(
      staff.auditor,
      `select changes from public.audit_log where table_name = 'person_identities' and verb = 'update' order by id desc`,
    )
    expect(entry?.changes).toMatchObject({ email: ['***', '***'], address: ['***', '***'] })
    expect(entry?.changes.phone?.[1]).toBe('139****1111')
    expect(JSON.stringify(entry)).not.toContain(person.phone)
  })
})

describe('whose data was looked at', () => {
  test('the auditor finds a person by a whole name, identity number or card number, masked', async () => {
    const found = {
      id: person.personId,
      name: '周明远',
      id_number_masked: `${person.idNumber.slice(0, 6)}********${person.idNumber.slice(-4)}`,
    }
    expect(await findPeople({ p_text: '周明远' })).toEqual([found])
    expect(await findPeople({ p_text: ` ${person.idNumber.toLowerCase()} ` })).toEqual([found])
    expect(await findPeople({ p_text: person.card.number })).toEqual([found])
    expect(await findPeople({ p_ids: [person.personId] })).toEqual([found])
  })

  test('and nobody by a part of it or by nothing', async () => {
    expect(await findPeople({ p_text: '周明' })).toEqual([])
    expect(await findPeople({ p_text: person.idNumber.slice(0, 17) })).toEqual([])
    expect(await findPeople({ p_text: ' ' })).toEqual([])
    expect(await findPeople({})).toEqual([])
  })

  test.each(['securityAdmin', 'provinceAdmin', 'reviewerOne', 'managerProvince'] as const)(
    '%s is refused',
    async (who) => {
      await expectFailure(db.rpc(staff[who], 'audit_people', { p_text: '周明远' }), 403, 'not_permitted')
    },
  )
})
