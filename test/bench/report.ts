import type { Measured } from './measure'

/** (a) a policy may cost so much more than the query past it, or so many milliseconds where that is little. */
export const POLICY_RATIO = 1.2
export const POLICY_EXTRA_MS = 0.5
export const POLICY_SMALL_MS = 2.5
/** (b) reads of live work and dashboards against the smallest world. */
export const GROWTH_RATIO = 1.5
/** Below this the clock and the machine say more than the query. */
const GROWTH_EXTRA_MS = 0.5

const KINDS = { live: '在办与统计', register: '名册与历史', work: '办理' } as const

/** A table in Markdown: one row per operation, for each world its times and what RLS costs, and the growth. */
export function tableOf(sizes: number[], results: Map<number, Measured[]>): string {
  const names = [...new Set(sizes.flatMap((size) => results.get(size)?.map(nameOf) ?? []))]
  const head = [
    'operation',
    ...sizes.flatMap((size) => [`${words(size)} ms (p95)`, '(a) RLS']),
    ...sizes.slice(1).map((size) => `(b) ${words(size)}`),
    '',
  ]
  const lines = names.map((name) => {
    const cells = sizes.map((size) => results.get(size)?.find((one) => nameOf(one) === name))
    const missed = new Set<string>()
    const times = cells.flatMap((cell) => [timeOf(cell), policyOf(cell, missed)])
    const growth = cells.slice(1).map((cell) => growthOf(cells[0], cell, missed))
    const kind = cells.find(Boolean)?.operation.kind ?? 'work'
    return [`${name} · ${KINDS[kind]}`, ...times, ...growth, [...missed].join(' ')]
  })
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function nameOf({ operation }: Measured): string {
  return operation.name
}

function timeOf(cell: Measured | undefined): string {
  if (!cell) return ''
  if (cell.failure) return `failed: ${cell.failure}`
  return `${number(cell.asRole.median)} (${number(cell.asRole.p95)})`
}

function policyOf(cell: Measured | undefined, missed: Set<string>): string {
  if (!cell?.byHand || cell.failure) return '–'
  const ratio = cell.asRole.median / cell.byHand.median
  const isSmall =
    cell.byHand.median < POLICY_SMALL_MS && cell.asRole.median - cell.byHand.median <= POLICY_EXTRA_MS
  if (ratio > POLICY_RATIO && !isSmall) missed.add('a')
  return ratio.toFixed(2)
}

function growthOf(first: Measured | undefined, cell: Measured | undefined, missed: Set<string>): string {
  if (!first || !cell || first.failure || cell.failure) return '–'
  const ratio = cell.asRole.median / first.asRole.median
  const isNoise = cell.asRole.median - first.asRole.median <= GROWTH_EXTRA_MS
  if (cell.operation.kind === 'live' && ratio > GROWTH_RATIO && !isNoise) missed.add('b')
  return ratio.toFixed(2)
}

function number(milliseconds: number): string {
  return milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0)
}

function words(size: number): string {
  return size.toLocaleString('en-US')
}
