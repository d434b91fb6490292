import { type AnnexFile, annexWorkbook } from '../../../data/annexWorkbook'
import type { WriteOptions } from '../../../data/xlsx/writeWorkbook'
import type { BatchHeader, CheckRow } from '../../../domain/annex'
import { checkTable } from '../../../domain/workingTable'

/**
 * The check list (核对表) beside annex 2 or 4: card number, level, old and new validity, file number.
 * Rejects with the signal's reason when cancelled.
 */
export function checkWorkbook(
  header: BatchHeader,
  rows: readonly CheckRow[],
  createdAt: Date,
  options?: WriteOptions,
): Promise<AnnexFile> {
  const { batchNumber, version } = header
  const table = checkTable(header, rows)
  return annexWorkbook({ table, sheetName: '核对表', batchNumber, version, createdAt }, options)
}
