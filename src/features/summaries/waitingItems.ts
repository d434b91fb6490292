import type { RoundChoice } from '../../data/applicationList'
import type { ReportingUnit, SummaryBatch, WaitingFiles } from '../../data/summaries'
import type { SummaryAnnex } from '../../domain/summaryBatch'

/** What a reporter can generate or go on with: one line per round, annex and reporter. */
export interface WaitingItem {
  key: string
  roundId: string
  roundName: string
  annex: SummaryAnnex
  /** Null: the city. */
  institutionId: string | null
  /** Named where a clerk acts for several units. */
  institutionName: string | null
  waiting: number
  draft: SummaryBatch | undefined
  /** There is a reported table already: the next one is 补充汇总. */
  isSupplement: boolean
}

interface Sources {
  waiting: readonly WaitingFiles[]
  /** Tables of the reporter that are not over: drafts, reported, received. */
  batches: readonly SummaryBatch[]
  rounds: readonly RoundChoice[]
  /** The 省属 units that the caller reports for; empty for a city. */
  units: readonly ReportingUnit[]
}

const keyOf = (roundId: string, annex: number, institutionId: string | null) =>
  `${roundId}:${annex}:${institutionId ?? ''}`

/** The lines of 待汇总, the latest round first. A draft stays in it also when its files have gone. */
export function waitingItems({ waiting, batches, rounds, units }: Sources): WaitingItem[] {
  const drafts = batches.filter(({ status }) => status === 'draft')
  const items = new Map<string, WaitingItem>()
  for (const source of [...waiting.map((files) => ({ ...files, files: files.waiting })), ...drafts]) {
    const key = keyOf(source.round_id, source.annex, source.institution_id)
    const known = items.get(key)
    items.set(key, {
      key,
      roundId: source.round_id,
      roundName: rounds.find(({ id }) => id === source.round_id)?.name ?? '',
      annex: source.annex,
      institutionId: source.institution_id,
      institutionName:
        units.length > 1 ? (units.find(({ id }) => id === source.institution_id)?.name ?? null) : null,
      waiting: 'files' in source ? source.files : (known?.waiting ?? 0),
      draft: drafts.find((draft) => keyOf(draft.round_id, draft.annex, draft.institution_id) === key),
      isSupplement: batches.some(
        (batch) =>
          (batch.status === 'reported' || batch.status === 'received') &&
          keyOf(batch.round_id, batch.annex, batch.institution_id) === key,
      ),
    })
  }
  const order = new Map(rounds.map(({ id }, index) => [id, index]))
  return [...items.values()].sort(
    (a, b) =>
      (order.get(a.roundId) ?? rounds.length) - (order.get(b.roundId) ?? rounds.length) ||
      a.annex - b.annex ||
      (a.institutionName ?? '').localeCompare(b.institutionName ?? '', 'zh'),
  )
}
