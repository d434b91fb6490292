// Addresses of 资格管理 that other features link to; see paths.ts.

/** 资格管理: cases that wait for a decision, or those of another stage. */
export function caseListPath(stage?: string): string {
  return stage ? `/discipline?stage=${stage}` : '/discipline'
}

/** One case. */
export function casePath(id: string): string {
  return `/discipline/cases/${id}`
}

/** The decision of a case on paper. */
export function casePrintPath(id: string): string {
  return `/discipline/cases/${id}/print`
}

/** 考评事故. */
export function accidentListPath(): string {
  return '/discipline/accidents'
}

/** 自动作废: cards that are to lapse, or a later stage of it. */
export function lapseListPath(tab?: 'appealing' | 'confirmed'): string {
  return tab ? `/discipline/lapses?tab=${tab}` : '/discipline/lapses'
}

/** What was proposed or decided about oneself or people of one's unit. */
export function myCasesPath(): string {
  return '/decisions'
}

/** 资格核查: whether people may be used, one by one or as a list. */
export function qualificationCheckPath(): string {
  return '/discipline/check'
}

/** The same for a unit, which has no other part of 资格管理. */
export function unitCheckPath(): string {
  return '/unit/check'
}

/** 处理登记: penalties, in force or lifted. */
export function penaltyListPath(): string {
  return '/discipline/penalties'
}

/** 使用问题 of institutions, or those whose rectification is late. */
export function findingListPath(stage?: 'late'): string {
  return stage ? `/discipline/findings?stage=${stage}` : '/discipline/findings'
}

/** The same for a unit, which answers. */
export function unitFindingsPath(): string {
  return '/unit/findings'
}
