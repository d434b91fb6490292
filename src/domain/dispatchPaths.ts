// Addresses of 督导抽派 that other features link to; see paths.ts.

/** Filters of the register of orders that other pages link to. */
export interface OrderFilter {
  /** Opens the form for this evaluation. */
  evaluation?: string
  region?: string
  status?: string
  days?: string
  days_to?: string
  institution?: string
  /** The person record of a supervisor who was dispatched. */
  supervisor?: string
  /** What that supervisor answered. */
  answer?: string
  /** Over, and somebody was on site. */
  inspected?: 'yes'
}

/** 督导抽派: the register of inspection orders. */
export function dispatchListPath(filter: OrderFilter = {}): string {
  const params = new URLSearchParams({ ...filter })
  return params.size === 0 ? '/dispatch' : `/dispatch?${params}`
}

/** One inspection order. */
export function orderPath(id: string): string {
  return `/dispatch/${id}`
}

/** The proof of a draw, recomputed in the browser. */
export function dispatchProofPath(draw: string): string {
  return `/dispatch/proof/${draw}`
}

/** 我的督导: a supervisor's own dispatches and recusals. */
export function ownDispatchesPath(): string {
  return '/my-dispatches'
}

/** 任务单 of an own accepted dispatch, with the check-in. */
export function taskSheetPath(dispatch: string): string {
  return `/my-dispatches/${dispatch}`
}

/** The same for paper. */
export function taskSheetPrintPath(dispatch: string): string {
  return `/my-dispatches/${dispatch}/print`
}

/** What the QR code of a task sheet leads to. */
export function taskCodePath(code: string): string {
  return `/dispatch/check/${code}`
}

/** 随机抽查: shares of evaluations drawn for inspection. */
export function shareListPath(): string {
  return '/dispatch/shares'
}

/** One of them. */
export function sharePath(id: string): string {
  return `/dispatch/shares/${id}`
}

/** 均衡与覆盖: who was dispatched how often, and how many evaluations were inspected. */
export function dispatchUsePath(): string {
  return '/dispatch/use'
}
