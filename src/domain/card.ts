/**
 * Cards (证卡): when they expire, whether they may be used, and what their holder should do about each
 * (notice 一（一）–（三）, 三（二）). The dates printed on the card rule.
 */
import type { ReviewStage, Status } from './review.ts'
import { covers, phaseOf, type Round, roundsFor } from './round.ts'
import { addDays, daysBetween, type IsoDate } from './shanghai.ts'

/** What a card lets its holder do; kinds (考评员, 高级考评员 …) are a dictionary and each has one role. */
export type CardRole = 'assessor' | 'supervisor'

export const CARD_STATUSES = ['active', 'superseded', 'lapsed', 'disqualified', 'cancelled'] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

/** The columns of public.cards that the rules read. */
export interface Card {
  status: CardStatus
  valid_from: IsoDate
  valid_to: IsoDate
}

/** The views of expiry lists: expired, within so many days, later. */
export const EXPIRY_VIEWS = ['expired', 'within_7', 'within_30', 'within_60', 'within_90', 'later'] as const
export type ExpiryView = (typeof EXPIRY_VIEWS)[number]

/** The narrowest view a card falls in; a card is good until the end of its last day. */
export function expiryViewOf(validTo: IsoDate, today: IsoDate): ExpiryView {
  const days = daysBetween(today, validTo)
  if (days < 0) return 'expired'
  if (days <= 7) return 'within_7'
  if (days <= 30) return 'within_30'
  if (days <= 60) return 'within_60'
  return days <= 90 ? 'within_90' : 'later'
}

/** Expiry dates that a filter of that many days shows: from today on, the last day included. */
export function expiringWithin(days: 7 | 30 | 60 | 90, today: IsoDate): { from: IsoDate; to: IsoDate } {
  return { from: today, to: addDays(today, days) }
}

/** awaiting_renewal: 已到期待换证, may apply but not work; not_yet: the first day lies ahead. */
export type CardState = 'valid' | 'awaiting_renewal' | 'not_yet' | Exclude<CardStatus, 'active'>

/** What a card is today. */
export function cardStateOf(card: Card, today: IsoDate): CardState {
  if (card.status !== 'active') return card.status
  if (today < card.valid_from) return 'not_yet'
  return today > card.valid_to ? 'awaiting_renewal' : 'valid'
}

/** Whether the holder may be assigned to an evaluation on that day: never with an expired card (notice 三（二）). */
export function isAssignable(card: Card, on: IsoDate): boolean {
  return cardStateOf(card, on) === 'valid'
}

/** The file of a card, as far as advice needs it. */
export interface CardFile {
  id: string
  status: Status
  stage: ReviewStage | ''
  /** Last day for a correction or an appeal. */
  due_on: IsoDate | null
}

/** What to do about a card; `values` are for the sentence, ids for the button. */
export interface CardAdvice {
  key:
    | 'apply'
    | 'wait_for_round'
    | 'continue_draft'
    | 'correct'
    | 'upload_seal'
    | 'in_review'
    | 'appeal'
    | 'renewed'
    | 'no_round_yet'
    | 'missed'
    | 'not_renewable'
  roundId?: string
  fileId?: string
  values: Readonly<Record<string, string | number>>
}

const adviceOfFile: Partial<Record<Status, CardAdvice['key']>> = {
  draft: 'continue_draft',
  returned: 'correct',
  awaiting_seal: 'upload_seal',
  unit_review: 'in_review',
  re_review: 'in_review',
  awaiting_summary: 'in_review',
  awaiting_receipt: 'in_review',
  final_review: 'in_review',
  awaiting_issue: 'in_review',
  appealing: 'in_review',
  issued: 'renewed',
  collected: 'renewed',
}

/**
 * What the holder of a card should do now. `file` is the card's latest file; `lateUntil` the last day of a late
 * admission (补报名). The window of a round decides, one month before the expiry is only a reminder.
 */
export function adviseOnCard(
  card: Card,
  rounds: readonly Round[],
  today: IsoDate,
  file: CardFile | null = null,
  lateUntil: IsoDate | null = null,
): CardAdvice {
  const values = { valid_to: card.valid_to, days: daysBetween(today, card.valid_to) }
  const ofFile = file && adviceOfFile[file.status]
  if (file && ofFile) {
    const due: CardAdvice['values'] = file.due_on ? { due_on: file.due_on } : {}
    return { key: ofFile, fileId: file.id, values: { ...values, ...due, status: file.status } }
  }
  if (card.status !== 'active') return { key: 'not_renewable', values: { ...values, status: card.status } }
  if (file?.status === 'rejected' && file.due_on !== null && today <= file.due_on) {
    return { key: 'appeal', fileId: file.id, values: { ...values, due_on: file.due_on } }
  }
  const late = lateUntil !== null && today <= lateUntil
  const [round] = roundsFor(rounds, card.valid_to, today)
  if (round && phaseOf(round, today) === 'open') {
    return {
      key: 'apply',
      roundId: round.id,
      values: { ...values, round: round.name, ...until(round.closes_on) },
    }
  }
  if (late) return { key: 'apply', values: { ...values, ...until(lateUntil) } }
  if (round) {
    return {
      key: 'wait_for_round',
      roundId: round.id,
      values: { ...values, round: round.name, opens_on: round.opens_on },
    }
  }
  const wasCovered = rounds.some((past) => past.status !== 'draft' && covers(past, card.valid_to))
  return { key: wasCovered || today > card.valid_to ? 'missed' : 'no_round_yet', values }
}

function until(closesOn: IsoDate | null): Record<string, string> {
  return closesOn ? { closes_on: closesOn } : {}
}
