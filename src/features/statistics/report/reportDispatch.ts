import { ANSWERS, RECTIFICATIONS } from '../../../data/statistics'
import { percentOf, sumBy, sumOf } from '../../../domain/statistics'
import type { ReportData } from './reportData'
import type { ReportTable } from './reportTables'
import type { ReportText } from './useReportText'

/** 督导抽派 in a report: coverage and answers, findings, rectification. */
export function dispatchTables(
  { dispatch }: ReportData,
  { t, find, words, scopeTexts }: ReportText,
): ReportTable[] {
  const scope = scopeTexts.period
  const answerName = (answer: (typeof ANSWERS)[number]) => t(`dispatch.answers.${answer}`)
  const { held, ordered, drawn } = sumOf(dispatch.evaluations, ['held', 'ordered', 'drawn'])
  const answers = sumOf(dispatch.dispatches, ANSWERS)
  const terms = sumOf(dispatch.rectification, RECTIFICATIONS)
  const findings = [
    ...sumBy(
      dispatch.findings,
      ({ kind }) => kind,
      ({ n }) => n,
    ),
  ].sort(([, a], [, b]) => b - a)
  return [
    {
      key: 'dispatch',
      title: t('statistics.section.dispatch'),
      scope,
      columns: ['', t('statistics.count')],
      rows: [
        [t('statistics.evaluationsThat.held'), held],
        [t('statistics.evaluationsThat.ordered'), ordered],
        [t('statistics.evaluationsThat.drawn'), drawn],
        [t('statistics.coverageRate'), words.percent(percentOf(ordered, held))],
        ...ANSWERS.map((answer) => [`${t('statistics.answers')}：${answerName(answer)}`, answers[answer]]),
      ],
    },
    {
      key: 'findings',
      title: t('statistics.findings'),
      scope,
      columns: [t('discipline.finding.kind'), t('statistics.count')],
      rows: findings.map(([kind, n]) => [find(`discipline.finding.kinds.${kind}`) ?? kind, n]),
    },
    {
      key: 'rectification',
      title: t('statistics.rectification'),
      scope,
      columns: [t('statistics.statusColumn'), t('statistics.count')],
      rows: RECTIFICATIONS.map((key) => [t(`statistics.rectified.${key}`), terms[key]]),
    },
  ]
}
