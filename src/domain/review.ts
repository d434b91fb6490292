/**
 * The life of a file: statuses, actions, who may move it and where it goes (notice 一（四）, 二（四）). One table,
 * mirrored by the rows of public.review_transitions; a test holds the two together. A status missing from the table
 * or an unknown target does not compile.
 */
import type { Track } from './region.ts'

/** In the order of the way; the last six stand aside. */
export const STATUSES = [
  'draft',
  'unit_review',
  'awaiting_seal',
  're_review',
  'awaiting_summary',
  'awaiting_receipt',
  'final_review',
  'awaiting_issue',
  'issued',
  'collected',
  'returned',
  'rejected',
  'appealing',
  'withdrawn',
  'expired_draft',
  'expired_return',
] as const
export type Status = (typeof STATUSES)[number]

/** Whose decision a step is: 初审 unit, 复审 city (属地) or province (省属), 终审 province. */
export type Level = 'unit' | 'city' | 'province'

/** Who can move a file: its applicant, a level, or the clock (private.advance_due). */
export type Party = 'applicant' | Level | 'system'

export const ACTIONS = [
  'submit',
  'withdraw',
  'approve',
  'seal',
  'report',
  'receive',
  'send_back',
  'return',
  'resubmit',
  'reject',
  'appeal',
  'grant_appeal',
  'deny_appeal',
  'issue',
  'collect',
  'expire',
  'bar',
] as const
export type Action = (typeof ACTIONS)[number]

/** The statuses in which somebody decides: where a file was returned or refused. */
export type ReviewStage = 'unit_review' | 're_review' | 'final_review'

/** unit_cancelled: the center acts for a unit that is no more; printed_changed: the seal no longer fits the data. */
export type Condition = 'unit_cancelled' | 'printed_changed'

export interface Transition {
  action: Action
  by: readonly Party[]
  /** The unit takes this step only on a file that it entered itself (代办), on the person's 书面申请. */
  unitAsProxy?: true
  /** Only on this track; left out: on both. */
  track?: Track
  /** Only if the file was returned or refused in this status; left out: wherever. */
  stage?: ReviewStage
  condition?: Condition
  to: Status
  needsReason?: true
}

/** The applicant's own steps, or the unit's for its people. */
const APPLYING = { by: ['applicant', 'unit'], unitAsProxy: true } as const
/** The sealed scan is brought by either, whoever entered the file. */
const SEALING = ['applicant', 'unit'] as const satisfies readonly Party[]
const withdraw: Transition = { action: 'withdraw', ...APPLYING, to: 'withdrawn' }
/** A disqualification that has become final ends the file that it held up. */
const bar: Transition = { action: 'bar', by: ['system'], to: 'rejected' }

/** Returned for correction and refused: the same wherever somebody decides. */
const refusals = (by: Level, only: Pick<Transition, 'track' | 'condition'> = {}): readonly Transition[] => [
  { action: 'return', by: [by], ...only, to: 'returned', needsReason: true },
  { action: 'reject', by: [by], ...only, to: 'rejected', needsReason: true },
]

/** The center of the track stands in for a unit that was struck off (first opinion 代行), with a reason. */
const forCancelledUnit = (by: 'city' | 'province'): readonly Transition[] => [
  {
    action: 'approve',
    by: [by],
    track: by,
    condition: 'unit_cancelled',
    to: 'awaiting_seal',
    needsReason: true,
  },
  ...refusals(by, { track: by, condition: 'unit_cancelled' }),
]

/** Whoever decides an appeal may deny it; `to` says where a granted one enters. */
const appealed = (by: Level, stage: ReviewStage, track: Track, to: Status): readonly Transition[] => [
  { action: 'grant_appeal', by: [by], track, stage, to, needsReason: true },
  { action: 'deny_appeal', by: [by], track, stage, to: 'rejected', needsReason: true },
]

const resubmit = (stage: ReviewStage, track: Track, to: Status): Transition => ({
  action: 'resubmit',
  ...APPLYING,
  track,
  stage,
  to,
})

