import type { Outcome } from '../../../domain/statistics'
import type { Fill } from '../charts/chartColors'

/** How each outcome is drawn, wherever it is. */
export const outcomeFills: Readonly<Record<Outcome, Fill>> = {
  passed: 'solid',
  open: 'lines',
  refused: 'stripes',
  ended: 'dots',
}
