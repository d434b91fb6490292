import { Flex } from 'antd'
import { currentRole } from '../../../data/accessControl'
import { type Overview, readOverview } from '../../../data/statisticsOverview'
import { isPermitted } from '../../../domain/access'
import { addMonths } from '../../../domain/shanghai'
import {
  monthOf,
  OUTCOMES,
  passRate,
  percentOf,
  STATUSES_WITH_TERM,
  type StatisticsScope,
} from '../../../domain/statistics'
import {
  decidedCasesPath,
  expiringPath,
  filesPath,
  heldPath,
  lapsesPath,
  ordersPath,
  waitingPath,
} from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { Asked } from '../Asked'
import { ScopeLine } from '../ScopeLine'
import { scopeByPeriod, scopeByRound, scopeOfNow } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'
import { Tile } from '../Tile'
import { MapFigure } from './MapFigure'
import { renewalPath } from './renewalLinks'

/** 总览: the figures that a manager asks for first, and where in the province they come from. */
export function OverviewSection() {
  const context = useStatisticsContext()
  const { filters, seesCities } = context
  const scopes = {
    renewals: scopeByRound(filters, context),
    now: scopeOfNow(filters),
    period: scopeByPeriod(filters, context),
  }
  return (
    <>
      <ScopeLine scope={scopes.renewals} />
      <Flex vertical gap={16}>
        <Asked name="overview" scope={scopes} ask={(signal) => readOverview(scopes, signal)}>
          {(answer) => (
            <OverviewTiles
              answer={answer}
              scopes={scopes}
              seesOrders={isPermitted(currentRole(), 'dispatch', 'list')}
            />
          )}
        </Asked>
        {seesCities && !filters.city && <MapFigure />}
      </Flex>
    </>
  )
}

interface TilesProps {
  answer: Overview
  scopes: Record<'renewals' | 'now' | 'period', StatisticsScope>
  seesOrders: boolean
}

export function OverviewTiles({ answer, scopes, seesOrders }: TilesProps) {
  const { t } = useTranslation()
  const { words, today } = useStatisticsContext()
  const { renewals, period } = scopes
  const { counts, before } = answer
  const from = monthOf(today)
  const range = t('statistics.months', {
    from: words.month(period.from ?? today),
    to: words.month(period.to ?? today),
  })
  return (
    <dl className="statistics-tiles">
      <Tile
        name={t('statistics.outcome.files')}
        n={counts.files}
        to={filesPath(renewals)}
        hint={before && t('statistics.sinceBefore', { change: words.change(counts.files, before.files) })}
      />
      {OUTCOMES.map((outcome) => (
        <Tile
          key={outcome}
          name={t(`statistics.outcome.${outcome}`)}
          n={counts[outcome]}
          to={renewalPath(renewals, 'region', undefined, outcome)}
          hint={
            outcome === 'passed'
              ? t('statistics.rateIs', { rate: words.percent(passRate(counts)) })
              : t('statistics.shareIs', { share: words.percent(percentOf(counts[outcome], counts.files)) })
          }
        />
      ))}
      <Tile
        name={t('statistics.lateNow')}
        n={answer.late}
        to={waitingPath(scopes.now, STATUSES_WITH_TERM, true)}
        hint={t('statistics.asOf', { today })}
      />
      <Tile
        name={t('statistics.expiringSoon')}
        n={answer.expiring}
        to={expiringPath(scopes.now, from, addMonths(from, 2))}
        hint={t('statistics.months', { from: words.month(from), to: words.month(addMonths(from, 2)) })}
      />
      <Tile
        name={t('statistics.lapses')}
        n={answer.lapses}
        to={lapsesPath(period, { status: 'standing' })}
        hint={range}
      />
      <Tile
        name={t('statistics.cases')}
        n={answer.cases}
        to={decidedCasesPath(period, { standing: 'standing' })}
        hint={range}
      />
      <Tile name={t('statistics.evaluationsThat.held')} n={answer.held} to={heldPath(period)} hint={range} />
      <Tile
        name={t('statistics.evaluationsThat.ordered')}
        n={answer.ordered}
        to={seesOrders ? ordersPath(period, { live: 'yes' }) : undefined}
        hint={t('statistics.coverageIs', { share: words.percent(percentOf(answer.ordered, answer.held)) })}
      />
    </dl>
  )
}
