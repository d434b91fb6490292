import type { Round } from '../domain/round'
import type { CardRow } from './applicationFile'
import { findInstitutions } from './applications'
import { supabase } from './client'
import { AppError } from './errors'
import { CARD_COLUMNS, loadScope, type Scope } from './people'
import { findRounds, rowsOf } from './peopleCards'

/** What somebody sees before a draft begins. */
export interface Start {
  scope: Scope
  card: CardRow
  /** Whether the card is the caller's own; otherwise the unit applies for the person (代办). */
  isOwn: boolean
  rounds: Round[]
  /** Last day of a late admission (补报名), or null. */
  lateUntil: string | null
  /** The unit that is proposed: the person's own, or the one that the caller acts for. */
  unit: { id: string; name: string } | null
  /** Kinds of documents that the card's kind always asks for at submission, and for 代办 the written application. */
  documents: string[]
}

/** @throws AppError card_not_found */
export async function loadStart(cardId: string): Promise<Start> {
  const db = supabase()
  const [scope, cards, rounds, late] = await Promise.all([
    loadScope(),
    rowsOf<CardRow & { institution_id: string | null }>(
      db.from('cards').select(`${CARD_COLUMNS},institution_id`).eq('id', cardId),
    ),
    findRounds(),
    rowsOf<{ until_on: string }>(db.from('late_admissions').select('until_on').eq('card_id', cardId)),
  ])
  const card = cards[0]
  if (!card) throw new AppError('missing', 'card_not_found', {}, 404)
  const isOwn = card.person_id === scope.person_id
  const [unit, requirements] = await Promise.all([
    card.institution_id ? findUnit(card.institution_id) : Promise.resolve(null),
    rowsOf<{ document_kind: string; due_at: string; condition: string }>(
      db.from('document_requirements').select('document_kind,due_at,condition').eq('card_kind', card.kind),
    ),
  ])
  const conditions = isOwn ? ['always'] : ['always', 'proxy']
  return {
    scope,
    card,
    isOwn,
    rounds,
    lateUntil:
      late
        .map(({ until_on }) => until_on)
        .sort()
        .at(-1) ?? null,
    unit,
    documents: requirements
      .filter(({ due_at, condition }) => due_at === 'submission' && conditions.includes(condition))
      .map(({ document_kind }) => document_kind),
  }
}

/** The name of a unit, which an applicant reads nowhere but in the list of choices. */
async function findUnit(id: string): Promise<{ id: string; name: string } | null> {
  const [unit] = await findInstitutions(id)
  return unit ? { id: unit.id, name: unit.name } : null
}
