import { beforeAll, describe, expect, test } from 'vitest'
import { publishRound } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { applicants, CAST_DAY, cast, outsider, staff } from '../support/people'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that identity numbers and contacts are masked outside a claim, and that every look at them is logged. */

const db = await createDatabase()
const { lin } = applicants
let id: string

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
  id = await bringTo(db, lin, 're_review')
})

interface File {
  form: Record<string, string>
  is_full: boolean
}

const fileFor = (who: Login) => db.rpc<File>(who, 'get_application', { p_id: id })
const reveal = (who: Login, p_reason: string | null = '联系本人') =>
  db.rpc<Record<string, string>>(who, 'reveal_identity', { p_person_id: lin.personId, p_reason })
const linesOf = async (kind: string) =>
  (await db.admin('select 1 from public.access_log where kind = $1', [kind])).length

const MASKED = {
  id_number: '510100********2027',
  phone: '139****0011',
  email: '***',
  address: '四川省***',
}

describe('a file', () => {
  test('is masked for the officers of its way, and whole for its person', async () => {
    for (const who of [staff.officerChengdu, staff.cityChengdu, staff.reviewerOne]) {
      expect(await fileFor(who)).toMatchObject({ is_full: false, form: MASKED })
    }
    expect(await fileFor(lin)).toMatchObject({
      is_full: true,
      form: { id_number: lin.idNumber, phone: lin.phone },
    })
  })

  test('is whole under a claim, which is logged once however often it is renewed', async () => {
    const before = await linesOf('claim')
    for (const _ of [1, 2]) await db.rpc(staff.cityChengdu, 'claim_application', { p_id: id })
    expect(await fileFor(staff.cityChengdu)).toMatchObject({
      is_full: true,
      form: { id_number: lin.idNumber },
    })
    expect(await linesOf('claim')).toBe(before + 1)
    await db.at(`${CAST_DAY}T09:21:00+08:00`, async () => {
      expect(await fileFor(staff.cityChengdu)).toMatchObject({ is_full: false, form: MASKED })
    })
    await db.rpc(staff.cityChengdu, 'release_application', { p_id: id })
  })

  test('taken in advance is claimed for three minutes', async () => {
    await db.rpc(staff.cityChengdu, 'claim_application', { p_id: id, p_is_prefetch: true })
    const isFullAt = (time: string) =>
      db.at(`${CAST_DAY}T${time}+08:00`, async () => (await fileFor(staff.cityChengdu)).is_full)
    expect(await isFullAt('09:02:30')).toBe(true)
    expect(await isFullAt('09:03:30')).toBe(false)
    await db.rpc(staff.cityChengdu, 'release_application', { p_id: id })
  })

  test('is nobody else’s', async () => {
    const others = [staff.cityMianyang, staff.officerMianyang, staff.provinceAdmin, staff.managerProvince]
    for (const who of [...others, staff.auditor, staff.securityAdmin, applicants.zhao, outsider]) {
      await expectFailure(fileFor(who), 404, 'application_not_found')
      await expectFailure(db.rpc(who, 'print_application', { p_id: id }), 404, 'application_not_found')
    }
  })

  test('is printed with full numbers, and the print is logged unless it is one’s own', async () => {
    const before = await linesOf('print')
    const print = (who: Login) =>
      db.rpc<{ form: Record<string, string> }>(who, 'print_application', { p_id: id })
    expect((await print(lin)).form.id_number).toBe(lin.idNumber)
    expect(await linesOf('print')).toBe(before)
    expect((await print(staff.officerChengdu)).form.id_number).toBe(lin.idNumber)
    expect(await linesOf('print')).toBe(before + 1)
  })
})

describe('an identity', () => {
  test('is revealed with the right and a reason, in the own scope, and logged', async () => {
    const before = await linesOf('reveal')
    expect(await reveal(staff.cityChengdu)).toMatchObject({ id_number: lin.idNumber, phone: lin.phone })
    expect(await linesOf('reveal')).toBe(before + 1)
    await expectFailure(reveal(staff.cityChengdu, ' '), 422, 'reason_missing')
    await expectFailure(reveal(staff.reviewerTwo), 403, 'reveal_not_granted')
    await expectFailure(reveal(staff.officerChengdu), 403, 'reveal_not_granted')
    for (const who of [staff.cityMianyang, staff.officerMianyang, staff.auditor, outsider]) {
      await expectFailure(reveal(who), 404, 'person_not_found')
    }
    expect(await linesOf('reveal')).toBe(before + 1)
  })

  test('is one’s own to see, without a line in the log', async () => {
    const before = await linesOf('reveal')
    expect(await reveal(lin, null)).toMatchObject({ id_number: lin.idNumber })
    expect(await linesOf('reveal')).toBe(before)
  })

  test('of a person without a unit is not open to whoever holds the right elsewhere', async () => {
    await db.admin('update public.people set institution_id = null where id = $1', [applicants.zhao.personId])
    const attempt = db.rpc(staff.cityChengdu, 'reveal_identity', {
      p_person_id: applicants.zhao.personId,
      p_reason: '联系本人',
    })
    await expectFailure(attempt, 404, 'person_not_found')
  })

  test('is in no table that anybody of the cast can select', async () => {
    for (const who of Object.values(cast)) {
      await expectRefused(db.as(who, ({ query }) => query('select * from private.person_identities')))
      await expectRefused(db.as(who, ({ query }) => query('select * from private.application_forms')))
    }
  })
})

describe('the audit log', () => {
  test('keeps what changed, by whom, with identities masked', async () => {
    const rows = await db.read<{ changes: unknown; actor_name: string }>(
      staff.auditor,
      `select actor_name, changes from public.audit_log where table_name = 'person_identities' and record_id = $1`,
      [lin.personId],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(lin.idNumber)
    expect(JSON.stringify(rows)).not.toContain(lin.phone)
    const moves = await db.read(
      staff.auditor,
      `select actor_name, changes -> 'status' as status from public.audit_log
       where table_name = 'applications' and record_id = $1 and changes ? 'status' order by id`,
      [id],
    )
    expect(moves).toEqual([
      { actor_name: lin.name, status: ['draft', 'unit_review'] },
      { actor_name: staff.officerChengdu.name, status: ['unit_review', 'awaiting_seal'] },
      { actor_name: lin.name, status: ['awaiting_seal', 're_review'] },
    ])
  })

  test('is read record by record by those in whose scope the record lies', async () => {
    const history = (who: Login) =>
      db.rpc<unknown[]>(who, 'record_history', { p_table: 'people', p_id: lin.personId })
    for (const who of [lin, staff.officerChengdu, staff.cityChengdu, staff.reviewerOne, staff.auditor]) {
      expect((await history(who)).length).toBeGreaterThan(0)
    }
    for (const who of [applicants.zhao, staff.cityMianyang, staff.officerMianyang, outsider]) {
      await expectFailure(history(who), 404, 'record_not_found')
    }
    const malformed = db.rpc(staff.cityChengdu, 'record_history', { p_table: 'people', p_id: 'x' })
    await expectFailure(malformed, 404, 'record_not_found')
  })
})
