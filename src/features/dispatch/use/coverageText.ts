import type { Coverage } from '../../../data/dispatchUse'

/** Inspected of held in percent, one digit behind the point; a dash where nothing was held. */
export function coverageText({ held, inspected }: Pick<Coverage, 'held' | 'inspected'>): string {
  return held === 0 ? '—' : `${((inspected / held) * 100).toFixed(1)}%`
}
