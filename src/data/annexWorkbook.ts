import type { AnnexTable } from '../domain/annexTable'
import { annexSheet } from './annexSheet'
import { type WriteOptions, writeWorkbook } from './xlsx/writeWorkbook'

export interface AnnexFile {
  fileName: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface AnnexFileSource {
  table: AnnexTable
  /** Name of the sheet's tab, at most 31 characters. */
  sheetName: string
  batchNumber: string
  version: number
  createdAt: Date
}

/** A table of the notice as an .xlsx file. Rejects with the signal's reason when cancelled. */
export async function annexWorkbook(source: AnnexFileSource, options: WriteOptions = {}): Promise<AnnexFile> {
  const { table, batchNumber, version } = source
  const bytes = await writeWorkbook(
    [annexSheet(source.sheetName, table)],
    { title: table.title, subject: batchNumber, version: String(version), createdAt: source.createdAt },
    options,
  )
  const name = [table.label, table.title, batchNumber, `v${version}`].filter(Boolean).join('_')
  return { fileName: `${name.replace(/[\\/:*?"<>|\s]+/g, '-')}.xlsx`, bytes }
}
