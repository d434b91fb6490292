import { randomUUID } from 'node:crypto'
import type { Db } from './database'
import type { CastStaff } from './people'
import type { Row } from './session'
import { upload } from './storage'

export interface BatchPlan {
  roundId: string
  annex: 2 | 4
  /** The 省属 unit that reports; without it the caller's city does. */
  institutionId?: string
}

/** Generates the draft table of all files that wait for it, and returns its id. */
export async function generateBatch(db: Db, reporter: CastStaff, plan: BatchPlan): Promise<string> {
  return db.rpc<string>(reporter, 'generate_batch', {
    p_round_id: plan.roundId,
    p_annex: plan.annex,
    p_institution_id: plan.institutionId ?? null,
    p_handler_name: reporter.name,
    p_handler_phone: '028-80000000',
  })
}

/** Uploads the sealed scan of the present rows. */
export async function sealBatch(db: Db, reporter: CastStaff, batchId: string): Promise<void> {
  const file = { bytes: 50_000, mimeType: 'application/pdf' }
  const { path } = await db.rpc<{ path: string }>(reporter, 'register_batch_scan', {
    p_id: batchId,
    p_name: '盖章汇总表.pdf',
    p_mime_type: file.mimeType,
    p_bytes: file.bytes,
    p_expected_version: await batchVersion(db, batchId),
  })
  await upload(db, reporter, 'documents', { path, ...file })
  await db.rpc(reporter, 'complete_batch_scan', { p_id: batchId })
}

/** Reports a sealed table to the province. */
export async function reportBatch(db: Db, reporter: CastStaff, batchId: string): Promise<void> {
  await db.rpc(reporter, 'report_batch', await moving(db, batchId))
}

/** Receives a reported table. */
export async function receiveBatch(db: Db, reviewer: CastStaff, batchId: string): Promise<void> {
  await db.rpc(reviewer, 'receive_batch', await moving(db, batchId))
}

/** Sends a reported table back. */
export async function sendBackBatch(db: Db, reviewer: CastStaff, batchId: string): Promise<void> {
  await db.rpc(reviewer, 'send_back_batch', {
    ...(await moving(db, batchId)),
    p_reason_codes: ['sheet_seal'],
    p_note: '扫描件不清晰，请重新盖章上报。',
  })
}

/** The present version of a table. */
export async function batchVersion(db: Db, batchId: string): Promise<number> {
  const [row] = await db.admin<{ version: number }>(
    'select version from public.summary_batches where id = $1',
    [batchId],
  )
  if (!row) throw new Error(`no summary table ${batchId}`)
  return row.version
}

/** The row of a table, past every policy. */
export async function batchRow(db: Db, batchId: string): Promise<Row> {
  const [row] = await db.admin('select * from public.summary_batches where id = $1', [batchId])
  if (!row) throw new Error(`no summary table ${batchId}`)
  return row
}

/** The files of a table in the order of its rows. */
export async function rowsOf(db: Db, batchId: string): Promise<string[]> {
  const rows = await db.admin<{ application_id: string }>(
    'select application_id from public.summary_rows where batch_id = $1 order by position',
    [batchId],
  )
  return rows.map(({ application_id }) => application_id)
}

async function moving(db: Db, batchId: string) {
  return {
    p_id: batchId,
    p_expected_version: await batchVersion(db, batchId),
    p_request_id: randomUUID(),
  }
}
