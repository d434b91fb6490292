import { type AnnexFile, annexWorkbook } from '../../../data/annexWorkbook'
import type { WriteOptions } from '../../../data/xlsx/writeWorkbook'
import type { Annex2Row, BatchHeader } from '../../../domain/annex'
import { annex2Table } from '../../../domain/annexTable'

/** The workbook of annex 2, 考评员资格复核汇总表. Rejects with the signal's reason when cancelled. */
export function annex2Workbook(
  header: BatchHeader,
  rows: readonly Annex2Row[],
  createdAt: Date,
  options?: WriteOptions,
): Promise<AnnexFile> {
  const { batchNumber, version } = header
  const table = annex2Table(header, rows)
  return annexWorkbook({ table, sheetName: '附件2', batchNumber, version, createdAt }, options)
}
