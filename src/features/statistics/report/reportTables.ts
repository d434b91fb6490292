import type { OutcomeCounts, Reasons } from '../../../data/statistics'
import { PENALTY_KINDS } from '../../../domain/discipline'
import { LAPSE_GROUNDS } from '../../../domain/lapse'
import { addMonths } from '../../../domain/shanghai'
import {
  eachMonth,
  monthOf,
  OUTCOMES,
  pareto,
  passRate,
  percentOf,
  STEPS,
  sumBy,
  sumOf,
  TIMED_STATUSES,
} from '../../../domain/statistics'
import { FORECAST } from '../sections/ExpirySection'
import { comparedRows, totalOf } from '../sections/renewalRows'
import type { ReportData, ReportDimension } from './reportData'
import { dispatchTables } from './reportDispatch'
import type { ReportText } from './useReportText'

export type ReportCell = string | number

/** A table of the report; on paper and in the workbook alike. */
export interface ReportTable {
  key: string
  title: string
  /** What it is about: round or months, city, kind. */
  scope: string
  /** The first column names the row. */
  columns: readonly string[]
  rows: readonly (readonly ReportCell[])[]
}

type Make = (data: ReportData, text: ReportText) => ReportTable

const COUNTS = ['files', ...OUTCOMES] as const
const countsOf = (counts: OutcomeCounts) => COUNTS.map((key) => counts[key])

/** The sum beside the round or period before and that of a year before. */
export const summaryTable: Make = ({ total }, { t, words, scopeTexts }) => ({
  key: 'summary',
  title: t('statistics.report.summary'),
  scope: scopeTexts.renewals,
  columns: ['', ...COUNTS.map((key) => t(`statistics.outcome.${key}`)), t('statistics.passRate')],
  rows: total.bases.map(({ basis, round_name }) => {
    const counts = sumOf(
      total.rows.filter((row) => row.basis === basis),
      COUNTS,
    )
    const name = t(`statistics.basis.${basis}`)
    return [
      round_name ? `${name}（${round_name}）` : name,
      ...countsOf(counts),
      words.percent(passRate(counts)),
    ]
  }),
})

/** Renewals by one dimension. */
export const renewalTable =
  (by: ReportDimension): Make =>
  (data, { t, words, rounds, scopes, scopeTexts }) => {
    const rows = comparedRows(data.renewals[by], by, 'before', rounds, scopes.renewals)
    const line = (name: string, { now, past }: (typeof rows)[number]): ReportCell[] => [
      name,
      ...countsOf(now),
      words.percent(passRate(now)),
      past ? words.change(now.files, past.files) : '—',
    ]
    return {
      key: by,
      title: t('statistics.renewalsBy', { by: t(`statistics.dimension.${by}`) }),
      scope: scopeTexts.renewals,
      columns: [
        t(`statistics.dimension.${by}`),
        ...COUNTS.map((key) => t(`statistics.outcome.${key}`)),
        t('statistics.passRate'),
        t('statistics.sinceBeforeColumn'),
      ],
      rows: [
        ...rows.map((row) => line(words[by](row.key), row)),
        ...(by !== 'occupation' && rows.length > 1 ? [line(t('statistics.total'), totalOf(rows))] : []),
      ],
    }
  }

const funnelTable: Make = ({ funnel }, { t, words, scopeTexts }) => {
  const steps = [...funnel.steps].sort((a, b) => a.reached - b.reached)
  const first = steps[0]?.files ?? 0
  return {
    key: 'funnel',
    title: t('statistics.funnel'),
    scope: scopeTexts.renewals,
    columns: [t('statistics.stepColumn'), t('statistics.reachedFiles'), t('statistics.ofSubmitted')],
    rows: steps.map(({ reached, files }) => [
      t(`statistics.step.${STEPS[reached - 1] ?? 'submitted'}`),
      files,
      words.percent(percentOf(files, first)),
    ]),
  }
}

const timesTable: Make = ({ funnel }, { t, scopeTexts }) => ({
  key: 'times',
  title: t('statistics.times'),
  scope: scopeTexts.renewals,
  columns: [
    t('statistics.statusColumn'),
    t('statistics.passes'),
    t('statistics.median'),
    t('statistics.p90'),
  ],
  rows: TIMED_STATUSES.flatMap((status) =>
    funnel.times
      .filter((time) => time.status === status && time.passes > 0)
      .map(({ passes, median, p90 }) => [t(`words.status.${status}`), passes, median ?? '—', p90 ?? '—']),
  ),
})

