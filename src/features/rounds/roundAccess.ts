import { PROVINCE_CODE } from '../../domain/region'
import type { Role } from '../../domain/staffRole'

const withQueue: ReadonlySet<string> = new Set([
  ...['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt', 'final_review'],
  ...['awaiting_issue', 'returned', 'appealing'],
])

/**
 * Whether a role can open the files of a region and status as a queue. The 待复审 queue of a provincial reviewer holds
 * 省属 files only, so that a city's figure would open another list.
 */
export function opensQueue(role: Role, status: string, regionCode: string): boolean {
  if (role === 'province_reviewer' && status === 're_review') return regionCode === PROVINCE_CODE
  return withQueue.has(status)
}
