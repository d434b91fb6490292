import type { ImportKind } from '../domain/importKinds'
import type { ImportMapping } from '../domain/importMapping'
import type { ImportRow, RowProblem } from '../domain/importRows'
import { rowsOf } from './answer'
import { supabase } from './client'
import { rpc } from './rpc'

/** What would become of a row, or what became of it. */
export type RowOutcome = 'new' | 'same' | 'changes' | 'conflict' | 'error' | 'changed' | 'kept'

export interface FieldDifference {
  field: string
  /** What is on record, masked where it is personal; null: nothing yet. */
  old: string | null
}

export interface JudgedRow {
  row: number
  outcome: RowOutcome
  problems: RowProblem[]
  differences: FieldDifference[]
}

/** Rows that one call takes; the database allows 1000. */
export const CHUNK_ROWS = 500

/** Dry run of at most CHUNK_ROWS rows. @throws AppError not_permitted */
export async function checkImportRows(
  kind: ImportKind,
  rows: readonly ImportRow[],
  signal?: AbortSignal,
): Promise<JudgedRow[]> {
  const judged = await rpc<(Omit<JudgedRow, 'row'> & { row_no: number })[]>(
    'check_import_rows',
    { p_kind: kind, p_rows: sent(rows) },
    signal,
  )
  return judged.map(({ row_no, ...rest }) => ({ row: row_no, ...rest }))
}

/** Rows as the database is sent them. */
function sent(rows: readonly ImportRow[]) {
  return rows.map(({ row, values }) => ({ ...values, row }))
}

export interface ImportSettings {
  sheet: string
  mapping: ImportMapping
}

export interface ImportRun {
  id: string
  kind: ImportKind
  file_name: string
  file_hash: string
  settings: ImportSettings
  row_count: number
  chunk_count: number
  applies_changes: boolean
  applies_claimed: boolean
  reason: string | null
  status: 'writing' | 'done' | 'cancelled'
  totals: Partial<Record<RowOutcome, number>>
  created_by: string | null
  created_by_name: string | null
  created_at: string
  ended_at: string | null
}

export interface NewImport {
  /** Made by the client: started again with the same id it is the same import. */
  id: string
  kind: ImportKind
  file: { name: string; hash: string; row_count: number; chunk_count: number; settings: ImportSettings }
  /** Replace what differs from the record; takes a reason. */
  appliesChanges: boolean
  /** Also the data of people who have claimed their record. */
  appliesClaimed: boolean
  reason?: string
}

/** @throws AppError not_permitted, import_file_invalid, import_too_many_rows, reason_missing */
export function startImport({
  id,
  kind,
  file,
  appliesChanges,
  appliesClaimed,
  reason,
}: NewImport): Promise<ImportRun> {
  return rpc('start_import', {
    p_id: id,
    p_kind: kind,
    p_file: file,
    p_applies_changes: appliesChanges,
    p_applies_claimed: appliesClaimed,
    p_reason: reason ?? null,
  })
}

/**
 * Writes one part, all of its good rows or none; sent again it answers the same.
 *
 * @param chunk from 1
 * @throws AppError import_not_found, import_ended, import_chunk_differs
 */
export function writeImportChunk(
  runId: string,
  chunk: number,
  rows: readonly ImportRow[],
  signal?: AbortSignal,
): Promise<JudgedRow[]> {
  return rpc('write_import_chunk', { p_run_id: runId, p_chunk_no: chunk, p_rows: sent(rows) }, signal)
}

/** Ends an import; what is written stays. @throws AppError import_not_found */
export function cancelImport(runId: string): Promise<ImportRun> {
  return rpc('cancel_import', { p_run_id: runId })
}

const columns =
  'id,kind,file_name,file_hash,settings,row_count,chunk_count,applies_changes,applies_claimed,reason,status,totals,created_by,created_by_name,created_at,ended_at'

/** The latest imports in the caller's sight. @throws AppError */
export function listImports(signal?: AbortSignal): Promise<ImportRun[]> {
  return rowsOf(
    supabase().from('import_runs').select(columns).order('created_at', { ascending: false }).limit(20),
    signal,
  )
}

/** The import of the same file by the same login that was broken off, if any. @throws AppError */
export async function findBrokenImport(
  kind: ImportKind,
  fileHash: string,
  userId: string,
  signal?: AbortSignal,
): Promise<ImportRun | undefined> {
  const [run] = await rowsOf<ImportRun>(
    supabase()
      .from('import_runs')
      .select(columns)
      .eq('kind', kind)
      .eq('file_hash', fileHash)
      .eq('created_by', userId)
      .eq('status', 'writing')
      .order('created_at', { ascending: false })
      .limit(1),
    signal,
  )
  return run
}
