// What the tests of the statistics show: answers as the server gives them, and the surroundings of a part.
import type { ReactNode } from 'react'
import type { Dictionaries } from '../../src/data/dictionaries'
import type {
  Discipline,
  Dispatch,
  Expiry,
  Funnel,
  Lateness,
  Reasons,
  Renewals,
} from '../../src/data/statistics'
import { STEPS } from '../../src/domain/statistics'
import {
  type StatisticsContext,
  StatisticsSurroundings,
} from '../../src/features/statistics/statisticsContext'
import { useStatisticsWords } from '../../src/features/statistics/useStatisticsWords'
import { show } from './reviewSamples'

export const today = '2026-11-23'

const named = (code: string, name_zh: string) => ({ code, name_zh, name_en: code, is_active: true })

/** As far as figures name things by them. */
export const dictionaries = {
  cardKinds: [named('assessor', '考评员'), named('supervisor', '质量督导员')],
  reasonCodes: [named('photo', '照片不合规'), named('documents', '上传材料与要求不符')],
  items: [{ ...named('expired_card', '使用过期证卡'), dictionary: 'discipline_ground' }],
} as unknown as Dictionaries

export const rounds = [
  { id: 'november', name: '2026年11月复核换证' },
  { id: 'july', name: '2026年7月复核换证' },
]

interface Around extends Partial<StatisticsContext> {
  /** Choices in the address. */
  choices?: Readonly<Record<string, string>>
}

/** Renders a part of the statistics as the province sees it. */
export function showPart(content: ReactNode, { choices = {}, ...changes }: Around = {}) {
  return show(
    <Surroundings changes={{ choiceOf: (name) => choices[name], ...changes }}>{content}</Surroundings>,
  )
}

function Surroundings({ changes, children }: { changes: Partial<StatisticsContext>; children: ReactNode }) {
  const words = useStatisticsWords(dictionaries)
  const context: StatisticsContext = {
    filters: {},
    rounds,
    today,
    seesCities: true,
    words,
    choiceOf: () => undefined,
    ...changes,
  }
  return <StatisticsSurroundings.Provider value={context}>{children}</StatisticsSurroundings.Provider>
}

const basis = (
  name: 'this' | 'before' | 'year_before',
  round_id: string | null,
  round_name: string | null,
) => ({
  basis: name,
  round_id,
  round_name,
  from: null,
  to: null,
  shift_months: 0,
})

const counts = (passed: number, open: number, refused: number, ended: number) => ({
  files: passed + open + refused + ended,
  passed,
  open,
  refused,
  ended,
})

/** By city: the round of November beside that of July. */
export const renewals: Renewals = {
  today,
  bases: [basis('this', 'november', '2026年11月复核换证'), basis('before', 'july', '2026年7月复核换证')],
  rows: [
    { basis: 'this', key: '510000', ...counts(1, 2, 0, 0) },
    { basis: 'this', key: '510100', ...counts(6, 2, 2, 1) },
    { basis: 'before', key: '510100', ...counts(5, 0, 0, 0) },
    { basis: 'before', key: '510700', ...counts(2, 0, 0, 0) },
  ],
}

export const funnel: Funnel = {
  today,
  steps: STEPS.map((step, i) => ({ key: '', reached: i + 1, step, files: 20 - 2 * i })),
  times: [
    { key: '', status: 'final_review', passes: 9, median: 4, p90: 11, unknown: 1 },
    { key: '', status: 'unit_review', passes: 18, median: 1, p90: 3, unknown: 0 },
  ],
}

const at = (region: string, stage: string, level: string) => ({
  region,
  action: 'return' as const,
  stage,
  level,
})

export const reasons: Reasons = {
  rows: [
    { ...at('510100', 're_review', 'city'), reason: 'photo', n: 3 },
    { ...at('510700', 're_review', 'city'), reason: 'photo', n: 1 },
    { ...at('510100', 'final_review', 'province'), reason: 'documents', n: 1 },
  ],
  decisions: [
    { ...at('510100', 're_review', 'city'), n: 3 },
    { ...at('510700', 're_review', 'city'), n: 1 },
    { ...at('510100', 'final_review', 'province'), n: 1 },
  ],
}

export const lateness: Lateness = {
  today,
  rounds: [
    {
      id: 'november',
      name: '2026年11月复核换证',
      unit_review_due_on: '2026-11-20',
      unit_review_days_left: 0,
      city_report_due_on: '2026-11-25',
      city_report_days_left: 3,
      final_review_due_on: null,
      final_review_days_left: null,
    },
  ],
  rows: [
    {
      region: '510100',
      status: 'final_review',
      waiting: 4,
      late: 1,
      oldest_due_on: '2026-11-10',
      soonest_due_on: null,
    },
    {
      region: '510000',
      status: 're_review',
      waiting: 2,
      late: 0,
      oldest_due_on: '2026-12-10',
      soonest_due_on: null,
    },
    {
      region: '510100',
      status: 're_review',
      waiting: 5,
      late: 2,
      oldest_due_on: '2026-11-12',
      soonest_due_on: null,
    },
  ],
  league: [
    league('510100', { files: 20, done: 10, waiting_unit: 3, late_unit: 1, waiting_city: 5, late_city: 2 }),
    league('510000', { files: 6, done: 5, waiting_unit: 0, late_unit: 0, waiting_city: 1, late_city: 0 }),
  ],
}

function league(region: string, numbers: Omit<Lateness['league'][number], 'region' | 'oldest_due_on'>) {
  return { region, ...numbers, oldest_due_on: numbers.late_unit > 0 ? '2026-11-12' : null }
}

export const expiry: Expiry = {
  today,
  rows: [
    { month: '2026-11-01', key: 'assessor', cards: 4 },
    { month: '2026-12-01', key: 'assessor', cards: 9 },
    { month: '2026-12-01', key: 'supervisor', cards: 2 },
  ],
  expired: [{ key: 'assessor', cards: 7 }],
}

export const discipline: Discipline = {
  lapses: [
    { key: '2026-10-01', ground: 'not_renewed', standing: 3, undone: 1 },
    { key: '2026-11-01', ground: 'review_failed', standing: 1, undone: 0 },
  ],
  cases: [
    { key: '2026-11-01', outcome: 'disqualification', ground: 'expired_card', standing: 2, revoked: 1 },
  ],
}

export const dispatch: Dispatch = {
  evaluations: [{ key: '2026-11-01', held: 8, ordered: 4, drawn: 3 }],
  dispatches: [
    { key: '2026-11-01', asked: 1, accepted: 4, declined: 1, unanswered: 0, withdrawn: 0, released: 0 },
  ],
  answers: [
    { key: '2026-11-01', asked: 1, accepted: 3, declined: 1, unanswered: 0, withdrawn: 0, released: 0 },
  ],
  findings: [
    { key: '2026-11-01', kind: 'expired_card', status: 'open', n: 2 },
    { key: '2026-11-01', kind: 'no_card', status: 'closed', n: 1 },
  ],
  rectification: [{ key: '2026-11-01', on_time: 3, late: 1, closed: 0, open: 2, overdue: 1 }],
}
