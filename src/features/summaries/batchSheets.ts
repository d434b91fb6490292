import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { PrintedBatch, PrintedRow, SummaryBatch } from '../../data/summaries'
import type { Annex2Row, Annex4Row, BatchHeader, CheckRow } from '../../domain/annex'
import { annex2Row, annex4Row } from '../../domain/annexContent'
import { shanghaiDate } from '../../domain/shanghai'

/** Head and foot of the sheets of a table: as it was generated, whoever prints it later. */
export function batchHeaderOf(batch: Omit<SummaryBatch, 'round'>): BatchHeader {
  return {
    batchNumber: batch.number,
    version: batch.data_version,
    reporter: batch.reporter_name,
    handler: batch.handler_name,
    phone: batch.handler_phone,
    filledOn: shanghaiDate(batch.generated_at),
  }
}

/** Rows of annex 2. Struck rows stay: the sheet is the one that was sealed. */
export function annex2RowsOf({ batch, rows }: PrintedBatch, dictionaries: Dictionaries): Annex2Row[] {
  const on = shanghaiDate(batch.generated_at)
  return rows.map(({ form }) => annex2Row(form, on, dictionaries.items))
}

/** Rows of annex 4; 督导次数 and 督导地点 come from the confirmed records. */
export function annex4RowsOf({ batch, rows }: PrintedBatch, dictionaries: Dictionaries): Annex4Row[] {
  const on = shanghaiDate(batch.generated_at)
  return rows.map(({ form, records }) => annex4Row(form, records, on, dictionaries.items))
}

/**
 * Rows of the check list (核对表): what the annexes lack.
 *
 * @param struckBecause the reasons of struck rows by the id of the file
 */
export function checkRowsOf(
  { batch, rows }: PrintedBatch,
  { cardKinds, items }: Dictionaries,
  struckBecause: ReadonlyMap<string, string>,
): CheckRow[] {
  const on = shanghaiDate(batch.generated_at)
  return rows.map((row) => {
    const { name, idNumber, employer } = annex2Row(row.form, on, items)
    return {
      fileNumber: row.number,
      name,
      idNumber,
      employer,
      kindName: nameOf('zh-CN', cardKinds, row.card_kind),
      cardNumber: row.card_number,
      oldValidFrom: text(row, 'card_valid_from'),
      oldValidTo: row.card_valid_to,
      newCardNumber: '',
      newValidFrom: '',
      newValidTo: '',
      remark: row.struck_at === null ? '' : `剔除：${struckBecause.get(row.application_id) ?? ''}`,
    }
  })
}

const text = (row: PrintedRow, field: string) => String(row.form[field] ?? '')
