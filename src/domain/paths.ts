/**
 * Addresses that one feature links to and another one serves: features never import each other. Where a route
 * pattern is needed, the app passes ':id' for the id.
 */

/** 审核队列; `queue` is one of its tabs. */
export function reviewQueuePath(queue?: string): string {
  return queue ? `/reviews?queue=${queue}` : '/reviews'
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
