/**
 * Addresses that one feature links to and another one serves: features never import each other. Where a route
 * pattern is needed, the app passes ':id' for the id.
 */

/** Filters of the 审核队列 that other pages link to. */
export interface QueueFilter {
  city?: string
  round?: string
  /** Past the due date, or due within days. */
  due?: 'late' | 'soon'
  unit?: string
  /** A summary table, of the queues whose files stand in one. */
  batch?: string
  /** Of the queue `all`: statuses joined by commas. */
  status?: string
}

/** 审核队列; `queue` is one of its tabs. */
export function reviewQueuePath(queue?: string, filter: QueueFilter = {}): string {
  const params = new URLSearchParams({ ...(queue && { queue }), ...filter })
  return params.size === 0 ? '/reviews' : `/reviews?${params}`
}

/** 审核台 of one file. */
export function reviewFilePath(id: string): string {
  return `/reviews/${id}`
}

/** The file as its applicant or unit sees it: progress, correction, sealed form. */
export function applicationPath(id: string): string {
  return `/applications/${id}`
}

/** The sheet of annex 1 or 3, to be printed and sealed. */
export function applicationPrintPath(id: string): string {
  return `/applications/${id}/print`
}

/** 汇总上报: of a city or a 省属 unit what it reports, of the province what it received. */
export function summaryListPath(): string {
  return '/summaries'
}

/** One summary table. */
export function summaryBatchPath(id: string): string {
  return `/summaries/${id}`
}

/** Annex 2 or 4 of a summary table, to be printed and sealed. */
export function summaryPrintPath(id: string): string {
  return `/summaries/${id}/print`
}

/** 发证: files that await a card, or the cards that were issued. */
export function issuingPath(tab?: 'issued'): string {
  return tab ? `/issuing?tab=${tab}` : '/issuing'
}

/** Cards on paper; which ones stands in the history entry, since an address cannot hold a thousand ids. */
export function cardPrintPath(): string {
  return '/issuing/print'
}

/** 领取: cards to be collected, or those that were. */
export function collectionPath(tab?: 'collected'): string {
  return tab ? `/collection?tab=${tab}` : '/collection'
}

/** The list that is sealed and signed when cards are collected; which files stands in the history entry. */
export function collectionPrintPath(): string {
  return '/collection/print'
}

/** The public card check; with a token, of the card whose QR code carries it. */
export function cardCheckPath(token?: string): string {
  return token ? `/check/${token}` : '/check'
}

/** 换证计划: the list. */
export function roundListPath(): string {
  return '/rounds'
}

/** One round: its dates, progress and changes. */
export function roundPath(id: string): string {
  return `/rounds/${id}`
}

/** The form of a new draft. */
export function roundCreatePath(): string {
  return '/rounds/new'
}

/** The form of a draft. */
export function roundEditPath(id: string): string {
  return `/rounds/${id}/edit`
}

/** 工作日历 of a year, this one where none is named. */
export function calendarPath(year?: number): string {
  return year ? `/calendar?year=${year}` : '/calendar'
}

/** Where a year of the calendar is loaded from its announcement. */
export function calendarLoadPath(year?: number): string {
  return year ? `/calendar/load?year=${year}` : '/calendar/load'
}

/** 参数: numbers of the rules, or how cards are numbered. */
export function parameterPath(tab?: 'cards'): string {
  return tab ? `/parameters?tab=${tab}` : '/parameters'
}

/** 职业目录. */
export function occupationListPath(): string {
  return '/occupations'
}

/** 原因代码. */
export function reasonCodeListPath(): string {
  return '/reason-codes'
}

/** 我的账号. */
export function accountPath(): string {
  return '/account'
}

/** 通知. */
export function notificationListPath(): string {
  return '/notifications'
}

/** 员工与邀请; `tab` is one of its parts. */
export function staffPath(tab?: 'invitations' | 'deputies'): string {
  return tab ? `/staff?tab=${tab}` : '/staff'
}

/** 身份争议与认领 of the province; `tab` is one of its parts. */
export function identitiesPath(tab?: 'decided' | 'blocked'): string {
  return tab ? `/identities?tab=${tab}` : '/identities'
}

/** 导入; `kind` is what to import. */
export function importPath(kind?: string): string {
  return kind ? `/imports?kind=${kind}` : '/imports'
}

/** 审计: what was changed, or who looked at whose data. */
export function auditPath(tab?: 'access'): string {
  return tab ? `/audit?tab=${tab}` : '/audit'
}

/** The door. `to` is where to go after signing in. */
export function signInPath(to?: string): string {
  return to ? `/login?to=${encodeURIComponent(to)}` : '/login'
}

/** Where an invitation is redeemed; the code may be typed there instead. */
export function invitationPath(code?: string): string {
  return code ? `/invitation?code=${encodeURIComponent(code)}` : '/invitation'
}

/** Where somebody makes a login of one's own, as an applicant. */
export function signUpPath(): string {
  return '/sign-up'
}

/** Where a mail with a link to a new password is asked for. */
export function passwordResetPath(): string {
  return '/password/reset'
}

/** Where that link leads. */
export function newPasswordPath(): string {
  return '/password/new'
}

/** 我的换证: own cards, files and messages. */
export function portalPath(): string {
  return '/portal'
}

/** Before a draft for a card begins: round, unit, what to have ready. */
export function startPath(cardId: string): string {
  return `/applications/start/${cardId}`
}

/** 代办: the unit's people and their cards by expiry. */
export function unitPeoplePath(): string {
  return '/unit/people'
}

/** 人员, narrowed by filters of its list (q, region_code, institution_id, kind, card_status, status, occupation). */
export function personListPath(filters: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(filters).toString()
  return search ? `/people?${search}` : '/people'
}

/** 一人一档; `tab` is one of its parts. */
export function personPath(
  id: string,
  tab?: 'files' | 'records' | 'discipline' | 'history' | 'messages',
): string {
  return tab ? `/people/${id}?tab=${tab}` : `/people/${id}`
}

/** 职业对应: words of old cards that have no code of the catalogue. */
export function unmappedOccupationsPath(): string {
  return '/cards/occupations'
}

/** 证卡, narrowed by filters of its list (q, expiry, valid_to, valid_to_to, region_code, institution_id, kind, issuer_code, occupation, level, status, verified). */
export function cardListPath(filters: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(filters).toString()
  return search ? `/cards?${search}` : '/cards'
}

/** 机构: the register. */
export function institutionListPath(): string {
  return '/institutions'
}

/** One institution. */
export function institutionPath(id: string): string {
  return `/institutions/${id}`
}

/** Filters of the register of evaluations that other pages link to. */
export interface EvaluationFilter {
  phase?: 'coming' | 'running' | 'over' | 'cancelled'
  institution?: string
  /** Days, both included. */
  days?: string
  days_to?: string
}

/** 评价活动: the register. */
export function evaluationListPath(filter: EvaluationFilter = {}): string {
  const params = new URLSearchParams({ ...filter })
  return params.size === 0 ? '/evaluations' : `/evaluations?${params}`
}

/** One evaluation with its people. */
export function evaluationPath(id: string): string {
  return `/evaluations/${id}`
}

/** 工作记录: the register, or the records of one evaluation. */
export function activityListPath(evaluation?: string): string {
  return evaluation ? `/activities?status=all&evaluation=${evaluation}` : '/activities'
}
