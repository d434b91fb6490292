import { ANSWERS, type Dispatch } from '../../../data/statistics'
import { percentOf, type StatisticsScope, sumOf } from '../../../domain/statistics'
import { ordersPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'

interface Props {
  answer: Pick<Dispatch, 'dispatches' | 'answers'>
  scope: StatisticsScope
  /** Whether the login has the list of orders. */
  seesOrders: boolean
}

/** How the supervisors answered who were drawn. */
export function DispatchAnswers({ answer: { dispatches, answers }, scope, seesOrders }: Props) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.answers')
  const sums = sumOf(dispatches, ANSWERS)
  const orders = sumOf(answers, ANSWERS)
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
              cell: ({ n }) => words.count(n),
            },
            {
              key: 'orders',
              title: t('statistics.ordersWith'),
              cell: ({ answer }) => (
                <FigureLink
                  n={orders[answer]}
                  to={seesOrders ? ordersPath(scope, { answer }) : undefined}
                  label={t(`dispatch.answers.${answer}`)}
                />
              ),
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
