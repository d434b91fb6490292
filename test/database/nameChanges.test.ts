import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { advance } from '../support/chain'
import { createDatabase } from '../support/database'
import { attach, startFile, versionOf } from '../support/files'
import { idNumberOf } from '../support/idNumbers'
import { CAST_DAY, type CastApplicant, staff } from '../support/people'
import { insertRows, seedCast } from '../support/seedCast'

/** Proves that a change of name or number is one of the person, whatever other files are under way. */

const db = await createDatabase()

beforeAll(async () => {
  await seedCast(db)
  await publishRound(db)
  await db.setClock(CAST_DAY)
})

/** The same person with a second card, the one of a 高级考评员. */
async function withSecondCard(person: CastApplicant): Promise<CastApplicant> {
  const card = {
    ...person.card,
    id: randomUUID(),
    kind: 'senior_assessor',
    number: `川高${randomUUID().slice(0, 8)}`,
  }
  await insertRows(db.admin, 'public.cards', [
    {
      id: card.id,
      person_id: person.personId,
      kind: card.kind,
      issuer_code: 'sichuan',
      number: card.number,
      level: '高级考评员',
      occupations: [card.occupation],
      valid_from: card.validFrom,
      valid_to: card.validTo,
      institution_id: person.institution.id,
      region_code: person.institution.regionCode,
      holder_name: person.name,
    },
  ])
  return { ...person, card }
}

async function changing(person: CastApplicant, form: Record<string, unknown>): Promise<string> {
  const id = await startFile(db, person)
  await db.rpc(person, 'save_draft', { p_id: id, p_form: form, p_expected_version: await versionOf(db, id) })
  await attach(db, person, id, 'name_change_proof')
  return id
}

const issue = async (...ids: string[]) =>
  db.rpc<{ id: string; outcome: string; key: string | null }[]>(staff.reviewerOne, 'issue_cards', {
    p_items: await Promise.all(ids.map(async (id) => ({ id, version: await versionOf(db, id) }))),
    p_request_id: randomUUID(),
  })

describe('of two files of one person', () => {
  test('the one begun under the old name asks for no proof and does not bring the old name back', async () => {
    const person = await makeApplicant(db)
    const second = await withSecondCard(person)
    const other = await startFile(db, second)
    const id = await changing(person, { name: '欧阳新名', id_number: idNumberOf('1981-01-01', 777) })
    await advance(db, person, id, 'awaiting_issue')
    await issue(id)
    await advance(db, second, other, 'awaiting_issue')
    expect(await issue(other)).toMatchObject([{ outcome: 'done' }])
    const [row] = await db.admin(
      `select p.name, p.former_names, i.id_number,
         (select array_agg(distinct c.holder_name) from public.cards c where c.person_id = p.id) as holders
       from public.people p join private.person_identities i on i.person_id = p.id where p.id = $1`,
      [person.personId],
    )
    expect(row).toEqual({
      name: '欧阳新名',
      former_names: [person.name],
      id_number: idNumberOf('1981-01-01', 777),
      holders: ['欧阳新名'],
    })
  })
})

describe('a number that somebody else has come to bear since the decision', () => {
  test('refuses that row alone, and the other cards are issued', async () => {
    const idNumber = idNumberOf('1982-02-02', 778)
    const person = await makeApplicant(db)
    const id = await changing(person, { id_number: idNumber })
    await advance(db, person, id, 'awaiting_issue')
    const bystander = await makeApplicant(db)
    const fine = await startFile(db, bystander)
    await advance(db, bystander, fine, 'awaiting_issue')
    await db.admin('update private.person_identities set id_number = $1 where person_id = $2', [
      idNumber,
      (await makeApplicant(db)).personId,
    ])
    const rows = await issue(id, fine)
    expect(rows.find((row) => row.id === id)).toMatchObject({ outcome: 'refused', key: 'checks_failed' })
    expect(rows.find((row) => row.id === fine)).toMatchObject({ outcome: 'done' })
  })
})
