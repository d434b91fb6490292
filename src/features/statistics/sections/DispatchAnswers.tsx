import { ANSWERS, type Dispatch } from '../../../data/statistics'
import { percentOf, sumOf } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'

interface Props {
  rows: Dispatch['dispatches']
}

/** How the supervisors answered who were drawn. */
export function DispatchAnswers({ rows }: Props) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.answers')
  const sums = sumOf(rows, ANSWERS)
  const total = ANSWERS.reduce((sum, answer) => sum + sums[answer], 0)
  if (total === 0)
    return <Figure title={title} sentence="" table={<PanelEmpty title={t('statistics.noDispatches')} />} />
  const list = ANSWERS.map((answer) => ({ answer, n: sums[answer] }))
  return (
    <Figure
      title={title}
      sentence={t('statistics.answersSay', {
        total: words.count(total),
        accepted: words.count(sums.accepted),
        declined: words.count(sums.declined),
        share: words.percent(percentOf(sums.declined, total)),
        unanswered: words.count(sums.unanswered),
      })}
      table={
        <StatisticsTable
          label={title}
          rows={list}
          keyOf={({ answer }) => answer}
          columns={[
            {
              key: 'name',
              title: t('dispatch.answer'),
              cell: ({ answer }) => t(`dispatch.answers.${answer}`),
            },
            {
              key: 'bar',
              title: t('statistics.share'),
              isDrawing: true,
              cell: ({ n }) => (
                <StackedBar most={Math.max(...list.map((each) => each.n))} parts={[{ fill: 'solid', n }]} />
              ),
            },
            {
              key: 'n',
              title: t('statistics.supervisors'),
              // orders are listed, persons asked are not: two of one order would open one row
              cell: ({ n }) => words.count(n),
            },
            {
              key: 'share',
              title: t('statistics.shareOfAll'),
              cell: ({ n }) => words.percent(percentOf(n, total)),
            },
          ]}
        />
      }
    />
  )
}
