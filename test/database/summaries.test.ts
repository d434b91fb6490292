import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeApplicant, publishRound, type Round } from '../support/builders'
import { bringTo } from '../support/chain'
import { createDatabase } from '../support/database'
import { expectFailure, expectRefused } from '../support/failures'
import { decide, fileRow } from '../support/files'
import { CAST_DAY, type CastInstitution, cast, institutions, outsider, staff } from '../support/people'
import { race } from '../support/races'
import { seedCast } from '../support/seedCast'
import type { Login } from '../support/session'
import { readersOf, upload } from '../support/storage'
import {
  batchRow,
  batchVersion,
  generateBatch,
  receiveBatch,
  reportBatch,
  rowsOf,
  sealBatch,
  sendBackBatch,
} from '../support/summaries'

/** Proves the life of a summary table (annex 2, annex 4): generated, sealed, reported, received or sent back. */

const db = await createDatabase()
const city = staff.cityMianyang
const unit = staff.officerProvincial
let round: Round

beforeAll(async () => {
  await seedCast(db)
  round = await publishRound(db)
  await db.setClock(CAST_DAY)
})

const waiting = async (institution: CastInstitution, kind = 'assessor') => {
  const person = await makeApplicant(db, { institution, card: { kind } })
  return { person, id: await bringTo(db, person, 'awaiting_summary') }
}
const generate = (annex: 2 | 4 = 2) => generateBatch(db, city, { roundId: round.id, annex })
const moving = async (id: string) => ({
  p_id: id,
  p_expected_version: await batchVersion(db, id),
  p_request_id: randomUUID(),
})
const statusOf = async (id: string) => (await fileRow(db, id)).status

/** A main table of one new file, reported by the city. */
async function reported() {
  const { person, id } = await waiting(institutions.mianyang)
  const batch = await generate()
  await sealBatch(db, city, batch)
  await reportBatch(db, city, batch)
  return { person, id, batch }
}

describe('a draft table', () => {
  test('holds what waits for this annex: both kinds of assessors, the supervisors apart', async () => {
    const files = await Promise.all([
      waiting(institutions.mianyang),
      waiting(institutions.mianyang, 'senior_assessor'),
      waiting(institutions.mianyang, 'supervisor'),
    ])
    await waiting(institutions.chengdu)
    const [assessor, senior, supervisor] = files.map(({ id }) => id)
    expect((await rowsOf(db, await generate(2))).sort()).toEqual([assessor, senior].sort())
    expect(await rowsOf(db, await generate(4))).toEqual([supervisor])
  })

  test('generated anew counts its version up and voids the scan', async () => {
    const batch = await generate()
    await sealBatch(db, city, batch)
    const { id } = await waiting(institutions.mianyang)
    const before = Number((await batchRow(db, batch)).data_version)
    expect(await generate()).toBe(batch)
    expect(await batchRow(db, batch)).toMatchObject({
      data_version: before + 1,
      scan_stored: false,
      scan_path: null,
      handler_name: city.name,
    })
    expect(await rowsOf(db, batch)).toContain(id)
    const attempt = db.rpc(city, 'report_batch', await moving(batch))
    await expectFailure(attempt, 422, 'batch_scan_missing')
  })

  test('is one, however many officers generate it at once', async () => {
    await waiting(institutions.chengdu)
    const { done, failed } = await race(
      Array.from(
        { length: 4 },
        () => () => generateBatch(db, staff.cityChengdu, { roundId: round.id, annex: 2 }),
      ),
    )
    expect(failed).toEqual([])
    expect(new Set(done).size).toBe(1)
  })

  test('with nothing to summarise stays as it was', async () => {
    const attempt = generateBatch(db, unit, {
      roundId: round.id,
      annex: 4,
      institutionId: institutions.provincial.id,
    })
    await expectFailure(attempt, 422, 'nothing_to_summarise')
    expect(await db.admin(`select 1 from public.summary_batches where reporter = 'institution'`)).toEqual([])
  })

  test('is a city’s or a 省属 unit’s: a 属地 unit’s files are reported by its city', async () => {
    const plan = { roundId: round.id, annex: 2 as const }
    const local = generateBatch(db, staff.officerMianyang, {
      ...plan,
      institutionId: institutions.mianyang.id,
    })
    await expectFailure(local, 403, 'summary_is_the_citys')
    const foreign = generateBatch(db, staff.officerMianyang, {
      ...plan,
      institutionId: institutions.provincial.id,
    })
    await expectFailure(foreign, 403, 'not_permitted')
    await expectFailure(generateBatch(db, staff.reviewerOne, plan), 403, 'not_permitted')
  })

  test('is touched by nobody but its reporter, in whatever way', async () => {
    const batch = await generate()
    const scan = { p_id: batch, p_name: 'x.pdf', p_mime_type: 'application/pdf', p_bytes: 1 }
    const version = await batchVersion(db, batch)
    const strangers = Object.entries(cast).filter(([name]) => name !== 'cityMianyang' && name !== 'anon')
    for (const [, who] of strangers) {
      for (const [name, args] of [
        ['discard_batch', { p_id: batch, p_expected_version: version }],
        ['register_batch_scan', { ...scan, p_expected_version: version }],
        ['complete_batch_scan', { p_id: batch }],
        ['report_batch', { p_id: batch, p_expected_version: version, p_request_id: randomUUID() }],
      ] as const) {
        await expectFailure(db.rpc(who, name, args), 404, 'batch_not_found')
      }
    }
    expect(await batchRow(db, batch)).toMatchObject({ status: 'draft', version })
  })

  test('that a colleague changed meanwhile is stale, and one dropped leaves its files for the next', async () => {
    const batch = await generate()
    const files = await rowsOf(db, batch)
    const stale = { p_id: batch, p_expected_version: (await batchVersion(db, batch)) - 1 }
    await expectFailure(db.rpc(city, 'discard_batch', stale), 409, 'stale_version')
    await db.rpc(city, 'discard_batch', { p_id: batch, p_expected_version: await batchVersion(db, batch) })
    const next = await generate()
    expect(next).not.toBe(batch)
    expect(await rowsOf(db, next)).toEqual(files)
    expect(await batchRow(db, next)).toMatchObject({ sequence: 0 })
  })
})

