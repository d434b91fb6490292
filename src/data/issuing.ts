import type { CardStatus } from '../domain/card'
import type { Track } from '../domain/region'
import type { IsoDate } from '../domain/shanghai'
import { type ApplicationListQuery, type Narrowable, narrow } from './applicationListQuery'
import { supabase } from './client'
import type { Named } from './dictionaries'
import { rpc } from './rpc'
import { failure } from './session'

/** Printed again under the same number: lost, misprinted, damaged. */
export interface CardReissue {
  id: string
  ground: ReissueGround
  note: string
  reissued_by_name: string
  reissued_at: string
}

export type ReissueGround = 'lost' | 'misprint' | 'damaged'
export const reissueGrounds: readonly ReissueGround[] = ['lost', 'misprint', 'damaged']

export type OldCard = 'returned' | 'lost_statement'

/** Who collected a card, and what became of the old one. */
export interface CardCollection {
  collector_name: string
  collected_on: IsoDate
  old_card: OldCard
  note: string | null
  logged_by_name: string
}

/** A file that awaits its card, or has it. */
export interface IssueRow {
  id: string
  number: string
  round_id: string
  card_kind: string
  track: Track
  region_code: string
  institution_name: string
  institution_id: string
  person_name: string
  /** The old card. */
  card_number: string
  card_valid_to: IsoDate
  status: 'awaiting_issue' | 'issued' | 'collected'
  due_on: IsoDate | null
  decided_at: string | null
  version: number
  new_card: {
    id: string
    number: string
    valid_from: IsoDate
    valid_to: IsoDate
    status: CardStatus
    reissues: CardReissue[]
  } | null
  collection: CardCollection | null
}

const columns = [
  'id,number,round_id,card_kind,track,region_code,institution_id,institution_name,person_name,card_number,card_valid_to',
  'status,due_on,decided_at,version',
  'new_card:cards!applications_new_card_id_fkey(id,number,valid_from,valid_to,status,reissues:card_reissues(id,ground,note,reissued_by_name,reissued_at))',
  'collection:card_collections(collector_name,collected_on,old_card,note,logged_by_name)',
].join(',')

/** Lists are counted exactly up to here; beyond it they say "more than". */
const COUNT_CAP = 10_000

interface Answer {
  data: unknown
  error: unknown
  status: number
  count: number | null
}

interface Builder extends Narrowable, PromiseLike<Answer> {
  order(column: string, options: object): Builder
  range(from: number, to: number): Builder
}

export interface IssueList {
  rows: IssueRow[]
  /** Exact up to 10,000. */
  total: number
  isCapped: boolean
}

/** One page of files that await their card or have it, the latest submitted first. @throws AppError */
export async function findIssueRows(list: ApplicationListQuery): Promise<IssueList> {
  const { page = 1, pageSize = 20 } = list
  const from = (page - 1) * pageSize
  const query = start(list, columns).order('submitted_at', { ascending: false }).order('id', {})
  const { data } = await run(query.range(from, from + pageSize - 1))
  const rows = data as IssueRow[]
  // a page that is not full is the last one, and says how many there are
  if (rows.length > 0 && rows.length < pageSize) return { rows, total: from + rows.length, isCapped: false }
  if (rows.length === 0 && page === 1) return { rows, total: 0, isCapped: false }
  const beyond = await run(start(list, 'id').range(COUNT_CAP, COUNT_CAP))
  if ((beyond.data as unknown[]).length > 0) return { rows, total: COUNT_CAP, isCapped: true }
  const { count } = await run(start(list, 'id', { count: 'exact', head: true }))
  return { rows, total: count ?? 0, isCapped: false }
}

/** What one bulk call takes. */
export const BULK_LIMIT = 1000

/** All rows of a list up to what one bulk call takes: to select them at once. @throws AppError */
export async function findAllIssueRows(list: ApplicationListQuery): Promise<IssueRow[]> {
  const query = start(list, columns).order('submitted_at', { ascending: false }).order('id', {})
  const { data } = await run(query.range(0, BULK_LIMIT - 1))
  return data as IssueRow[]
}