/** Every move there is, by the status it starts from. */
export const TRANSITIONS: Readonly<Record<Status, readonly Transition[]>> = {
  draft: [
    { action: 'submit', ...APPLYING, to: 'unit_review' },
    withdraw,
    { action: 'expire', by: ['system'], to: 'expired_draft' },
    bar,
  ],
  unit_review: [
    { action: 'approve', by: ['unit'], to: 'awaiting_seal' },
    ...refusals('unit'),
    ...forCancelledUnit('city'),
    ...forCancelledUnit('province'),
    withdraw,
    bar,
  ],
  awaiting_seal: [
    { action: 'seal', by: SEALING, track: 'city', to: 're_review' },
    // Returned by the province and sealed anew: the city has passed it before.
    { action: 'seal', by: SEALING, track: 'city', stage: 'final_review', to: 'awaiting_summary' },
    { action: 'seal', by: SEALING, track: 'province', to: 'awaiting_summary' },
    withdraw,
    bar,
  ],
  re_review: [
    { action: 'approve', by: ['city'], track: 'city', to: 'awaiting_summary' },
    { action: 'approve', by: ['province'], track: 'province', to: 'final_review' },
    ...refusals('city', { track: 'city' }),
    ...refusals('province', { track: 'province' }),
    // 省属 files get here inside a received summary table: too late to withdraw.
    { ...withdraw, track: 'city' },
    bar,
  ],
  awaiting_summary: [
    { action: 'report', by: ['city'], track: 'city', to: 'awaiting_receipt' },
    { action: 'report', by: ['unit'], track: 'province', to: 'awaiting_receipt' },
    bar,
  ],
  awaiting_receipt: [
    { action: 'receive', by: ['province'], track: 'city', to: 'final_review' },
    { action: 'receive', by: ['province'], track: 'province', to: 're_review' },
    { action: 'send_back', by: ['province'], to: 'awaiting_summary', needsReason: true },
  ],
  final_review: [{ action: 'approve', by: ['province'], to: 'awaiting_issue' }, ...refusals('province'), bar],
  awaiting_issue: [{ action: 'issue', by: ['province'], to: 'issued' }, bar],
  issued: [{ action: 'collect', by: ['unit', 'city', 'province'], to: 'collected' }],
  collected: [],
  returned: [
    // What is printed changed: the unit must seal again, whoever returned the file.
    { action: 'resubmit', ...APPLYING, condition: 'printed_changed', to: 'unit_review' },
    resubmit('unit_review', 'city', 'unit_review'),
    resubmit('unit_review', 'province', 'unit_review'),
    resubmit('re_review', 'city', 're_review'),
    // The province's returns were struck from their batch and come in a supplementary one.
    resubmit('re_review', 'province', 'awaiting_summary'),
    resubmit('final_review', 'city', 'awaiting_summary'),
    resubmit('final_review', 'province', 'awaiting_summary'),
    withdraw,
    { action: 'expire', by: ['system'], to: 'expired_return' },
    bar,
  ],
  rejected: [{ action: 'appeal', ...APPLYING, to: 'appealing', needsReason: true }],
  appealing: [
    ...appealed('city', 'unit_review', 'city', 're_review'),
    ...appealed('province', 'unit_review', 'province', 'awaiting_summary'),
    ...appealed('province', 're_review', 'city', 'awaiting_summary'),
    // Refused by the province: another of its officers decides, which the database sees to.
    ...appealed('province', 're_review', 'province', 'final_review'),
    ...appealed('province', 'final_review', 'city', 'awaiting_issue'),
    ...appealed('province', 'final_review', 'province', 'awaiting_issue'),
    bar,
  ],
  withdrawn: [],
  expired_draft: [],
  expired_return: [],
}

/** What of a file decides where it can go: columns of public.applications, and the conditions that hold for it. */
export interface FileState {
  status: Status
  track: Track
  /** Where it was last returned or refused; '' where it was not. */
  stage?: ReviewStage | ''
  /** Whether the unit entered it (代办); left out: the person did. */
  is_proxy?: boolean
  conditions?: readonly Condition[]
}

/** The moves that a file has now, whoever makes them; of several for one action the most specific comes first. */
export function transitionsOf(file: FileState): Transition[] {
  return TRANSITIONS[file.status]
    .filter(
      (move) =>
        (move.track === undefined || move.track === file.track) &&
        (move.stage === undefined || move.stage === file.stage) &&
        (move.condition === undefined || file.conditions?.includes(move.condition)),
    )
    .sort((a, b) => specificity(b) - specificity(a))
}

function specificity(move: Transition): number {
  return (move.condition ? 2 : 0) + (move.stage ? 1 : 0)
}

function isMadeBy(party: Party, move: Transition, file: FileState): boolean {
  return move.by.includes(party) && (party !== 'unit' || !move.unitAsProxy || file.is_proxy === true)
}

/** What a party can do with a file now; each action once. */
export function actionsFor(file: FileState, party: Party): Action[] {
  const actions = transitionsOf(file)
    .filter((move) => isMadeBy(party, move, file))
    .map((move) => move.action)
  return [...new Set(actions)]
}

/** The move that an action of a party means for a file, or undefined if it is not theirs to make now. */
export function findTransition(file: FileState, action: Action, party: Party): Transition | undefined {
  return transitionsOf(file).find((move) => move.action === action && isMadeBy(party, move, file))
}

/** Actions that are refused without a reason code, whoever takes them. */
export const ACTIONS_WITH_REASON: ReadonlySet<Action> = new Set(
  ACTIONS.filter((action) =>
    Object.values(TRANSITIONS)
      .flat()
      .every((move) => move.action !== action || move.needsReason),
  ),
)

/** The level that decides in a status: 复审 of a 省属 file is the province's (notice 一（四）). */
export function levelOf(stage: ReviewStage, track: Track): Level {
  if (stage === 'unit_review') return 'unit'
  return stage === 're_review' && track === 'city' ? 'city' : 'province'
}

/** Who has to act next; several where either may (applicant or unit), none at an end. */
export function waitingFor(file: FileState): Party[] {
  const parties = transitionsOf(file)
    .filter((move) => move.action !== 'withdraw' && move.action !== 'expire' && move.action !== 'bar')
    .flatMap((move) => move.by.filter((party) => isMadeBy(party, move, file)))
  return [...new Set(parties)]
}

/** Statuses in which the province may move a file to another 申报单位; once in a summary table it no longer does. */
export const REROUTABLE_STATUSES: ReadonlySet<Status> = new Set<Status>([
  'unit_review',
  'awaiting_seal',
  're_review',
  'returned',
])

/** Statuses in which a file still holds its card: one live application per card. */
export const LIVE_STATUSES: ReadonlySet<Status> = new Set<Status>([
  'draft',
  'unit_review',
  'awaiting_seal',
  're_review',
  'awaiting_summary',
  'awaiting_receipt',
  'final_review',
  'awaiting_issue',
  'returned',
  'appealing',
])

/** Statuses in which the applicant, or the unit that entered the file for them, may change the form and the documents. */
export const EDITABLE_STATUSES: ReadonlySet<Status> = new Set<Status>(['draft', 'returned'])
