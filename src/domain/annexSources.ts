/**
 * From the answers of the database's print functions (print_application, print_collection) to the contents of the
 * annexes and of the register. Names are those of the database.
 */
import type { Annex1Content, Annex3Content, AnnexForm, AnnexKind, AnnexName, AnnexRecord } from './annex.ts'
import { annex1Content, annex3Content } from './annexContent.ts'
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
  /** Null where a unit refused without words. */
  opinion: string | null
  /** 同意 or 不同意 of the frozen version; null before it. A refused one goes on where an appeal is granted. */
  agrees: boolean | null
  opinion_on: IsoDate | null
  filled_on: IsoDate
}

export type PrintedForm = { annex: 1; content: Annex1Content } | { annex: 3; content: Annex3Content }

/**
 * Annex 1 or annex 3 of a file, with the opinion that froze its present version.
 *
 * @param photoUrl the photo as an address that the page may show, null while there is none
 */
export function printedForm(
  file: PrintedApplication,
  photoUrl: string | null,
  lists: AnnexLists,
): PrintedForm {
  const isFrozen = file.is_frozen
  const source = {
    form: file.form,
    mark: { fileId: file.id, fileNumber: file.number ?? '', version: isFrozen ? file.data_version : 0 },
    filledOn: file.filled_on,
    today: file.filled_on,
    photoUrl,
    opinion: isFrozen
      ? { performance: file.opinion ?? '', agrees: file.agrees, decidedOn: file.opinion_on }
      : { performance: '', agrees: null, decidedOn: null },
    names: lists.names,
  }
  if (file.role === 'supervisor') return { annex: 3, content: annex3Content(source) }
  const assessor = { ...source, kind: file.card_kind, kinds: lists.kinds, records: file.records }
  return { annex: 1, content: annex1Content(assessor) }
}