/** Ids that fit into one address. */
const IDS_AT_ONCE = 100

/** The new cards of files, for their print. @throws AppError */
export async function findNewCards(applicationIds: readonly string[]): Promise<string[]> {
  const cards: string[] = []
  for (let at = 0; at < applicationIds.length; at += IDS_AT_ONCE) {
    const { data, error, status } = await supabase()
      .from('applications')
      .select('new_card_id')
      .in('id', applicationIds.slice(at, at + IDS_AT_ONCE))
      .not('new_card_id', 'is', null)
    if (error) throw failure(error, status)
    cards.push(...data.map(({ new_card_id }) => String(new_card_id)))
  }
  return cards
}

function start(list: ApplicationListQuery, wanted: string, options: object = {}): Builder {
  const query = supabase().from('applications').select(wanted, options) as unknown as Builder
  narrow(query, list)
  return query
}

async function run(query: Builder): Promise<Answer> {
  const answer = await query
  if (answer.status === 416) return { ...answer, data: [] }
  if (answer.error) throw failure(answer.error, answer.status)
  return answer
}

/** A kind of card as issuing and collection read it. */
export interface IssuedKind extends Named {
  code: string
  role: 'assessor' | 'supervisor'
  summary_annex: 2 | 4
  /** Who collects the cards of 属地 units; those of 省属 units are all collected by the unit. */
  collected_by: 'institution' | 'city'
}

/** All kinds of cards in their order. @throws AppError */
export async function loadIssuedKinds(): Promise<IssuedKind[]> {
  const { data, error, status } = await supabase()
    .from('card_kinds')
    .select('code,name_zh,name_en,role,summary_annex,collected_by')
    .order('sort')
  if (error) throw failure(error, status)
  return data as IssuedKind[]
}

/** What became of one row of a bulk call. */
export interface RowOutcome {
  id: string
  outcome: 'done' | 'refused'
  /** Why it was refused, with the values of the sentence. */
  key: string | null
  detail: Record<string, unknown> | null
  /** Of an issued card. */
  card_number?: string | null
}

export interface BulkItem {
  id: string
  version: number
}

const itemsOf = (items: readonly BulkItem[]) => items.map(({ id, version }) => ({ id, version }))

/**
 * 发证: a new card for each file, the old one superseded in the same transaction; each row has its own outcome.
 * Repeated with the same request id it issues nothing twice.
 *
 * @throws AppError bulk_size, not_permitted
 */
export function issueCards(items: readonly BulkItem[], requestId: string): Promise<RowOutcome[]> {
  return rpc('issue_cards', { p_items: itemsOf(items), p_request_id: requestId })
}

export interface Handover {
  collector: string
  oldCard: OldCard
  note: string
}

/**
 * Logs who collected the cards of files (notice 一（四）, 二（四）); each row has its own outcome.
 *
 * @throws AppError collector_missing, old_card_unaccounted, bulk_size
 */
export function collectCards(
  items: readonly BulkItem[],
  { collector, oldCard, note }: Handover,
  requestId: string,
): Promise<RowOutcome[]> {
  return rpc('collect_cards', {
    p_items: itemsOf(items),
    p_collector: collector.trim(),
    p_old_card: oldCard,
    p_request_id: requestId,
    p_note: note.trim() || null,
  })
}

/**
 * Logs that a card is printed again under its number; a lost one gets a new QR code. Repeated with the same request
 * id it changes nothing.
 *
 * @throws AppError card_not_live, card_of_other_issuer, note_missing
 */
export function reissueCard(
  cardId: string,
  ground: ReissueGround,
  note: string,
  requestId: string,
): Promise<string> {
  return rpc('reissue_card', {
    p_card_id: cardId,
    p_ground: ground,
    p_note: note.trim(),
    p_request_id: requestId,
  })
}
