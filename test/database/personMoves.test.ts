import { beforeEach, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound } from '../support/builders'
import { createDatabase } from '../support/database'
import { expectFailure } from '../support/failures'
import { startFile } from '../support/files'
import { CAST_DAY, type CastApplicant, institutions, outsider, staff } from '../support/people'
import { type PersonPage, strangersToPerson } from '../support/personPage'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'

/** Proves that a move takes the visibility along, is made by the receiving side, and leaves files where they are. */

const db = await createDatabase()
await seedCast(db)
await publishRound(db)
await db.setClock(CAST_DAY)

let person: CastApplicant
beforeEach(async () => {
  person = await makeApplicant(db)
})

const page = (who: Login, id = person.personId) => db.rpc<PersonPage>(who, 'get_person', { p_id: id })
const move = (who: Login, unit: string, version = 1) =>
  db.rpc<number>(who, 'move_person', {
    p_id: person.personId,
    p_institution_id: unit,
    p_reason: '调动',
    p_expected_version: version,
  })

describe('a move', () => {
  const sees = async (who: Login) =>
    (await db.read(who, 'select 1 from public.cards where id = $1', [person.card.id])).length > 0

  test('takes the visibility along; a file under way keeps unit, track and region', async () => {
    const file = await startFile(db, person)
    await db.admin(`update public.applications set status = 'unit_review' where id = $1`, [file])
    await move(staff.reviewerOne, institutions.provincial.id)
    expect([
      await sees(staff.cityChengdu),
      await sees(staff.officerChengdu),
      await sees(staff.officerProvincial),
    ]).toEqual([false, false, true])
    expect(
      await db.admin('select institution_id, track, region_code from public.applications where id = $1', [
        file,
      ]),
    ).toEqual([{ institution_id: institutions.chengdu.id, track: 'city', region_code: '510100' }])
    const { changes, files } = await page(staff.officerProvincial)
    expect(changes[0]).toMatchObject({
      kind: 'unit',
      old_value: institutions.chengdu.name,
      new_value: institutions.provincial.name,
    })
    expect(files).toMatchObject([{ is_open: false }])
    expect((await page(staff.reviewerOne)).files).toMatchObject([{ is_open: true }])
    await expectFailure(page(staff.cityChengdu), 404, 'person_not_found')
  })

  test('is recorded and told to the person, both units and the city that is left', async () => {
    await move(staff.reviewerOne, institutions.mianyang.id)
    const told = await db.admin<{ user_id: string; kind: string }>(
      `select user_id, kind from public.notifications where params @> $1`,
      [
        JSON.stringify({
          person: person.name,
          person_id: person.personId,
          from: institutions.chengdu.name,
          to_unit: institutions.mianyang.name,
        }),
      ],
    )
    expect(told).toEqual(
      expect.arrayContaining([
        { user_id: person.id, kind: 'person_moved' },
        { user_id: staff.officerChengdu.id, kind: 'person_left' },
        { user_id: staff.cityChengdu.id, kind: 'person_left' },
        { user_id: staff.officerMianyang.id, kind: 'person_joined' },
      ]),
    )
  })

  test('a city moves within itself and pushes nobody away', async () => {
    await expectFailure(move(staff.cityChengdu, institutions.mianyang.id), 422, 'institution_missing')
    await expectFailure(move(staff.cityChengdu, institutions.chengdu.id), 422, 'institution_is_same')
  })

  test.each([['the unit', staff.officerChengdu, 403, 'not_permitted'] as const, ...strangersToPerson])(
    'is not made by %s',
    async (_who, login, status, key) => {
      await expectFailure(move(login, institutions.mianyang.id), status, key)
    },
  )

  const take = (who: Login, name: string, number: string) =>
    db.rpc<{ outcome: string; left?: number }>(who, 'take_person', {
      p_name: name,
      p_id_number: number,
      p_institution_id: institutions.mianyang.id,
      p_reason: '入职',
    })

  test('the receiving city takes over whom it can name in full', async () => {
    expect(await take(staff.cityMianyang, person.name, person.idNumber)).toMatchObject({ outcome: 'taken' })
    expect([await sees(staff.cityMianyang), await sees(staff.cityChengdu)]).toEqual([true, false])
  })

  test('not into a unit of others, nor by a unit', async () => {
    await expectFailure(take(staff.cityChengdu, person.name, person.idNumber), 422, 'institution_missing')
    await expectFailure(take(staff.officerMianyang, person.name, person.idNumber), 403, 'not_permitted')
    await expectFailure(take(outsider, person.name, person.idNumber), 403, 'not_permitted')
  })

  test('numbers are not tried out: five misses end it for the day', async () => {
    for (let left = 4; left >= 0; left -= 1) {
      expect(await take(staff.reviewerTwo, '不对的名', person.idNumber)).toEqual({
        outcome: 'no_match',
        left,
      })
    }
    expect(await take(staff.reviewerTwo, person.name, person.idNumber)).toEqual({ outcome: 'blocked' })
  })
})
