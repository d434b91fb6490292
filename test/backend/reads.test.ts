import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccidents } from '../../src/data/accidents'
import { listApplications, listBatchChoices } from '../../src/data/applicationList'
import { connect, supabase } from '../../src/data/client'
import { findCases } from '../../src/data/discipline'
import { findFindings } from '../../src/data/findings'
import { findLapses } from '../../src/data/lapses'
import { findPenalties } from '../../src/data/penalties'
import { findCardsByNumber, listLateAdmissions } from '../../src/data/roundsLate'
import { type LocalServer, startLocalServer } from './support/localServer'

/** Proves that reads which embed one table in another are understood by the API: a relation it has to guess is an error. */

let server: LocalServer

beforeAll(async () => {
  server = await startLocalServer()
  await connect({ supabaseUrl: server.address, supabaseKey: server.backend.publishableKey })
  const { error } = await supabase().auth.signUp({ email: 'reader@example.com', password: 'Correct-horse-7' })
  if (error) throw error
})

afterAll(async () => {
  await supabase().auth.stopAutoRefresh()
  await server.close()
})

test('cards with their units, and late admissions with cards and units', async () => {
  expect(await findCardsByNumber('川考2021000117')).toEqual([])
  expect(await listLateAdmissions(randomUUID())).toEqual([])
})

test('queues of a round, of a summary table, by text and by who decided', async () => {
  const empty = { rows: [], total: 0, isCapped: false }
  const batchId = randomUUID()
  expect(await listApplications({ statuses: ['final_review'], batchId })).toEqual(empty)
  expect(await listApplications({ text: '林', batchId })).toEqual(empty)
  expect(await listApplications({ decidedBy: randomUUID(), roundId: randomUUID() })).toEqual(empty)
  expect(await listBatchChoices(batchId)).toEqual([])
})

test('lists of discipline with their people and units', async () => {
  const page = { page: 1, pageSize: 20 }
  const empty = { rows: [], total: 0 }
  expect(await findAccidents(page)).toEqual(empty)
  expect(await findPenalties(page)).toEqual(empty)
  expect(await findCases({ statuses: ['proposed'], ...page })).toEqual(empty)
  expect(await findFindings({ statuses: ['open'], ...page })).toEqual(empty)
  expect(await findLapses({ statuses: ['confirmed'], ...page })).toEqual(empty)
})