const reasonTable =
  (action: 'return' | 'reject', pick: (data: ReportData) => Reasons): Make =>
  (data, { t, words, scopeTexts }) => ({
    key: action,
    title: t(`statistics.reasonsOf.${action}`),
    scope: scopeTexts.renewals,
    columns: [
      t('statistics.reason'),
      t('statistics.mentions'),
      t('statistics.shareOfAll'),
      t('statistics.cumulative'),
    ],
    rows: pareto(
      sumBy(
        pick(data).rows,
        ({ reason }) => reason,
        ({ n }) => n,
      ),
    ).map(({ key, n, share, cumulative }) => [
      words.reason(key),
      n,
      words.percent(share),
      words.percent(cumulative),
    ]),
  })

const LEAGUE = ['files', 'done', 'waiting_unit', 'late_unit', 'waiting_city', 'late_city'] as const

const leagueTable: Make = ({ lateness: { league } }, { t, words, scopeTexts }) => ({
  key: 'league',
  title: t('statistics.league'),
  scope: scopeTexts.now,
  columns: [
    t('statistics.dimension.region'),
    ...LEAGUE.map((key) => t(`statistics.leagueColumn.${key}`)),
    t('statistics.oldestDue'),
  ],
  rows: league.map((row) => [
    words.region(row.region),
    ...LEAGUE.map((key) => row[key]),
    row.oldest_due_on ?? '—',
  ]),
})

const expiryTable: Make = ({ expiry }, { t, words, scopeTexts, today }) => {
  const kinds = [...new Set(expiry.rows.map(({ key }) => key))].sort()
  const cardsOf = (month: string, kind: string) =>
    expiry.rows
      .filter((row) => row.month === month && row.key === kind)
      .reduce((sum, { cards }) => sum + cards, 0)
  const first = monthOf(today)
  return {
    key: 'expiry',
    title: t('statistics.expiry'),
    scope: scopeTexts.now,
    columns: [t('statistics.dimension.month'), ...kinds.map(words.kind), t('statistics.total')],
    rows: eachMonth(first, addMonths(first, FORECAST - 1)).map((month) => {
      const cards = kinds.map((kind) => cardsOf(month, kind))
      return [words.month(month), ...cards, cards.reduce((sum, n) => sum + n, 0)]
    }),
  }
}

const disciplineTable: Make = ({ discipline: { lapses, cases } }, { t, scopeTexts }) => ({
  key: 'discipline',
  title: t('statistics.section.discipline'),
  scope: scopeTexts.period,
  columns: ['', t('statistics.standing'), t('statistics.revoked')],
  rows: [
    ...LAPSE_GROUNDS.map((ground) => {
      const sums = sumOf(
        lapses.filter((row) => row.ground === ground),
        ['standing', 'undone'],
      )
      return [`${t('statistics.lapses')}：${t(`words.lapseGround.${ground}`)}`, sums.standing, sums.undone]
    }),
    ...PENALTY_KINDS.map((outcome) => {
      const sums = sumOf(
        cases.filter((row) => row.outcome === outcome),
        ['standing', 'revoked'],
      )
      return [t(`words.penaltyKind.${outcome}`), sums.standing, sums.revoked]
    }),
  ],
})

/** All tables of a report in its order; those without rows are left out. */
export function reportTables(data: ReportData, text: ReportText): ReportTable[] {
  const makers: Make[] = [
    summaryTable,
    ...(text.seesCities ? [renewalTable('region')] : []),
    ...(['kind', 'level', 'occupation', 'month'] as const).map(renewalTable),
    funnelTable,
    timesTable,
    reasonTable('return', ({ returns }) => returns),
    reasonTable('reject', ({ refusals }) => refusals),
    leagueTable,
    expiryTable,
    disciplineTable,
  ]
  const tables = makers.map((make) => make(data, text))
  return [...tables, ...dispatchTables(data, text)].filter(({ rows }) => rows.length > 0)
}
