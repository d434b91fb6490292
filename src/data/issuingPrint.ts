import type { IsoDate } from '../domain/shanghai'
import { supabase } from './client'
import { openObject } from './filesView'
import type { OldCard } from './issuing'
import { rpc } from './rpc'
import { failure } from './session'
import type { PrintedRecord } from './summaries'

/** What public.print_cards gives of a card. */
export interface CardToPrint {
  id: string
  number: string
  kind: string
  name: string
  institution_name: string | null
  occupations: string[]
  valid_from: IsoDate
  valid_to: IsoDate
  check_token: string
  photo_document: { id: string; path: string } | null
}

/** Cards for the print sheet, by unit and number; their photos may be opened for some minutes. @throws AppError */
export function printCards(cardIds: readonly string[]): Promise<CardToPrint[]> {
  return rpc('print_cards', { p_card_ids: cardIds })
}

/** The name of the provincial center, which issues every new card. @throws AppError */
export async function findProvincialIssuer(): Promise<string> {
  const { data, error, status } = await supabase().from('issuers').select('name_zh').eq('kind', 'province')
  if (error) throw failure(error, status)
  return data[0]?.name_zh ?? ''
}

/** Photos that are loaded at the same time. */
const PARALLEL = 6

/**
 * Loads the photos of cards by the id of the card; a photo that cannot be opened is left out, so that one damaged
 * file does not stop a print. Whoever asks gives the addresses back: URL.revokeObjectURL.
 *
 * @param onProgress gets the share of photos that were tried, 0 to 1
 */
export async function loadCardPhotos(
  cards: readonly CardToPrint[],
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const urls = new Map<string, string>()
  const waiting = cards.filter(({ photo_document }) => photo_document !== null)
  const total = waiting.length
  let tried = 0
  async function work() {
    for (let card = waiting.shift(); card?.photo_document; card = waiting.shift()) {
      if (signal?.aborted) return
      const opened = await openObject(card.photo_document.path).catch(() => undefined)
      if (opened) urls.set(card.id, opened.url)
      tried += 1
      onProgress(tried / total)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, work))
  return urls
}

/** A row of the collection list with full numbers. */
export interface CollectionRow {
  application_id: string
  /** The summary table in which the file was reported. */
  batch_id: string | null
  batch_number: string | null
  batch_version: number | null
  annex: 2 | 4
  institution_id: string
  institution_name: string
  region_code: string
  /** Supervisors of 属地 units: the city collects. */
  by_city: boolean
  card_kind: string
  form: Record<string, unknown>
  records: PrintedRecord[]
  old_card_number: string
  new_card_number: string
  valid_from: IsoDate
  valid_to: IsoDate
  old_card: OldCard | null
  collected_on: IsoDate | null
}

/** The collection list of files whose cards are issued; the server logs it. @throws AppError not_collector, bulk_size */
export function printCollection(applicationIds: readonly string[]): Promise<CollectionRow[]> {
  return rpc('print_collection', { p_ids: applicationIds })
}
