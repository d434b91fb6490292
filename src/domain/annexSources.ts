/**
 * From the answers of the database's print functions (print_application, print_batch, print_collection) to the
 * contents of the annexes. Names are those of the database.
 */
import type {
  Annex1Content,
  Annex2Row,
  Annex3Content,
  Annex4Row,
  AnnexForm,
  AnnexKind,
  AnnexName,
  AnnexRecord,
  BatchHeader,
  CheckRow,
  HandoverRow,
} from './annex.ts'
import { validity } from './annex.ts'
import { annex1Content, annex2Row, annex3Content, annex4Row } from './annexContent.ts'
import type { IsoDate } from './shanghai.ts'

/** The dictionaries that the annexes name things by. */
export interface AnnexLists {
  names: readonly AnnexName[]
  kinds: readonly AnnexKind[]
}

/** What print_application answers. */
export interface PrintedApplication {
  id: string
  /** Null until the file is submitted. */
  number: string | null
  role: 'assessor' | 'supervisor'
  card_kind: string
  data_version: number
  /** Whether the unit's opinion has frozen the data; before that it is a preview. */
  is_frozen: boolean
  form: AnnexForm
  records: readonly AnnexRecord[]
  opinion: string | null
  opinion_on: IsoDate | null
  filled_on: IsoDate
}

export type PrintedForm = { annex: 1; content: Annex1Content } | { annex: 3; content: Annex3Content }

/**
 * Annex 1 or annex 3 of a file. Only a favourable opinion freezes a version, so a frozen one says 同意.
 *
 * @param photoUrl the photo as an address that the page may show, null while there is none
 */
export function printedForm(
  file: PrintedApplication,
  photoUrl: string | null,
  lists: AnnexLists,
): PrintedForm {
  const isFrozen = file.is_frozen && file.opinion !== null
  const source = {
    form: file.form,
    mark: { fileId: file.id, fileNumber: file.number ?? '', version: isFrozen ? file.data_version : 0 },
    filledOn: file.filled_on,
    today: file.filled_on,
    photoUrl,
    opinion: isFrozen
      ? { performance: file.opinion ?? '', agrees: true, decidedOn: file.opinion_on }
      : { performance: '', agrees: null, decidedOn: null },
    names: lists.names,
  }
  if (file.role === 'supervisor') return { annex: 3, content: annex3Content(source) }
  const assessor = { ...source, kind: file.card_kind, kinds: lists.kinds, records: file.records }
  return { annex: 1, content: annex1Content(assessor) }
}

/** The batch of print_batch, as far as it is printed. */
export interface PrintedBatch {
  number: string
  data_version: number
  reporter_name: string
  handler_name: string
  handler_phone: string
}

/** A row of print_batch. */
export interface PrintedRow {
  number: string | null
  card_kind: string
  card_number: string
  card_valid_to: IsoDate
  form: AnnexForm
  records: readonly AnnexRecord[]
  /** Set once the province has struck the row. */
  struck_at: string | null
}

/** @param filledOn 填报时间: the day in Shanghai on which the table was generated. */
export function batchHeader(batch: PrintedBatch, filledOn: IsoDate | null): BatchHeader {
  return {
    batchNumber: batch.number,
    version: batch.data_version,
    reporter: batch.reporter_name,
    handler: batch.handler_name,
    phone: batch.handler_phone,
    filledOn,
  }
}

type FormAndRecords = Pick<PrintedRow, 'form' | 'records'>

/** Rows of annex 2, all that were sealed: a struck row stays on the sheet, its reason is in the system. */
export function annex2Rows(rows: readonly FormAndRecords[], on: IsoDate, lists: AnnexLists): Annex2Row[] {
  return rows.map((row) => annex2Row(row.form, on, lists.names))
}

/** Rows of annex 4, all that were sealed. */
export function annex4Rows(rows: readonly FormAndRecords[], on: IsoDate, lists: AnnexLists): Annex4Row[] {
  return rows.map((row) => annex4Row(row.form, row.records, on, lists.names))
}

function kindName(kinds: readonly AnnexKind[], code: string): string {
  return kinds.find((kind) => kind.code === code)?.name_zh ?? code
}

/** Rows of the check list of a batch. New cards are not issued yet when it is made: their cells are empty. */
export function checkRows(rows: readonly PrintedRow[], { kinds }: AnnexLists): CheckRow[] {
  return rows.map((row) => ({
    fileNumber: row.number ?? '',
    name: row.form.name ?? '',
    idNumber: row.form.id_number ?? '',
    employer: row.form.employer_name ?? '',
    kindName: kindName(kinds, row.card_kind),
    cardNumber: row.card_number,
    oldValidFrom: row.form.card_valid_from ?? '',
    oldValidTo: row.card_valid_to,
    newCardNumber: '',
    newValidFrom: '',
    newValidTo: '',
    remark: row.struck_at === null ? '' : '已剔除',
  }))
}

/** A row of print_collection. */
export interface CollectedRow {
  card_kind: string
  institution_name: string
  form: AnnexForm
  records: readonly AnnexRecord[]
  old_card_number: string
  new_card_number: string
  valid_from: IsoDate
  valid_to: IsoDate
  /** How the old card was dealt with; null before the collection. */
  old_card: string | null
  collected_on: IsoDate | null
}

const OLD_CARD: Readonly<Record<string, string>> = { returned: '旧证收回', lost_statement: '遗失声明' }

/** Rows of the register that is signed when cards are handed out. */
export function handoverRows(rows: readonly CollectedRow[], { kinds }: AnnexLists): HandoverRow[] {
  return rows.map((row) => ({
    name: row.form.name ?? '',
    employer: row.form.employer_name ?? row.institution_name,
    kindName: kindName(kinds, row.card_kind),
    newCardNumber: row.new_card_number,
    validity: validity(row.valid_from, row.valid_to),
    oldCardNumber: row.old_card_number,
    oldCard: row.old_card === null ? '' : (OLD_CARD[row.old_card] ?? row.old_card),
    collectedOn: row.collected_on ?? '',
  }))
}
