import { phaseOf, type Round } from '../../../domain/round'
import { addDays, type IsoDate } from '../../../domain/shanghai'

/** Views of the unit's cards by their expiry; open: in the window of a round whose registration is open. */
export const CARD_VIEWS = ['all', 'open', 'expired', 'within_30', 'within_90'] as const
export type CardView = (typeof CARD_VIEWS)[number]

export function isCardView(text: string | undefined): text is CardView {
  return CARD_VIEWS.some((view) => view === text)
}

/** Expiry dates of a view, both included; a view that nothing fits ends before it begins. */
export function boundsOf(
  view: CardView,
  today: IsoDate,
  rounds: readonly Round[],
): { from: IsoDate | null; to: IsoDate | null } {
  switch (view) {
    case 'all':
      return { from: null, to: null }
    case 'expired':
      return { from: null, to: addDays(today, -1) }
    case 'within_30':
      return { from: today, to: addDays(today, 30) }
    case 'within_90':
      return { from: today, to: addDays(today, 90) }
    case 'open': {
      const open = rounds.filter((round) => phaseOf(round, today) === 'open')
      if (open.length === 0) return { from: addDays(today, 1), to: today }
      return {
        from: open.map((round) => round.window_from).sort()[0] ?? null,
        to:
          open
            .map((round) => round.window_to)
            .sort()
            .at(-1) ?? null,
      }
    }
  }
}
