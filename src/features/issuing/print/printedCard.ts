import type { AnnexKind } from '../../../domain/annex'
import type { PrintedCard } from './CardSheets'

/** A row of print_cards. */
export interface PrintCardsRow {
  id: string
  number: string
  kind: string
  name: string
  institution_name: string | null
  occupations: string[]
  valid_from: string
  valid_to: string
  check_token: string
}

export interface PrintedCardContext {
  kinds: readonly AnnexKind[]
  /** Name of the issuing authority: the province's, for every new card. */
  issuerName: string
  /** Address of the public check page for a card's token, with host. */
  checkUrl(token: string): string
  /** The photo as an address that the page may show, null without one. */
  photoUrl: string | null
}

/** What the print sheet shows of a row of print_cards. */
export function printedCard(row: PrintCardsRow, context: PrintedCardContext): PrintedCard {
  return {
    id: row.id,
    photoUrl: context.photoUrl,
    name: row.name,
    kindName: context.kinds.find((kind) => kind.code === row.kind)?.name_zh ?? row.kind,
    number: row.number,
    employer: row.institution_name ?? '',
    occupations: row.occupations.join('、'),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    issuerName: context.issuerName,
    checkUrl: context.checkUrl(row.check_token),
  }
}
