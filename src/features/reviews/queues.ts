import type { ApplicationListQuery } from '../../data/applicationListQuery'
import { can, institutionsOf, type Login, seatOf } from '../../domain/access'
import type { Status } from '../../domain/review'
import { addDays, type IsoDate } from '../../domain/shanghai'
import type { StaffRole } from '../../domain/staffRole'

/** The queues of the review, from 待初审 to 全部; 办理记录 holds steps taken instead of files. */
export type QueueKey =
  | 'unit_review'
  | 'awaiting_seal'
  | 're_review'
  | 'awaiting_summary'
  | 'awaiting_receipt'
  | 'final_review'
  | 'awaiting_issue'
  | 'returned'
  | 'appealing'
  | 'handled'
  | 'decisions'
  | 'due_soon'
  | 'all'

/** Files that are due within so many days, or late, stand in 即将逾期. */
export const dueSoonDays = 7

/** The queues of each role, what it has to do first. */
const order: Readonly<Record<StaffRole, readonly QueueKey[]>> = {
  institution_officer: [
    ...(['unit_review', 'awaiting_seal', 'due_soon', 'returned', 're_review', 'awaiting_summary'] as const),
    ...(['awaiting_receipt', 'final_review', 'awaiting_issue', 'appealing', 'handled', 'all'] as const),
  ],
  city_officer: [
    ...(['re_review', 'due_soon', 'appealing', 'awaiting_summary', 'unit_review', 'awaiting_seal'] as const),
    ...([
      'awaiting_receipt',
      'final_review',
      'awaiting_issue',
      'returned',
      'handled',
      'decisions',
      'all',
    ] as const),
  ],
  province_reviewer: [
    ...([
      'final_review',
      're_review',
      'due_soon',
      'appealing',
      'awaiting_receipt',
      'awaiting_issue',
    ] as const),
    ...([
      'unit_review',
      'awaiting_seal',
      'awaiting_summary',
      'returned',
      'handled',
      'decisions',
      'all',
    ] as const),
  ],
  province_admin: readOnlyQueues(),
  manager: readOnlyQueues(),
  security_admin: [],
  auditor: [],
}

function readOnlyQueues(): readonly QueueKey[] {
  return [
    ...(['unit_review', 'awaiting_seal', 're_review', 'awaiting_summary', 'awaiting_receipt'] as const),
    ...(['final_review', 'awaiting_issue', 'returned', 'appealing', 'due_soon', 'decisions', 'all'] as const),
  ]
}

/** The queues that a role sees; the first one is where it begins. */
export function queuesOf(role: StaffRole): readonly QueueKey[] {
  return order[role]
}

const deciders: Partial<Record<QueueKey, readonly StaffRole[]>> = {
  unit_review: ['institution_officer'],
  re_review: ['city_officer', 'province_reviewer'],
  final_review: ['province_reviewer'],
  appealing: ['city_officer', 'province_reviewer'],
}

/** Whether the role decides files of the queue; appeals are decided one by one. */
export function isDecidedBy(queue: QueueKey, role: StaffRole): boolean {
  return deciders[queue]?.includes(role) ?? false
}

/** Whether files of the queue can be decided several at once. */
export function isBulk(queue: QueueKey, role: StaffRole): boolean {
  return queue !== 'appealing' && isDecidedBy(queue, role)
}

const ofBatches: ReadonlySet<QueueKey> = new Set(['awaiting_receipt', 'final_review', 'awaiting_issue'])

/** Whether files of the queue stand in a reported summary table, so that one table can be worked through. */
export function isOfBatches(queue: QueueKey, role: StaffRole): boolean {
  // 省属 files come to their 复审 in a table, 属地 ones before there is any
  return ofBatches.has(queue) || (queue === 're_review' && role === 'province_reviewer')
}

/** What waits for a role, for 即将逾期. */
const waitingFor: Readonly<Record<StaffRole, readonly Status[]>> = {
  institution_officer: ['unit_review', 'awaiting_seal'],
  city_officer: ['re_review', 'awaiting_summary'],
  province_reviewer: ['awaiting_receipt', 'final_review', 'awaiting_issue'],
  province_admin: everyStep(),
  manager: everyStep(),
  security_admin: [],
  auditor: [],
}

function everyStep(): readonly Status[] {
  return [
    'unit_review',
    'awaiting_seal',
    're_review',
    'awaiting_summary',
    'awaiting_receipt',
    'final_review',
    'awaiting_issue',
  ]
}

/** The conditions of a queue for a login, without the filters that the user sets. */
export function queueConditions(queue: QueueKey, login: Login, today: IsoDate): ApplicationListQuery {
  const role = seatOf(login)?.role
  switch (queue) {
    case 'all':
      return {}
    case 'decisions':
      return { steps: {} }
    case 'handled':
      return { decidedBy: login.user_id }
    case 'due_soon':
      return {
        statuses: role ? waitingFor[role] : [],
        dueTo: addDays(today, dueSoonDays),
        // the unit of the province reports itself; the province does the 复审 of its files
        ...(role === 'province_reviewer' && {
          statusesOfTrack: { track: 'province', statuses: ['re_review'] },
        }),
      }
    case 'appealing':
      return {
        statuses: ['appealing'],
        ...(role === 'city_officer' && { appealsTo: 'city' }),
        ...(role === 'province_reviewer' && { appealsTo: 'province' }),
      }
    case 're_review':
      return { statuses: ['re_review'], ...(role === 'province_reviewer' && { track: 'province' }) }
    default:
      return { statuses: [queue] }
  }
}

/** The scope of a login as an explicit filter; nothing for the province, which sees all. */
export function scopeOf(
  login: Login & { institutions?: readonly string[] },
): Pick<ApplicationListQuery, 'regionCodes' | 'institutionIds'> {
  const seat = seatOf(login)
  if (seat?.role === 'institution_officer') {
    return { institutionIds: login.institutions ?? institutionsOf(login) }
  }
  if (seat && seat.region_code !== '510000') return { regionCodes: [seat.region_code] }
  return {}
}

/** Whether the login sees files of several cities, and so may filter by city. */
export function seesAllCities(login: Login): boolean {
  return can(login, 'application.list') && Object.keys(scopeOf(login)).length === 0
}
