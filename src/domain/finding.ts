/** 使用问题 (notice 三（二）): what evaluations and records show of institutions that use whom they may not. */
export const FINDING_KINDS = [
  'expired_card',
  'no_card',
  'occupation_outside',
  'level_outside',
  'two_places',
  'consecutive',
  'person_mismatch',
  'inspection',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** What a center may report itself; the rest is counted by the system or comes with a report. Mirrors private.report_finding. */
export const REPORTED_KINDS = [
  'person_mismatch',
  'expired_card',
  'no_card',
  'occupation_outside',
  'level_outside',
  'two_places',
] as const satisfies readonly FindingKind[]

export const FINDING_STATUSES = [
  'open',
  'rectifying',
  'answered',
  'closed',
  'transferred',
  'unfounded',
] as const
export type FindingStatus = (typeof FINDING_STATUSES)[number]

export const FINDING_ACTIONS = ['rectify', 'answer', 'close', 'transfer', 'unfounded'] as const
export type FindingAction = (typeof FINDING_ACTIONS)[number]

/** Who stands to a finding: the center that handles it, the institution that answers. */
export type FindingParty = 'center' | 'institution'

/** What can be done with a finding now. Mirrors private.handle_finding. */
export function findingActions(
  status: FindingStatus,
  party: FindingParty,
  hasPerson: boolean,
): FindingAction[] {
  const isUnderWay = status === 'rectifying' || status === 'answered'
  if (party === 'institution') return isUnderWay ? ['answer'] : []
  const actions: FindingAction[] = []
  if (status === 'open' || isUnderWay) actions.push('rectify')
  if (isUnderWay) actions.push('close')
  if ((status === 'open' || isUnderWay) && hasPerson) actions.push('transfer')
  if (status === 'open') actions.push('unfounded')
  return actions
}

/** How a finding reads; one whose term has passed without an end is late. */
export function findingTone(
  status: FindingStatus,
  isLate: boolean,
): 'waiting' | 'good' | 'attention' | 'bad' | 'quiet' {
  if (isLate) return 'bad'
  switch (status) {
    case 'open':
      return 'attention'
    case 'rectifying':
    case 'answered':
      return 'waiting'
    case 'closed':
      return 'good'
    case 'transferred':
      return 'bad'
    case 'unfounded':
      return 'quiet'
  }
}
