import type { ImportKind } from '../domain/importKinds'
import type { ImportRow } from '../domain/importRows'
import { toAppError } from './errors'
import { CHUNK_ROWS, checkImportRows, type JudgedRow, writeImportChunk } from './imports'

export interface StepOptions {
  /** Rows done so far. */
  onProgress?(done: number): void
  signal?: AbortSignal
}

/** The rows that the client itself finds nothing wrong with: only they are sent, in an order that never changes. */
function goodRows(rows: readonly ImportRow[]): ImportRow[] {
  return rows.filter(({ problems }) => problems.every(({ kind }) => kind !== 'error'))
}

function chunksOf(rows: readonly ImportRow[]): ImportRow[][] {
  const good = goodRows(rows)
  return Array.from({ length: Math.ceil(good.length / CHUNK_ROWS) }, (_, index) =>
    good.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS),
  )
}

/** How many parts the rows are written in, and how many rows that is. */
export function partsOfImport(rows: readonly ImportRow[]): { rows: number; parts: number } {
  const good = goodRows(rows).length
  return { rows: good, parts: Math.ceil(good / CHUNK_ROWS) }
}

/** Rows with what the server says of them; what the client refused is an error without asking. */
function merged(rows: readonly ImportRow[], judged: ReadonlyMap<number, JudgedRow>): JudgedRow[] {
  return rows.map(
    ({ row, problems }) =>
      judged.get(row) ?? { row, outcome: 'error', problems: [...problems], differences: [] },
  )
}

/**
 * The dry run of a whole file: what would become of each row. Writes nothing.
 *
 * @throws AppError; the signal's reason when cancelled
 */
export async function checkImport(
  kind: ImportKind,
  rows: readonly ImportRow[],
  { onProgress, signal }: StepOptions = {},
): Promise<JudgedRow[]> {
  const judged = new Map<number, JudgedRow>()
  let done = 0
  for (const chunk of chunksOf(rows)) {
    for (const row of await patiently(() => checkImportRows(kind, chunk, signal), signal))
      judged.set(row.row, row)
    done += chunk.length
    onProgress?.(done)
  }
  return merged(rows, judged)
}

/**
 * Writes a whole file part by part. Parts that are written already answer at once, so the same call resumes an import
 * that was broken off.
 *
 * @throws AppError of the part that failed; what was written before stays. The signal's reason when cancelled
 */
export async function writeImport(
  runId: string,
  rows: readonly ImportRow[],
  { onProgress, signal }: StepOptions = {},
): Promise<JudgedRow[]> {
  const written = new Map<number, JudgedRow>()
  let done = 0
  for (const [index, chunk] of chunksOf(rows).entries()) {
    const answer = await patiently(() => writeImportChunk(runId, index + 1, chunk, signal), signal)
    for (const row of answer) written.set(row.row, row)
    done += chunk.length
    onProgress?.(done)
  }
  return merged(rows, written)
}

const WAITS_MS = [500, 2000, 5000]

/** A short loss of the connection is waited for: every call may be repeated. */
async function patiently<Result>(call: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  for (const wait of WAITS_MS) {
    try {
      return await call()
    } catch (error) {
      signal?.throwIfAborted()
      // somebody else's write of the same card came first: asked again, it is on record
      if (!['offline', 'already_exists'].includes(toAppError(error).key)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
      signal?.throwIfAborted()
    }
  }
  return call()
}
