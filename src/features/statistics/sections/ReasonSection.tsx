import { Flex } from 'antd'
import { type ReasonRow, type Reasons, readReasons } from '../../../data/statistics'
import { pareto, percentOf, REGION_ORDER, type StatisticsScope, sumBy } from '../../../domain/statistics'
import { decisionsPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { useIsNarrow } from '../../../ui/useIsNarrow'
import { Asked } from '../Asked'
import { Choices } from '../Choices'
import { LazyColumns } from '../charts/LazyColumns'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { ScopeLine } from '../ScopeLine'
import { StatisticsTable } from '../StatisticsTable'
import { scopeByRound } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'
import { useChoice } from '../useChoice'

const actions = ['return', 'reject'] as const
const stages = ['all', 'unit_review', 're_review', 'final_review'] as const
/** More columns than this have no room for their names. */
const DRAWN = 12

/** 退回与不予通过原因: what files fail for, the most frequent first, and where. */
export function ReasonSection() {
  const context = useStatisticsContext()
  const scope = scopeByRound(context.filters, context)
  const action = useChoice('action', actions)
  return (
    <>
      <ScopeLine scope={scope} />
      <Asked name="reasons" scope={{ action, ...scope }} ask={(signal) => readReasons(action, scope, signal)}>
        {(answer) => <ReasonFigures answer={answer} action={action} scope={scope} />}
      </Asked>
    </>
  )
}

interface Props {
  answer: Reasons
  action: (typeof actions)[number]
  scope: StatisticsScope
}

/** The Pareto of reasons, and the decisions by city. */
export function ReasonFigures({ answer, action, scope }: Props) {
  const { t } = useTranslation()
  const { words, seesCities } = useStatisticsContext()
  const isNarrow = useIsNarrow()
  const stage = useChoice('stage', stages)
  const isMeant = (row: Pick<ReasonRow, 'stage'>) => stage === 'all' || row.stage === stage
  const mentions = answer.rows.filter(isMeant)
  const decisions = answer.decisions.filter(isMeant)
  const rows = pareto(
    sumBy(
      mentions,
      ({ reason }) => reason,
      ({ n }) => n,
    ),
  )
  const total = decisions.reduce((sum, { n }) => sum + n, 0)
  const narrowing = { action, stage: stage === 'all' ? undefined : stage }
  const title = t(`statistics.reasonsOf.${action}`)
  const choices = (
    <>
      <Choices
        label={t('statistics.decision')}
        name="action"
        chosen={action}
        items={actions.map((key) => ({ key, label: t(`words.action.${key}`) }))}
      />
      <Choices
        label={t('statistics.stage')}
        name="stage"
        chosen={stage}
        items={stages.map((key) => ({ key, label: t(`statistics.stageOf.${key}`) }))}
      />
    </>
  )
  const [first] = rows
  if (!first) {
    return (
      <Figure
        title={title}
        extra={choices}
        sentence=""
        table={<PanelEmpty title={t(`statistics.noReasons.${action}`)} text={t('statistics.widen')} />}
      />
    )
  }
  const few = rows.findIndex(({ cumulative }) => cumulative >= 80) + 1
  return (
    <Flex vertical gap={16}>
      <Figure
        title={title}
        extra={choices}
        sentence={t('statistics.reasonsSay', {
          decisions: words.count(total),
          first: words.reason(first.key),
          share: words.percent(first.share),
          few: words.count(few),
        })}
        table={
          <>
            {!isNarrow && rows.length <= DRAWN && (
              <LazyColumns
                label={title}
                hasLongNames
                height={300}
                series={[{ key: 'n', label: t('statistics.mentions'), fill: 'solid' }]}
                percentLabel={t('statistics.cumulative')}
                points={rows.map(({ key, n, cumulative }) => ({
                  key,
                  label: words.reason(key),
                  values: { n },
                  to: { n: decisionsPath(scope, { ...narrowing, reason: key }) },
                  percent: cumulative,
                }))}
              />
            )}
            <StatisticsTable
              label={title}
              rows={rows}
              keyOf={({ key }) => key}
              columns={[
                { key: 'name', title: t('statistics.reason'), cell: ({ key }) => words.reason(key) },
                {
                  key: 'bar',
                  title: t('statistics.share'),
                  isDrawing: true,
                  cell: ({ n }) => <StackedBar most={first.n} parts={[{ fill: 'solid', n }]} />,
                },
                {
                  key: 'n',
                  title: t('statistics.mentions'),
                  cell: ({ key, n }) => (
                    <FigureLink
                      n={n}
                      to={decisionsPath(scope, { ...narrowing, reason: key })}
                      label={words.reason(key)}
                    />
                  ),
                },
                {
                  key: 'share',
                  title: t('statistics.shareOfAll'),
                  cell: ({ share }) => words.percent(share),
                },
                {
                  key: 'cumulative',
                  title: t('statistics.cumulative'),
                  cell: ({ cumulative }) => words.percent(cumulative),
                },
              ]}
            />
          </>
        }
      />
      {seesCities && <ByCity mentions={mentions} decisions={decisions} narrowing={narrowing} scope={scope} />}
    </Flex>
  )
}

interface ByCityProps {
  mentions: readonly ReasonRow[]
  decisions: Reasons['decisions']
  narrowing: { action: (typeof actions)[number]; stage?: string }
  scope: StatisticsScope
}

function ByCity({ mentions, decisions, narrowing, scope }: ByCityProps) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const counts = sumBy(
    decisions,
    ({ region }) => region,
    ({ n }) => n,
  )
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  const most = Math.max(...counts.values(), 0)
  const rows = REGION_ORDER.filter((code) => counts.has(code)).map((region) => ({
    region,
    n: counts.get(region) ?? 0,
    first: pareto(
      sumBy(
        mentions.filter((row) => row.region === region),
        ({ reason }) => reason,
        ({ n }) => n,
      ),
    )[0],
  }))
  const title = t(`statistics.decisionsByCity.${narrowing.action}`)
  return (
    <Figure
      title={title}
      sentence={t('statistics.decisionsSay', {
        decisions: words.count(total),
        cities: words.count(rows.length),
      })}
      table={
        <StatisticsTable
          label={title}
          rows={rows}
          keyOf={({ region }) => region}
          columns={[
            {
              key: 'name',
              title: t('statistics.dimension.region'),
              cell: ({ region }) => words.region(region),
            },
            {
              key: 'bar',
              title: t('statistics.share'),
              isDrawing: true,
              cell: ({ n }) => <StackedBar most={most} parts={[{ fill: 'solid', n }]} />,
            },
            {
              key: 'n',
              title: t('statistics.decisions'),
              cell: ({ region, n }) => (
                <FigureLink
                  n={n}
                  to={decisionsPath({ ...scope, region }, narrowing)}
                  label={words.region(region)}
                />
              ),
            },
            {
              key: 'share',
              title: t('statistics.shareOfAll'),
              cell: ({ n }) => words.percent(percentOf(n, total)),
            },
            {
              key: 'first',
              title: t('statistics.mostFrequent'),
              isText: true,
              cell: ({ first }) => (first ? `${words.reason(first.key)}（${words.count(first.n)}）` : '—'),
            },
          ]}
        />
      }
    />
  )
}
