import { readRenewals } from '../../../data/statistics'
import { RENEWAL_DIMENSIONS, type RenewalDimension, type StatisticsScope } from '../../../domain/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { Asked } from '../Asked'
import { Choices } from '../Choices'
import { ScopeLine } from '../ScopeLine'
import { scopeByPeriod, scopeByRound } from '../statisticsAddress'
import { type StatisticsContext, useStatisticsContext } from '../statisticsContext'
import { useChoice } from '../useChoice'
import { RenewalFigure } from './RenewalFigure'

/** 换证进度: submitted files by outcome, taken apart as one likes, beside the round or the year before. */
export function RenewalSection() {
  const { t } = useTranslation()
  const context = useStatisticsContext()
  const dimensions = RENEWAL_DIMENSIONS.filter((each) => each !== 'region' || context.seesCities)
  const usual: RenewalDimension = dimensions[0] ?? 'kind'
  const by = useChoice('by', [usual, ...dimensions.filter((each) => each !== usual)])
  const compared = useChoice('compare', ['none', 'before', 'year_before'])
  const scope = scopeOf(by, context)
  return (
    <>
      <ScopeLine scope={scope} />
      <Asked name="renewals" scope={{ by, ...scope }} ask={(signal) => readRenewals(by, scope, signal)}>
        {(answer) => (
          <RenewalFigure
            answer={answer}
            by={by}
            compared={compared === 'none' || by === 'round' ? undefined : compared}
            scope={scope}
            extra={
              <>
                <Choices
                  label={t('statistics.by')}
                  name="by"
                  chosen={by}
                  items={dimensions.map((key) => ({ key, label: t(`statistics.dimension.${key}`) }))}
                />
                {by !== 'round' && (
                  <Choices
                    label={t('statistics.compare')}
                    name="compare"
                    chosen={compared}
                    items={(['none', 'before', 'year_before'] as const).map((key) => ({
                      key,
                      label: t(`statistics.comparing.${key}`),
                    }))}
                  />
                )}
              </>
            }
          />
        )}
      </Asked>
    </>
  )
}

/** Rounds side by side are all of them; months are a year's unless a round was chosen. */
function scopeOf(by: RenewalDimension, context: StatisticsContext): StatisticsScope {
  const { filters } = context
  if (by === 'round') return { ...scopeByRound({ ...filters, round: 'all' }, context) }
  if (by === 'month' && !filters.round) return scopeByPeriod(filters, context)
  return scopeByRound(filters, context)
}
