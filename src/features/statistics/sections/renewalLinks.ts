import {
  OUTCOME_STATUSES,
  type Outcome,
  type RenewalDimension,
  type StatisticsScope,
} from '../../../domain/statistics'
import { filesPath } from '../../../domain/statisticsPaths'

/** The files behind a figure of renewals: of one key of a dimension, or of all where the key is undefined. */
export function renewalPath(
  scope: StatisticsScope,
  by: RenewalDimension,
  key: string | undefined,
  outcome: Outcome | 'files',
): string {
  const statuses = outcome === 'files' ? undefined : OUTCOME_STATUSES[outcome]
  if (key === undefined) return filesPath(scope, { statuses })
  switch (by) {
    case 'region':
      return filesPath({ ...scope, region: key }, { statuses })
    case 'kind':
      return filesPath({ ...scope, kind: key }, { statuses })
    case 'round':
      return filesPath({ ...scope, round: key }, { statuses })
    case 'level':
      return filesPath(scope, { statuses, level: key })
    case 'occupation':
      return filesPath(scope, { statuses, occupation: key })
    case 'month':
      return filesPath(scope, { statuses, month: key })
  }
}
