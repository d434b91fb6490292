import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { idNumberOf } from '../support/idNumbers'
import { CAST_DAY, type CastApplicant, outsider, staff } from '../support/people'
import { type PersonPage, strangersToPerson } from '../support/personPage'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves who may keep a person's record, and that nothing is overwritten unseen. */

const db = await createDatabase()
await seedCast(db)
await publishRound(db)
await db.setClock(CAST_DAY)

let person: CastApplicant
beforeEach(async () => {
  person = await makeApplicant(db)
})

const page = (who: Login, id = person.personId) => db.rpc<PersonPage>(who, 'get_person', { p_id: id })
const save = (who: Login, changes: object, version = 1) =>
  db.rpc<number>(who, 'save_person', {
    p_id: person.personId,
    p_changes: changes,
    p_expected_version: version,
  })
const rename = (who: Login, change: Record<string, unknown>, version = 1) =>
  db.rpc<number>(who, 'change_identity', {
    p_id: person.personId,
    p_name: null,
    p_id_number: null,
    p_reason: '公安机关更名',
    p_document_reference: '户籍证明〔2024〕3号',
    p_expected_version: version,
    ...change,
  })

describe('contacts', () => {
  test.each([
    ['the unit', staff.officerChengdu],
    ['the city', staff.cityChengdu],
    ['a reviewer', staff.reviewerOne],
  ])('are kept by %s', async (_who, login) => {
    await save(login, { phone: '13900001111', address: '成都市武侯区' })
    expect((await page(login)).person).toMatchObject({ version: 2, phone_masked: '139****1111' })
    const history = await db.rpc<{ table_name: string; changes: object; actor_name: string }[]>(
      login,
      'person_history',
      { p_id: person.personId },
    )
    expect(history[0]).toMatchObject({ table_name: 'people' })
    expect(
      history.some((entry) => entry.table_name === 'person_identities' && 'phone' in entry.changes),
    ).toBe(true)
    expect(JSON.stringify(history)).not.toContain('13900001111')
  })

  test.each(strangersToPerson)('not by %s', async (_who, login, status, key) => {
    await expectFailure(save(login, { phone: '13900001111' }), status, key)
  })

  test('nor by the person as an officer of the own unit', async () => {
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
    await db.admin('update public.people set user_id = $1 where id = $2', [
      staff.officerChengdu.id,
      person.personId,
    ])
    await expectFailure(save(staff.officerChengdu, { phone: '13900001111' }), 403, 'own_record')
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
  })

  test('what forms begin with is for the centers', async () => {
    await expectFailure(save(staff.officerChengdu, { education: '高中' }), 403, 'not_permitted')
    await save(staff.cityChengdu, { education: '高中' })
    await save(staff.cityChengdu, { education: '' }, 2)
    await expectFailure(save(staff.cityChengdu, { education: '博士后' }, 3), 422, 'choice_unknown')
  })

  test.each([
    [{ phone: '12' }, 'phone_format'],
    [{ phone: '' }, 'phone_format'],
    [{ email: 'x' }, 'email_format'],
    [{ postcode: '61' }, 'postcode_format'],
    [{ user_id: 'x' }, 'field_unknown'],
    [{ name: '张三' }, 'field_unknown'],
  ])('%j is refused', async (changes, key) => {
    await expectFailure(save(staff.cityChengdu, changes), 422, key)
  })

  test('a colleague who was faster is named', async () => {
    await save(staff.officerChengdu, { phone: '13900001111' })
    const values = await expectFailure(
      save(staff.cityChengdu, { phone: '13900002222' }),
      409,
      'stale_version',
    )
    expect(values).toMatchObject({ by: staff.officerChengdu.name, version: 2 })
    expect((await page(staff.cityChengdu)).person.phone_masked).toBe('139****1111')
  })
})

