import { type AnnexFile, annexWorkbook } from '../../../data/annexWorkbook'
import type { WriteOptions } from '../../../data/xlsx/writeWorkbook'
import type { Annex4Row, BatchHeader } from '../../../domain/annex'
import { annex4Table } from '../../../domain/annexTable'

/** The workbook of annex 4, 质量督导员复核汇总表. Rejects with the signal's reason when cancelled. */
export function annex4Workbook(
  header: BatchHeader,
  rows: readonly Annex4Row[],
  createdAt: Date,
  options?: WriteOptions,
): Promise<AnnexFile> {
  const { batchNumber, version } = header
  const table = annex4Table(header, rows)
  return annexWorkbook({ table, sheetName: '附件4', batchNumber, version, createdAt }, options)
}
