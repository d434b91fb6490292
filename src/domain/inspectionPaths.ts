// Addresses of 督导报告 that other features link to; see paths.ts.

/** 督导报告: the register of a center's or an institution's reports. */
export function inspectionListPath(filter = ''): string {
  return `/inspections${filter && `?${filter}`}`
}

/** One report: for its supervisors the form, for others what it says. */
export function inspectionPath(id: string): string {
  return `/inspections/${id}`
}

/** One report as sheets for paper. */
export function inspectionPrintPath(id: string): string {
  return `/inspections/${id}/print`
}
