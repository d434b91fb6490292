import type { AnnexFile } from '../../data/annexWorkbook'
import { loadDictionaries } from '../../data/dictionaries'
import { printBatch } from '../../data/summaries'
import type { WriteOptions } from '../../data/xlsx/writeWorkbook'
import { annex2RowsOf, annex4RowsOf, batchHeaderOf, checkRowsOf } from './batchSheets'
import { annex2Workbook } from './workbook/annex2Workbook'
import { annex4Workbook } from './workbook/annex4Workbook'
import { checkWorkbook } from './workbook/checkWorkbook'

/** Annex 2 or 4 of a table as a workbook in the notice's layout. @throws AppError batch_not_found */
export async function makeAnnexWorkbook(id: string, options: WriteOptions): Promise<AnnexFile> {
  const [printed, dictionaries] = await Promise.all([printBatch(id, options.signal), loadDictionaries()])
  const header = batchHeaderOf(printed.batch)
  return printed.batch.annex === 2
    ? annex2Workbook(header, annex2RowsOf(printed, dictionaries), new Date(), options)
    : annex4Workbook(header, annex4RowsOf(printed, dictionaries), new Date(), options)
}

/** The check list of a table as a workbook. @throws AppError batch_not_found */
export async function makeCheckWorkbook(
  id: string,
  struckBecause: ReadonlyMap<string, string>,
  options: WriteOptions,
): Promise<AnnexFile> {
  const [printed, dictionaries] = await Promise.all([printBatch(id, options.signal), loadDictionaries()])
  const rows = checkRowsOf(printed, dictionaries, struckBecause)
  return checkWorkbook(batchHeaderOf(printed.batch), rows, new Date(), options)
}
