/**
 * Summary tables (汇总表, notice 一（四）, 二（四）): what may be done with one in each state. Mirrors the functions of
 * the database, which decide.
 */
import type { StatusTone } from './statusTone.ts'

/** 2: assessors of both kinds; 4: supervisors. */
export type SummaryAnnex = 2 | 4

/** The annex that an address names; anything else counts as not said. */
export function parseAnnex(text: string | undefined): SummaryAnnex | undefined {
  return text === '2' ? 2 : text === '4' ? 4 : undefined
}

export type BatchStatus = 'draft' | 'reported' | 'received' | 'sent_back' | 'discarded'

/** What the rules read of a table. */
export interface BatchState {
  status: BatchStatus
  /** Counts how often the rows were generated. */
  data_version: number
  /** The data version that was printed and sealed; null without a scan. */
  scan_version: number | null
  scan_stored: boolean
}

/** Who stands before a table: its reporter, the province that receives it, or somebody who may only read. */
export type BatchParty = 'reporter' | 'province' | 'reader'

export type BatchAction = 'regenerate' | 'upload' | 'report' | 'discard' | 'receive' | 'send_back'

const actions: Readonly<Record<BatchParty, Partial<Record<BatchStatus, readonly BatchAction[]>>>> = {
  reporter: { draft: ['report', 'upload', 'regenerate', 'discard'] },
  province: { reported: ['receive', 'send_back'] },
  reader: {},
}

/** What the party may do with the table now. Reporting needs the scan besides: see scanStateOf. */
export function batchActionsOf(batch: Pick<BatchState, 'status'>, party: BatchParty): readonly BatchAction[] {
  return actions[party][batch.status] ?? []
}

/**
 * The sealed scan of a table: none; outdated, the rows were generated again since; void, the table was sent back;
 * current.
 */
export type ScanState = 'none' | 'outdated' | 'void' | 'current'

export function scanStateOf(batch: BatchState): ScanState {
  if (batch.scan_version === null) return 'none'
  if (batch.status === 'sent_back') return 'void'
  if (!batch.scan_stored) return 'none'
  return batch.scan_version === batch.data_version ? 'current' : 'outdated'
}

const tones: Readonly<Record<BatchStatus, StatusTone>> = {
  draft: 'attention',
  reported: 'waiting',
  received: 'good',
  sent_back: 'bad',
  discarded: 'quiet',
}

/** The tone of a table's status, for the icon and colour beside its word. */
export function batchTone(status: BatchStatus): StatusTone {
  return tones[status]
}
