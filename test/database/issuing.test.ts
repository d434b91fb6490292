import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, makeApplicants, publishRound } from '../support/builders'
import { advance, bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { attach, attachAll, fileRow, startFile, versionOf } from '../support/files'
import { idNumberOf } from '../support/idNumbers'
import { CAST_DAY, institutions, staff } from '../support/people'
import { race } from '../support/races'
import { insertRows, seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that the new card and the end of the old one are one deed, and who may collect, reissue and check cards. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

interface Issued {
  id: string
  outcome: string
  key: string | null
  card_number: string | null
}
const itemsOf = (ids: string[]) =>
  Promise.all(ids.map(async (id) => ({ id, version: await versionOf(db, id) })))
const issue = async (who: Login, ids: string[], p_request_id = randomUUID()) =>
  db.rpc<Issued[]>(who, 'issue_cards', { p_items: await itemsOf(ids), p_request_id })
const cardsOf = (personId: string) =>
  db.admin<{ id: string; number: string; status: string; check_token: string }>(
    'select * from public.cards where person_id = $1 order by valid_from, created_at',
    [personId],
  )

/** Files of several people that only wait for their cards, in one table. */
async function awaitingIssue(count: number) {
  const people = await makeApplicants(db, Array(count).fill({ institution: institutions.mianyang }))
  const ids: string[] = []
  for (const person of people) ids.push(await bringTo(db, person, 'awaiting_summary'))
  for (const [index, person] of people.entries())
    await advance(db, person, ids[index] ?? '', 'awaiting_issue')
  return { people, ids }
}

describe('a new card', () => {
  test('has the next free number of the template, also where old cards lie in its way', async () => {
    await makeApplicant(db, { card: { number: 'K512400015' } })
    await insertRows(db.admin, 'private.counters', [{ key: 'card:K5124{serial:5}', value: 13 }])
    const { ids } = await awaitingIssue(2)
    const rows = await issue(staff.reviewerOne, ids)
    expect(rows.map(({ card_number }) => card_number)).toEqual(['K512400014', 'K512400016'])
  })

  test('has a number of its own when several officers issue at once, and no file gets two', async () => {
    const { ids, people } = await awaitingIssue(6)
    const items = await itemsOf(ids)
    const all = (who: Login) => () =>
      db.rpc<Issued[]>(who, 'issue_cards', { p_items: items, p_request_id: randomUUID() })
    const { done, failed } = await race([
      all(staff.reviewerOne),
      all(staff.reviewerTwo),
      all(staff.reviewerThree),
    ])
    expect(failed).toEqual([])
    const numbers = done.flat().flatMap(({ card_number }) => card_number ?? [])
    expect(new Set(numbers).size).toBe(6)
    expect(numbers).toHaveLength(6)
    expect(new Set(done.flat().flatMap(({ key }) => key ?? []))).toEqual(new Set(['stale_version']))
    for (const person of people) {
      expect((await cardsOf(person.personId)).map(({ status }) => status)).toEqual(['superseded', 'active'])
    }
  })

  test('and the old one’s end are undone together', async () => {
    const { ids, people } = await awaitingIssue(1)
    const session = await db.open(staff.reviewerOne)
    const rows = await session.rpc<Issued[]>('issue_cards', {
      p_items: await itemsOf(ids),
      p_request_id: randomUUID(),
    })
    expect(rows).toMatchObject([{ outcome: 'done' }])
    await session.rollback()
    const personId = people[0]?.personId ?? ''
    expect((await cardsOf(personId)).map(({ status }) => status)).toEqual(['active'])
    await issue(staff.reviewerOne, ids)
    const [old, fresh] = await cardsOf(personId)
    expect(fresh).toMatchObject({
      supersedes_card_id: old?.id,
      application_id: ids[0],
      issuer_code: 'sichuan',
    })
    expect(fresh).toMatchObject({ valid_from: CAST_DAY, valid_to: '2027-04-14', occupations: ['电工'] })
  })

  test('asked for twice with one request is issued once', async () => {
    const { ids, people } = await awaitingIssue(1)
    const request = randomUUID()
    const items = await itemsOf(ids)
    const again = () =>
      db.rpc<Issued[]>(staff.reviewerOne, 'issue_cards', { p_items: items, p_request_id: request })
    expect(await again()).toEqual(await again())
    expect(await cardsOf(people[0]?.personId ?? '')).toHaveLength(2)
  })

  test('is not issued to who was disqualified since the decision', async () => {
    const { ids, people } = await awaitingIssue(1)
    const penalty = { role: 'both', kind: 'disqualification', ground: 'other', decided_on: CAST_DAY }
    await insertRows(db.admin, 'public.penalties', [
      { ...penalty, person_id: people[0]?.personId, region_code: '510700' },
    ])
    expect(await issue(staff.reviewerOne, ids)).toMatchObject([{ outcome: 'refused', key: 'checks_failed' }])
    expect(await fileRow(db, ids[0] ?? '')).toMatchObject({ status: 'awaiting_issue' })
  })

  test('leaves behind what the next form begins with', async () => {
    const person = await makeApplicant(db)
    await bringTo(db, person, 'issued')
    const [row] = await db.admin('select profile from public.people where id = $1', [person.personId])
    expect(row?.profile).toEqual({
      education: '大学本科',
      qualification_level: '高级工（三级）',
      speciality: '机电一体化',
    })
  })
})

describe('a changed name or number', () => {
  async function changed(form: Record<string, string>) {
    const person = await makeApplicant(db)
    const id = await startFile(db, person)
    await db.rpc(person, 'save_draft', {
      p_id: id,
      p_form: form,
      p_expected_version: await versionOf(db, id),
    })
    await attachAll(db, person, person, id)
    return { person, id }
  }

  test('takes effect with the new card, on proof, and the former name still claims', async () => {
    const idNumber = idNumberOf('1981-01-01', 555)
    const { person, id } = await changed({ name: '欧阳新名', id_number: idNumber })
    await expectFailure(advance(db, person, id, 'unit_review'), 422, 'checks_failed')
    await attach(db, person, id, 'name_change_proof')
    await advance(db, person, id, 'awaiting_issue')
    const before = await db.admin('select name from public.people where id = $1', [person.personId])
    expect(before).toEqual([{ name: person.name }])
    await issue(staff.reviewerOne, [id])
    const [after] = await db.admin(
      `select p.name, p.former_names, p.id_number_masked, i.id_number
       from public.people p join private.person_identities i on i.person_id = p.id where p.id = $1`,
      [person.personId],
    )
    expect(after).toEqual({
      name: '欧阳新名',
      former_names: [person.name],
      id_number: idNumber,
      id_number_masked: `510100********${idNumber.slice(-4)}`,
    })
    expect((await cardsOf(person.personId)).at(-1)).toMatchObject({ holder_name: '欧阳新名' })
  })

  test('to the number of somebody else, or of somebody banned, goes no further than the unit', async () => {
    const other = await makeApplicant(db)
    const { person, id } = await changed({ id_number: other.idNumber })
    await attach(db, person, id, 'name_change_proof')
    await advance(db, person, id, 'unit_review')
    const attempt = advance(db, person, id, 'awaiting_seal')
    expect(await expectFailure(attempt, 422, 'checks_failed')).toEqual({ checks: ['id_number_valid'] })
    await db.admin(
      `with p as (insert into public.penalties (person_id, role, kind, ground, decided_on, region_code)
         values ($1, 'both', 'permanent_disqualification', 'other', '2023-01-01', '510100') returning id)
       insert into private.identity_bans (id_number, role, penalty_id) select $2, 'both', id from p`,
      [other.personId, other.idNumber],
    )
    const banned = advance(db, person, id, 'awaiting_seal')
    expect(await expectFailure(banned, 422, 'checks_failed')).toEqual({
      checks: ['no_disqualification', 'id_number_valid'],
    })
  })
})

describe('a collection', () => {
  const collect = async (who: Login, id: string, more: Record<string, unknown> = {}) => {
    const [row] = await db.rpc<{ outcome: string; key: string | null }[]>(who, 'collect_cards', {
      p_items: await itemsOf([id]),
      p_collector: '张领取',
      p_old_card: 'returned',
      p_request_id: randomUUID(),
      ...more,
    })
    return row?.key ?? row?.outcome
  }
  const CASES = [
    ['assessor', institutions.mianyang, { unit: 'done', city: 'not_collector' }],
    ['supervisor', institutions.mianyang, { unit: 'not_collector', city: 'done' }],
    ['assessor', institutions.provincial, { unit: 'done', city: 'application_not_found' }],
    ['supervisor', institutions.provincial, { unit: 'done', city: 'application_not_found' }],
  ] as const

  test.each(CASES)(
    'of a %s’s card of %o is logged by %o, and by the province',
    async (kind, institution, by) => {
      const unit = institution === institutions.mianyang ? staff.officerMianyang : staff.officerProvincial
      const id = await bringTo(db, await makeApplicant(db, { institution, card: { kind } }), 'issued')
      const outcomes: Record<string, string | undefined> = {}
      for (const [name, who] of [
        ['unit', unit],
        ['city', staff.cityMianyang],
        ['province', staff.reviewerOne],
      ] as const) {
        const session = await db.open(who)
        const [row] = await session.rpc<{ outcome: string; key: string | null }[]>('collect_cards', {
          p_items: await itemsOf([id]),
          p_collector: '张领取',
          p_old_card: 'returned',
          p_request_id: randomUUID(),
        })
        await session.rollback()
        outcomes[name] = row?.key ?? row?.outcome
      }
      expect(outcomes).toEqual({ ...by, province: 'done' })
      expect(await collect(staff.officerChengdu, id)).toBe('application_not_found')
    },
  )

  test('names the collector and accounts for the old card, once', async () => {
    const id = await bringTo(db, await makeApplicant(db), 'issued')
    await expectFailure(collect(staff.officerChengdu, id, { p_collector: ' ' }), 422, 'collector_missing')
    await expectFailure(
      collect(staff.officerChengdu, id, { p_old_card: 'eaten' }),
      422,
      'old_card_unaccounted',
    )
    expect(
      await collect(staff.officerChengdu, id, { p_old_card: 'lost_statement', p_note: '已登报声明' }),
    ).toBe('done')
    expect(await collect(staff.officerChengdu, id)).toBe('action_not_possible')
    const rows = await db.admin('select * from public.card_collections where application_id = $1', [id])
    expect(rows).toMatchObject([
      { old_card: 'lost_statement', collected_on: CAST_DAY, logged_by_name: '王敏' },
    ])
  })
})

describe('the print of cards', () => {
  test('is the province’s, logged, and opens their photos', async () => {
    const person = await makeApplicant(db)
    await bringTo(db, person, 'issued')
    const card = (await cardsOf(person.personId))[1]
    const print = (who: Login) =>
      db.rpc<{ photo_document: { path: string } }[]>(who, 'print_cards', { p_card_ids: [card?.id] })
    for (const who of [staff.cityChengdu, staff.officerChengdu, staff.provinceAdmin, person]) {
      await expectFailure(print(who), 403, 'not_permitted')
    }
    const [printed] = await print(staff.reviewerThree)
    const log = await db.admin('select subject, person_id from public.access_log where subject_id = $1', [
      card?.id,
    ])
    expect(log).toEqual([{ subject: 'card', person_id: person.personId }])
    const path = printed?.photo_document.path
    const seen = await db.read(staff.reviewerThree, 'select 1 from storage.objects where name = $1', [path])
    expect(seen).toHaveLength(1)
    await expectRefused(db.asAnon((session) => session.rpc('print_cards', { p_card_ids: [card?.id] })))
  })
})
