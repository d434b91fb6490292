import type { IsoDate } from '../../../src/domain/shanghai.ts'
import type { RoundCalendar, RoundPlan } from '../roundPlans.ts'
import type { Scale } from '../scale.ts'

/** What becomes of a file, in one word. */
export type PlotKind =
  // still on its way before the summary table
  | 'draft'
  | 'unit_review'
  | 'awaiting_seal'
  | 're_review'
  | 'late_summary'
  // gone or aside
  | 'withdrawn'
  | 'expired_draft'
  | 'expired_return'
  | 'returned_by_unit'
  | 'returned_by_center'
  | 'returned_by_final'
  | 'rejected_by_unit'
  | 'rejected_by_center'
  | 'rejected_by_final'
  | 'appeal_unit'
  | 'appeal_center'
  | 'appeal_final'
  | 'denied'
  // through the summary table
  | 'plain'
  | 'reported'
  | 'sent_back'
  | 'mended_unit'
  | 'mended_center'
  | 'mended_printed'
  | 'mended_final'
  | 'granted_unit'
  | 'granted_center'
  | 'granted_final'
  | 'renamed'
  | 'late_admission'

/** Where a file that goes through stands at last. */
export type PlotEnd = 'final_review' | 'awaiting_issue' | 'issued' | 'collected'

export interface Plot {
  kind: PlotKind
  end: PlotEnd
  /** The main summary table, or a supplementary one. */
  wave: 1 | 2
  /** Whose files these must be; null: anybody's. */
  track: 'city' | 'province' | null
}

type Line = [kind: PlotKind, count: number, rest?: Partial<Omit<Plot, 'kind'>>]

/** The round under way: something everywhere. Counts are those of the full world. */
const BUSY: readonly Line[] = [
  ['draft', 12],
  ['unit_review', 20],
  ['awaiting_seal', 12],
  ['re_review', 20, { track: 'city' }],
  ['late_summary', 13],
  ['withdrawn', 6],
  ['returned_by_unit', 5],
  ['returned_by_center', 8],
  ['returned_by_final', 5],
  ['rejected_by_unit', 4],
  ['rejected_by_center', 5],
  ['rejected_by_final', 3],
  ['appeal_unit', 3],
  ['appeal_center', 5],
  ['appeal_final', 3],
  ['denied', 3],
  ['reported', 22, { wave: 2 }],
  ['sent_back', 5, { wave: 2, track: 'province' }],
  ['plain', 16, { end: 'final_review', track: 'city' }],
  ['plain', 10, { end: 'final_review', track: 'province' }],
  ['plain', 12, { end: 'awaiting_issue' }],
  ['plain', 10, { end: 'issued' }],
  ['plain', 10, { end: 'collected' }],
  ['mended_unit', 5, { end: 'awaiting_issue' }],
  ['mended_center', 4, { end: 'final_review' }],
  ['mended_printed', 5, { end: 'issued' }],
  ['mended_final', 5, { end: 'final_review' }],
  ['granted_unit', 3, { end: 'final_review' }],
  ['granted_center', 3, { end: 'final_review' }],
  ['granted_final', 2, { end: 'awaiting_issue' }],
  ['renamed', 1, { end: 'final_review', track: 'city' }],
]

/** A round behind us: cards issued and collected, a few people left over. */
const SETTLED: readonly Line[] = [
  ['plain', 30, { end: 'collected' }],
  ['plain', 6, { end: 'collected', wave: 2 }],
  ['plain', 7, { end: 'issued' }],
  ['mended_unit', 2, { end: 'collected' }],
  ['mended_center', 2, { end: 'collected' }],
  ['mended_printed', 2, { end: 'collected' }],
  ['mended_final', 2, { end: 'collected' }],
  ['granted_center', 1, { end: 'collected' }],
  ['late_admission', 1, { end: 'issued', wave: 2 }],
  ['rejected_by_center', 3],
  ['rejected_by_final', 2],
  ['denied', 1],
  ['withdrawn', 3],
  ['expired_draft', 6],
  // late: what a unit and two cities have left lying
  ['awaiting_seal', 1],
  ['re_review', 1, { track: 'city' }],
  ['re_review', 1, { track: 'city' }],
  ['expired_return', 5],
]

/** A round that has just begun. */
const YOUNG: readonly Line[] = [
  ['draft', 10],
  ['unit_review', 12],
]

type RoundRole = 'busy' | 'settled' | 'young'
const LINES: Record<RoundRole, readonly Line[]> = { busy: BUSY, settled: SETTLED, young: YOUNG }
/** Older rounds have fewer files, the small world none in them. */
const SHARES = [1, 0.3, 0.06]

/** A round and what becomes of its files. */
export interface PlottedRound {
  round: RoundPlan
  plots: Plot[]
}

/** The plots of every round, the busy one first. A tenth of them still has every status. */
export function plotRounds(
  { busy, young, settled }: RoundCalendar,
  scale: Scale,
  today: IsoDate,
): PlottedRound[] {
  const plotted = (round: RoundPlan, role: RoundRole, share: number) => ({
    round,
    // A draft ends with registration: there is none where that closed yesterday.
    plots: LINES[role]
      .filter(([kind]) => kind !== 'draft' || round.closesOn >= today)
      .flatMap(([kind, count, rest]) =>
        Array.from(
          { length: Math.round(count * share) },
          (): Plot => ({ kind, end: 'collected', wave: 1, track: null, ...rest }),
        ),
      ),
  })
  const told = scale.files < 1 ? settled.slice(0, 1) : settled
  return [
    plotted(busy, 'busy', scale.files),
    ...(young ? [plotted(young, 'young', scale.files)] : []),
    ...told.map((round, index) => plotted(round, 'settled', scale.files * (SHARES[index] ?? 0))),
  ]
}