describe('a reported table', () => {
  test('is immutable, and reported once', async () => {
    const { batch } = await reported()
    const version = await batchVersion(db, batch)
    const scan = { p_id: batch, p_name: 'x.pdf', p_mime_type: 'application/pdf', p_bytes: 1 }
    await expectFailure(
      db.rpc(city, 'register_batch_scan', { ...scan, p_expected_version: version }),
      409,
      'batch_not_editable',
    )
    await expectFailure(
      db.rpc(city, 'discard_batch', { p_id: batch, p_expected_version: version }),
      409,
      'batch_not_editable',
    )
    expect(await db.rpc(city, 'report_batch', await moving(batch))).toMatchObject({
      status: 'reported',
      version,
    })
    for (const table of ['summary_batches', 'summary_rows']) {
      await expectRefused(db.read(city, `update public.${table} set institution_id = null`))
    }
    // What waits now comes in a table of its own.
    const { id } = await waiting(institutions.mianyang)
    const next = await generate()
    expect(await rowsOf(db, next)).toEqual([id])
    const [first, second] = [await batchRow(db, batch), await batchRow(db, next)]
    expect(second.sequence).toBe(Number(first.sequence) + 1)
    expect(second.number).not.toBe(first.number)
    await sealBatch(db, city, next)
    await reportBatch(db, city, next)
  })

  test('with a row that changed after it was generated is not reported, and says whose', async () => {
    const { person, id } = await waiting(institutions.mianyang)
    const batch = await generate()
    await sealBatch(db, city, batch)
    await db.admin('update public.applications set version = version + 1 where id = $1', [id])
    const attempt = db.rpc(city, 'report_batch', await moving(batch))
    expect(await expectFailure(attempt, 409, 'batch_is_stale')).toMatchObject({ person: person.name })
    expect(await batchRow(db, batch)).toMatchObject({ status: 'draft' })
    for (const file of await rowsOf(db, batch)) expect(await statusOf(file)).toBe('awaiting_summary')
  })

  test('is received by the province: 属地 files go to the final review, 省属 to the re-review', async () => {
    const { id, batch } = await reported()
    const provincial = await waiting(institutions.provincial)
    const plan = { roundId: round.id, annex: 2 as const, institutionId: institutions.provincial.id }
    const other = await generateBatch(db, unit, plan)
    await sealBatch(db, unit, other)
    await reportBatch(db, unit, other)
    for (const one of [batch, other]) await receiveBatch(db, staff.reviewerOne, one)
    expect(await statusOf(id)).toBe('final_review')
    expect(await statusOf(provincial.id)).toBe('re_review')
    await expectFailure(receiveBatch(db, staff.reviewerTwo, batch), 409, 'stale_version')
  })

  test('sent back is void with its scan; its files wait for a new main table', async () => {
    const { id, batch } = await reported()
    const { sequence } = await batchRow(db, batch)
    const silent = db.rpc(staff.reviewerOne, 'send_back_batch', {
      ...(await moving(batch)),
      p_reason_codes: [],
      p_note: null,
    })
    await expectFailure(silent, 422, 'reason_missing')
    await sendBackBatch(db, staff.reviewerOne, batch)
    expect(await batchRow(db, batch)).toMatchObject({ status: 'sent_back', scan_stored: false })
    expect(await fileRow(db, id)).toMatchObject({ status: 'awaiting_summary', batch_id: null })
    const next = await generate()
    expect(await rowsOf(db, next)).toContain(id)
    expect(await batchRow(db, next)).toMatchObject({ sequence })
  })

  test('keeps its seal when a row is struck', async () => {
    const other = await waiting(institutions.mianyang)
    const { id, batch } = await reported()
    await receiveBatch(db, staff.reviewerOne, batch)
    await decide(db, staff.reviewerTwo, id, 'reject', { p_reason_codes: ['not_in_window'] })
    await decide(db, staff.reviewerTwo, other.id, 'approve')
    expect(await batchRow(db, batch)).toMatchObject({ status: 'received', scan_stored: true })
    expect(await statusOf(other.id)).toBe('awaiting_issue')
    const printed = await db.rpc<{ batch: { struck_count: number } }>(city, 'print_batch', { p_id: batch })
    expect(printed.batch.struck_count).toBe(1)
  })
})

