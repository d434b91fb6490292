import type { Track } from '../domain/region'
import type { ReviewStage, Status } from '../domain/review'
import type { CardRow } from './applicationFile'
import { supabase } from './client'
import { forgetProfile, loadProfile } from './profile'
import { rpc } from './rpc'
import { failure } from './session'

/** What the server says about the caller, as far as these screens read it. */
export interface Scope {
  user_id: string
  person_id: string | null
  person_name: string | null
  /** Units that the caller acts for, as officer or deputy. */
  institutions: string[]
  /** The day in Shanghai by the server's clock. */
  today: string
}

/** Read each time: the day moves on while a page stays open. */
export function loadScope(): Promise<Scope> {
  return rpc('my_profile')
}

/** `left`: how many misses remain before account or identity is blocked. */
export interface ClaimAnswer {
  outcome: 'claimed' | 'no_match' | 'blocked' | 'disputed' | 'kept'
  left?: number
}

/**
 * 认领: binds the login to the person with this name, identity number and card number. Misses are answered and
 * counted, not thrown.
 *
 * @throws AppError person_claimed_already, id_number_… (values.field)
 */
export async function claimPerson(name: string, idNumber: string, cardNumber: string): Promise<ClaimAnswer> {
  const answer = await rpc<ClaimAnswer>('claim_person', {
    p_name: name,
    p_id_number: idNumber,
    p_card_number: cardNumber,
  })
  if (answer.outcome === 'claimed') await readProfileAnew()
  return answer
}

export interface NewPerson {
  name: string
  idNumber: string
  phone: string
  institutionId: string
  card: {
    kind: string
    issuer_code: string
    number: string
    level: string | null
    occupations: string[]
    valid_from: string
    valid_to: string
  }
}

export interface RegisterAnswer {
  outcome: 'registered' | 'known_already' | 'banned' | 'blocked'
  left?: number
  person_id?: string
}

/**
 * Registers somebody who is not on record, with a card: oneself (unverified until the unit confirms), or by the unit.
 *
 * @param isSelf whether it is the own person: an officer of the unit registers as anybody does
 * @throws AppError with values.field: name_format, id_number_…, card_number_taken, issuer_not_provincial …
 */
export async function registerPerson(person: NewPerson, isSelf: boolean): Promise<RegisterAnswer> {
  const answer = await rpc<RegisterAnswer>('register_person', {
    p_name: person.name,
    p_id_number: person.idNumber,
    p_phone: person.phone,
    p_institution_id: person.institutionId || null,
    p_card: person.card,
    p_is_self: isSelf,
  })
  if (answer.outcome === 'registered') await readProfileAnew()
  return answer
}

/** The unit confirms a person who registered by oneself. @throws AppError person_not_found, own_record */
export function confirmPerson(personId: string): Promise<void> {
  return rpc('confirm_person', { p_person_id: personId })
}

async function readProfileAnew() {
  forgetProfile()
  await loadProfile()
}

/** The latest file of a card, as lists show it. */
export interface CardFileRow {
  id: string
  number: string | null
  card_id: string
  status: Status
  stage: ReviewStage | ''
  track: Track
  due_on: string | null
  is_proxy: boolean
  created_at: string
}

/** A person of the unit's list: one row per card. */
export interface UnitCard extends CardRow {
  person: { id: string; name: string; status: 'unverified' | 'verified' | 'disputed'; user_id: string | null }
  files: CardFileRow[]
}

export interface UnitCardQuery {
  institutionIds: readonly string[]
  search: string
  /** Expiry from and to, both included; null for no bound. */
  from: string | null
  to: string | null
  page: number
  pageSize: number
}

export const FILE_COLUMNS = 'id,number,card_id,status,stage,track,due_on,is_proxy,created_at'
export const CARD_COLUMNS =
  'id,person_id,kind,issuer_code,number,occupations,valid_from,valid_to,status,is_verified,holder_name'

/** Cards of the unit's people that can still be renewed, the earliest expiry first. @throws AppError */
export async function findUnitCards(query: UnitCardQuery): Promise<{ rows: UnitCard[]; total: number }> {
  const first = (query.page - 1) * query.pageSize
  let request = supabase()
    .from('cards')
    .select(`${CARD_COLUMNS},person:people!cards_person_id_fkey!inner(id,name,status,user_id)`, {
      count: 'exact',
    })
    .in('institution_id', [...query.institutionIds])
    .eq('status', 'active')
  const search = query.search.trim()
  if (search !== '') request = request.ilike('holder_name', `%${escapeLike(search)}%`)
  if (query.from) request = request.gte('valid_to', query.from)
  if (query.to) request = request.lte('valid_to', query.to)
  const { data, error, status, count } = await request
    .order('valid_to')
    .order('id')
    .range(first, first + query.pageSize - 1)
  if (status === 416) return { rows: [], total: count ?? 0 }
  if (error) throw failure(error, status)
  const cards = data as unknown as Omit<UnitCard, 'files'>[]
  const files = await findFilesOf(cards.map(({ id }) => id))
  const rows = cards.map((card) => ({ ...card, files: files.filter((file) => file.card_id === card.id) }))
  return { rows, total: count ?? 0 }
}

/**
 * The files of these cards, the latest first. A call of its own: the index that allows one live file per card makes
 * the local backend take an embedded list for a single row.
 */
async function findFilesOf(cardIds: readonly string[]): Promise<CardFileRow[]> {
  if (cardIds.length === 0) return []
  const { data, error, status } = await supabase()
    .from('applications')
    .select(FILE_COLUMNS)
    .in('card_id', [...cardIds])
    .order('created_at', { ascending: false })
  if (error) throw failure(error, status)
  return data as CardFileRow[]
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&').replaceAll('*', '_')
}
