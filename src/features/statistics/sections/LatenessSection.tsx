import { Flex } from 'antd'
import { type Lateness, readLateness } from '../../../data/statistics'
import type { StatisticsScope } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Asked } from '../Asked'
import { Figure } from '../Figure'
import { ScopeLine } from '../ScopeLine'
import { scopeOfNow } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'
import { LatenessLeague } from './LatenessLeague'
import { LatenessOfProvince } from './LatenessOfProvince'
import { LatenessTerms } from './LatenessTerms'

/** 各市州时限: what waits where and how much of it is late, against the terms of the rounds. */
export function LatenessSection() {
  const { filters } = useStatisticsContext()
  const scope = scopeOfNow(filters)
  return (
    <>
      <ScopeLine scope={scope} isNow />
      <Asked name="lateness" scope={scope} ask={(signal) => readLateness(scope, signal)}>
        {(answer) => <LatenessFigures answer={answer} scope={scope} />}
      </Asked>
    </>
  )
}

/** Terms, league, and what the province itself has to do. */
export function LatenessFigures({ answer, scope }: { answer: Lateness; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { seesCities } = useStatisticsContext()
  if (answer.rounds.length === 0 && answer.league.length === 0) {
    return (
      <Figure
        title={t('statistics.league')}
        sentence=""
        table={<PanelEmpty title={t('statistics.nothingWaits')} text={t('statistics.nothingWaitsText')} />}
      />
    )
  }
  return (
    <Flex vertical gap={16}>
      <LatenessTerms rounds={answer.rounds} />
      <LatenessLeague league={answer.league} scope={scope} />
      {seesCities && !scope.region && <LatenessOfProvince rows={answer.rows} scope={scope} />}
    </Flex>
  )
}