describe('what a table prints', () => {
  const print = (who: Login, p_id: string) =>
    db.rpc<{ rows: { application_id: string; form: Record<string, string> }[] }>(who, 'print_batch', { p_id })

  test('are full numbers as they stood when it was generated, for reporter and province, logged', async () => {
    const { person, id, batch } = await reported()
    await db.admin(
      `update private.application_forms set form = form || '{"phone": "changed"}' where application_id = $1`,
      [id],
    )
    const { rows } = await print(city, batch)
    expect(rows.find(({ application_id }) => application_id === id)?.form).toMatchObject({
      id_number: person.idNumber,
      phone: person.phone,
    })
    await print(staff.reviewerTwo, batch)
    const log = await db.admin(
      `select actor from public.access_log
       where kind = 'print' and subject_id = $1 and person_id = $2 order by id`,
      [batch, person.personId],
    )
    expect(log).toEqual([{ actor: city.id }, { actor: staff.reviewerTwo.id }])
  })

  test('is not for anybody else', async () => {
    const { batch } = await reported()
    const others = [staff.cityChengdu, staff.officerMianyang, staff.provinceAdmin, staff.managerProvince]
    for (const who of [...others, staff.auditor, staff.dismissed, outsider]) {
      await expectFailure(print(who, batch), 404, 'batch_not_found')
    }
  })

  test('the sealed scan is uploaded by who announced it and opened by reporter and province, logged', async () => {
    await waiting(institutions.mianyang)
    const batch = await generate()
    const { path } = await db.rpc<{ path: string }>(city, 'register_batch_scan', {
      p_id: batch,
      p_name: '汇总表.pdf',
      p_mime_type: 'application/pdf',
      p_bytes: 10,
      p_expected_version: await batchVersion(db, batch),
    })
    const file = { path, bytes: 10, mimeType: 'application/pdf' }
    await expectFailure(db.rpc(city, 'complete_batch_scan', { p_id: batch }), 422, 'upload_missing')
    for (const who of [outsider, staff.cityChengdu, staff.reviewerOne]) {
      await expectRefused(upload(db, who, 'documents', file))
    }
    await upload(db, city, 'documents', file)
    await db.rpc(city, 'complete_batch_scan', { p_id: batch })
    const readers = () => readersOf(db, cast, path)
    expect(await readers()).toEqual(['cityMianyang'])
    for (const who of Object.values(cast)) {
      await db.rpc(who, 'open_batch_scan', { p_id: batch }).catch(() => undefined)
    }
    expect(await readers()).toEqual(['cityMianyang', 'reviewerOne', 'reviewerTwo', 'reviewerThree'])
    expect(await db.at('2024-04-15T12:00:00+08:00', readers)).toEqual(['cityMianyang'])
  })
})
