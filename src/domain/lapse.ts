/**
 * 自动作废 (notice 一（三）3, 二（三）3): when a card may be listed for lapse, and on what ground. The database lists
 * (private.lapse_ground); this says it a second time, and a property test compares the two. Wherever the rule is in doubt
 * the card stays: nobody is listed too early.
 */
import type { ReviewStage, Status } from './review.ts'
import type { IsoDate } from './shanghai.ts'

export const LAPSE_GROUNDS = ['no_activity', 'review_failed', 'not_renewed'] as const
export type LapseGround = (typeof LAPSE_GROUNDS)[number]

export const LAPSE_STATUSES = ['confirmed', 'appealing', 'upheld', 'undone'] as const
export type LapseStatus = (typeof LAPSE_STATUSES)[number]

export interface LapseRound {
  status: 'draft' | 'published' | 'closed'
  windowFrom: IsoDate
  windowTo: IsoDate
  opensOn: IsoDate
  /** Null: awaiting the calendar. */
  closesOn: IsoDate | null
}

export interface LapseFile {
  status: Status
  isLive: boolean
  /** Null while it was never submitted; of several the latest counts. */
  submittedOn: IsoDate | null
  /** How it was last refused, if it was. */
  refusal?: {
    stage: ReviewStage
    on: IsoDate
    reasons: readonly string[]
    /** Last day of its appeal; null awaits the calendar. */
    appealUntil: IsoDate | null
    /** An appeal against it was denied. */
    isDenied: boolean
  }
}

export interface LapseCard {
  /** Only active cards lapse. */
  isActive: boolean
  validTo: IsoDate
  files: readonly LapseFile[]
  rounds: readonly LapseRound[]
  /** 补报名 is open until this day. */
  admittedUntil?: IsoDate
  /** Day of the latest lapse that an appeal undid. */
  undoneOn?: IsoDate
}

/** The ground on which a card is to lapse as of a day, or null while it may not. */
export function lapseGround(card: LapseCard, today: IsoDate): LapseGround | null {
  if (!card.isActive || card.files.some(({ isLive }) => isLive)) return null
  if (card.files.some((file) => isOpenToAppeal(file, today))) return null
  if (card.admittedUntil !== undefined && card.admittedUntil >= today) return null

  const last = latestOf(card.files)
  const refusal = last?.status === 'rejected' ? last.refusal : undefined
  // a unit's 不同意 alone never lapses a card
  const isFinal = refusal !== undefined && refusal.stage !== 'unit_review'
  if (isFinal && (card.undoneOn === undefined || refusal.on > card.undoneOn))
    return refusal.reasons.includes('no_activity') ? 'no_activity' : 'review_failed'

  if (card.validTo >= today) return null
  if (card.rounds.some((round) => mayStillTake(round, card.validTo, today))) return null
  return card.rounds.some((round) => hasGonePast(round, card, today)) ? 'not_renewed' : null
}

function latestOf(files: readonly LapseFile[]): LapseFile | undefined {
  return files
    .filter(({ submittedOn }) => submittedOn !== null)
    .reduce<LapseFile | undefined>(
      (latest, file) =>
        latest === undefined || String(file.submittedOn) > String(latest.submittedOn) ? file : latest,
      undefined,
    )
}

function isOpenToAppeal({ status, refusal }: LapseFile, today: IsoDate): boolean {
  if (status !== 'rejected' || refusal === undefined || refusal.isDenied) return false
  return refusal.appealUntil === null || refusal.appealUntil >= today
}

/** Open, to come, or planned only. */
function mayStillTake(round: LapseRound, validTo: IsoDate, today: IsoDate): boolean {
  return (
    round.windowFrom <= validTo &&
    validTo <= round.windowTo &&
    round.status !== 'closed' &&
    (round.closesOn === null || round.closesOn >= today)
  )
}

/** A year that nobody has planned yet takes no card away. */
function hasGonePast(round: LapseRound, { validTo, undoneOn }: LapseCard, today: IsoDate): boolean {
  if (round.status === 'draft' || round.windowTo < validTo) return false
  if (undoneOn !== undefined && round.opensOn <= undoneOn) return false
  return round.status === 'closed' || (round.closesOn !== null && round.closesOn < today)
}
