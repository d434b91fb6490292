import { Flex } from 'antd'
import { currentRole } from '../../../data/accessControl'
import { type Dispatch, readDispatch } from '../../../data/statistics'
import { isPermitted } from '../../../domain/access'
import { percentOf, type StatisticsScope, sumOf } from '../../../domain/statistics'
import { heldPath, ordersPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Asked } from '../Asked'
import { Figure } from '../Figure'
import { MonthlyFigure } from '../MonthlyFigure'
import { ScopeLine } from '../ScopeLine'
import { scopeByPeriod } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'
import { DispatchAnswers } from './DispatchAnswers'
import { DispatchFindings } from './DispatchFindings'

/** 督导抽派: how much is inspected, how supervisors answer, what was found and whether it was mended in time. */
export function DispatchSection() {
  const context = useStatisticsContext()
  const { from, to, region } = scopeByPeriod(context.filters, context)
  const scope = { from, to, region }
  return (
    <>
      <ScopeLine scope={scope} />
      <Asked name="dispatch" scope={scope} ask={(signal) => readDispatch('month', scope, signal)}>
        {(answer) => (
          <DispatchFigures
            answer={answer}
            scope={scope}
            seesOrders={isPermitted(currentRole(), 'dispatch', 'list')}
          />
        )}
      </Asked>
    </>
  )
}

interface Props {
  answer: Dispatch
  scope: StatisticsScope
  /** Whether the login has the list of orders. */
  seesOrders: boolean
}

export function DispatchFigures({ answer, scope, seesOrders }: Props) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const { evaluations } = answer
  const sums = sumOf(evaluations, ['held', 'ordered', 'drawn'])
  const title = t('statistics.coverage')
  const series = ['held', 'ordered', 'drawn'] as const
  const paths: Record<string, (place: StatisticsScope) => string | undefined> = {
    held: heldPath,
    ordered: (place) => (seesOrders ? ordersPath(place, { live: 'yes' }) : undefined),
    drawn: (place) => (seesOrders ? ordersPath(place, { status: 'drawn' }) : undefined),
  }
  return (
    <Flex vertical gap={16}>
      {sums.held === 0 ? (
        <Figure
          title={title}
          sentence=""
          table={<PanelEmpty title={t('statistics.noEvaluations')} text={t('statistics.widen')} />}
        />
      ) : (
        <MonthlyFigure
          title={title}
          sentence={t('statistics.coverageSay', {
            held: words.count(sums.held),
            ordered: words.count(sums.ordered),
            share: words.percent(percentOf(sums.ordered, sums.held)),
            drawn: words.count(sums.drawn),
          })}
          isSideBySide
          scope={scope}
          series={series.map((key, i) => ({
            key,
            label: t(`statistics.evaluationsThat.${key}`),
            fill: (['dots', 'lines', 'solid'] as const)[i] ?? 'solid',
          }))}
          numberOf={(key, month) =>
            evaluations
              .filter((row) => !month || row.key === month)
              .reduce((sum, row) => sum + row[key as (typeof series)[number]], 0)
          }
          pathOf={(key, place) => paths[key]?.(place)}
        />
      )}
      <DispatchAnswers answer={answer} scope={scope} seesOrders={seesOrders} />
      <DispatchFindings answer={answer} scope={scope} />
    </Flex>
  )
}