describe('name and identity number', () => {
  test('change against a 证明, and the former name still matches a claim', async () => {
    const number = idNumberOf('1983-03-03', 411)
    await rename(staff.cityChengdu, { p_name: '欧阳改名', p_id_number: number })
    const { person: now, changes } = await page(staff.cityChengdu)
    expect(now).toMatchObject({ name: '欧阳改名', former_names: [person.name] })
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['id_number', 'name'])
    expect(changes[0]).toMatchObject({ reason: '公安机关更名', document_reference: '户籍证明〔2024〕3号' })
    expect(JSON.stringify(changes)).not.toContain(number)
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
    const claim = await db.rpc(outsider, 'claim_person', {
      p_name: person.name,
      p_id_number: number,
      p_card_number: person.card.number,
    })
    expect(claim).toMatchObject({ outcome: 'claimed', person_id: person.personId })
    await db.admin('update public.people set user_id = null where id = $1', [person.personId])
  })

  test('the card bears the new name', async () => {
    await rename(staff.reviewerOne, { p_name: '新名字' })
    expect(await db.admin('select holder_name from public.cards where id = $1', [person.card.id])).toEqual([
      { holder_name: '新名字' },
    ])
  })

  test.each([
    ['without the document', { p_name: '新名字', p_document_reference: ' ' }, 422, 'proof_missing'],
    ['without a reason', { p_name: '新名字', p_reason: null }, 422, 'reason_missing'],
    ['to the same', {}, 422, 'nothing_changed'],
    ['to what is no name', { p_name: 'X1' }, 422, 'name_format'],
    ['to what is no number', { p_id_number: '510100198503121019' }, 422, 'id_number_checksum'],
  ])('not %s', async (_what, change, status, key) => {
    await expectFailure(rename(staff.cityChengdu, change), status, key)
  })

  test('not while two logins dispute whose it is', async () => {
    await db.admin(`update public.people set status = 'disputed' where id = $1`, [person.personId])
    await expectFailure(rename(staff.cityChengdu, { p_name: '新名字' }), 409, 'record_is_disputed')
  })

  test('not to the number of somebody else', async () => {
    const other = await makeApplicant(db)
    await expectFailure(rename(staff.cityChengdu, { p_id_number: other.idNumber }), 409, 'id_number_taken')
  })

  test.each([['the unit', staff.officerChengdu, 403, 'not_permitted'] as const, ...strangersToPerson])(
    'not by %s',
    async (_who, login, status, key) => {
      await expectFailure(rename(login, { p_name: '新名字' }), status, key)
    },
  )

  test('a permanent ban comes along to the new number', async () => {
    const [penalty] = await db.admin<{ id: string }>(
      `insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
       values ($1, 'both', 'permanent_disqualification', 'other', '2023-01-01', '510100') returning id`,
      [person.personId],
    )
    await insertRows(db.admin, 'private.identity_bans', [
      { id_number: person.idNumber, role: 'both', penalty_id: penalty?.id, created_at: '2023-01-01' },
    ])
    const number = idNumberOf('1983-03-04', 412)
    await rename(staff.reviewerOne, { p_id_number: number })
    const banned = await db.admin(
      `select private.is_banned_identity($1, 'assessor') as new, private.is_banned_identity($2, 'assessor') as old`,
      [number, person.idNumber],
    )
    expect(banned).toEqual([{ new: true, old: true }])
  })
})

describe('the page of a person', () => {
  test.each(strangersToPerson.slice(0, 7))('is closed to %s', async (_who, login) => {
    await expectFailure(page(login), 404, 'person_not_found')
    await expectFailure(db.rpc(login, 'person_history', { p_id: person.personId }), 404, 'person_not_found')
  })

  test.each([
    ['the unit', staff.officerChengdu, ['contact', 'card']],
    ['the city', staff.cityChengdu, ['contact', 'profile', 'identity', 'move', 'card', 'remove']],
    ['a reviewer', staff.reviewerOne, ['contact', 'profile', 'identity', 'move', 'card', 'remove', 'merge']],
    ['the administration', staff.provinceAdmin, []],
    ['a manager', staff.managerProvince, []],
  ])('says what %s may do', async (_who, login, rights) => {
    expect((await page(login)).rights).toEqual(rights)
  })

  test('holds no personal data in full', async () => {
    const text = JSON.stringify(await page(staff.reviewerOne))
    for (const secret of [person.idNumber, person.phone, person.email, '测试路1号'])
      expect(text).not.toContain(secret)
  })
})
