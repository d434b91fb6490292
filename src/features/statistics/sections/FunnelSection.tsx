import { Flex } from 'antd'
import { type Funnel, type FunnelStep, readFunnel, type StepTime } from '../../../data/statistics'
import { percentOf, STEPS, type StatisticsScope, TIMED_STATUSES } from '../../../domain/statistics'
import { decisionsPath, filesPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Asked } from '../Asked'
import { Legend } from '../charts/Legend'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { ScopeLine } from '../ScopeLine'
import { StatisticsTable } from '../StatisticsTable'
import { scopeByRound } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'

/** 漏斗与用时: how far files came, and how long they stood at each step. */
export function FunnelSection() {
  const context = useStatisticsContext()
  const scope = scopeByRound(context.filters, context)
  return (
    <>
      <ScopeLine scope={scope} />
      <Asked name="funnel" scope={scope} ask={(signal) => readFunnel(scope, signal)}>
        {(answer) => <FunnelFigures answer={answer} scope={scope} />}
      </Asked>
    </>
  )
}

interface Props {
  answer: Funnel
  scope: StatisticsScope
}

/** The two figures of the funnel. */
export function FunnelFigures({ answer, scope }: Props) {
  return (
    <Flex vertical gap={16}>
      <Steps steps={answer.steps} scope={scope} />
      <Times times={answer.times} scope={scope} />
    </Flex>
  )
}

function Steps({ steps, scope }: { steps: readonly FunnelStep[]; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.funnel')
  const rows = [...steps].sort((a, b) => a.reached - b.reached)
  const [first] = rows
  const filesAt = (step: (typeof STEPS)[number]) => rows[STEPS.indexOf(step)]?.files ?? 0
  if (!first || first.files === 0) {
    return (
      <Figure
        title={title}
        sentence=""
        table={<PanelEmpty title={t('statistics.noFiles')} text={t('statistics.widen')} />}
      />
    )
  }
  const nameOf = ({ reached }: FunnelStep) => t(`statistics.step.${STEPS[reached - 1] ?? 'submitted'}`)
  return (
    <Figure
      title={title}
      sentence={t('statistics.funnelSay', {
        files: words.count(first.files),
        reported: words.count(filesAt('reported')),
        reportedShare: words.percent(percentOf(filesAt('reported'), first.files)),
        issued: words.count(filesAt('issued')),
        issuedShare: words.percent(percentOf(filesAt('issued'), first.files)),
      })}
      table={
        <StatisticsTable<FunnelStep>
          label={title}
          rows={rows}
          keyOf={({ step }) => step}
          columns={[
            { key: 'name', title: t('statistics.stepColumn'), cell: nameOf },
            {
              key: 'bar',
              title: t('statistics.share'),
              isDrawing: true,
              cell: ({ files }) => <StackedBar most={first.files} parts={[{ fill: 'solid', n: files }]} />,
            },
            {
              key: 'files',
              title: t('statistics.reachedFiles'),
              cell: (row) => (
                <FigureLink
                  n={row.files}
                  to={filesPath(scope, { reached: row.reached })}
                  label={nameOf(row)}
                />
              ),
            },
            {
              key: 'share',
              title: t('statistics.ofSubmitted'),
              cell: ({ files }) => words.percent(percentOf(files, first.files)),
            },
            {
              key: 'lost',
              title: t('statistics.lessThanBefore'),
              cell: ({ reached, files }) => {
                const before = rows[reached - 2]
                return before ? words.count(before.files - files) : '—'
              },
            },
          ]}
        />
      }
    />
  )
}

function Times({ times, scope }: { times: readonly StepTime[]; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.times')
  const rows = TIMED_STATUSES.flatMap((status) =>
    times.filter((time) => time.status === status && time.passes > 0).map((time) => ({ ...time, status })),
  )
  if (rows.length === 0)
    return (
      <Figure
        title={title}
        sentence=""
        table={<PanelEmpty title={t('statistics.noTimes')} text={t('statistics.widen')} />}
      />
    )
  const most = Math.max(...rows.map(({ p90 }) => p90 ?? 0))
  const slowest = rows.reduce((so, row) => ((row.p90 ?? 0) > (so.p90 ?? 0) ? row : so))
  const unknown = rows.reduce((sum, row) => sum + row.unknown, 0)
  type Row = (typeof rows)[number]
  const nameOf = ({ status }: Row) => t(`words.status.${status}`)
  const days = (n: number | null) => (n === null ? '—' : words.count(n))
  return (
    <Figure
      title={title}
      sentence={
        t('statistics.timesSay', {
          step: nameOf(slowest),
          median: days(slowest.median),
          p90: days(slowest.p90),
        }) + (unknown > 0 ? t('statistics.timesUnknown', { count: words.count(unknown) }) : '')
      }
      legend={
        <Legend
          items={[
            { fill: 'solid', label: t('statistics.median') },
            { fill: 'lines', label: t('statistics.p90') },
          ]}
        />
      }
      table={
        <StatisticsTable<Row>
          label={title}
          rows={rows}
          keyOf={({ status }) => status}
          columns={[
            { key: 'name', title: t('statistics.statusColumn'), cell: nameOf },
            {
              key: 'bar',
              title: t('statistics.workingDays'),
              isDrawing: true,
              cell: ({ median, p90 }) => (
                <StackedBar
                  most={most}
                  parts={[
                    { fill: 'solid', n: median ?? 0 },
                    { fill: 'lines', n: Math.max(0, (p90 ?? 0) - (median ?? 0)) },
                  ]}
                />
              ),
            },
            { key: 'median', title: t('statistics.median'), cell: ({ median }) => days(median) },
            { key: 'p90', title: t('statistics.p90'), cell: ({ p90 }) => days(p90) },
            {
              key: 'passes',
              title: t('statistics.passes'),
              cell: (row) => (
                <FigureLink
                  n={row.passes}
                  to={decisionsPath(scope, { left: row.status, daysMin: 0 })}
                  label={`${nameOf(row)} ${t('statistics.passes')}`}
                />
              ),
            },
          ]}
        />
      }
    />
  )
}
