import type { RoundProgressRow } from '../../data/rounds'
import { REGIONS } from '../../domain/region'
import { STATUSES, type Status } from '../../domain/review'

export interface ProgressCell {
  n: number
  late: number
}

/** A region's files of a round by status. */
export interface RegionProgress {
  region_code: string
  cells: Partial<Record<Status, ProgressCell>>
  total: ProgressCell
}

/** The statuses that a table of progress shows, in the order of the way. */
export const progressStatuses = STATUSES.filter((status) => status !== 'draft')

/** One row per region in the order of the codes, the province's own units last; and all together. */
export function progressOf(rows: readonly RoundProgressRow[]): {
  regions: RegionProgress[]
  all: RegionProgress
} {
  const codes = new Set(rows.map((row) => row.region_code))
  const order = [...REGIONS.filter((region) => region.kind === 'city'), ...REGIONS].map(({ code }) => code)
  return {
    regions: [...new Set(order)]
      .filter((code) => codes.has(code))
      .map((code) =>
        sumUp(
          code,
          rows.filter((row) => row.region_code === code),
        ),
      ),
    all: sumUp('', rows),
  }
}

function sumUp(code: string, rows: readonly RoundProgressRow[]): RegionProgress {
  const cells: Partial<Record<Status, ProgressCell>> = {}
  const total = { n: 0, late: 0 }
  for (const { status, n, late } of rows) {
    const cell = cells[status as Status] ?? { n: 0, late: 0 }
    cells[status as Status] = { n: cell.n + n, late: cell.late + late }
    total.n += n
    total.late += late
  }
  return { region_code: code, cells, total }
}

/** The statuses that have files anywhere: columns without a figure say nothing. */
export function shownStatuses(all: RegionProgress): Status[] {
  return progressStatuses.filter((status) => all.cells[status])
}
