import { Flex } from 'antd'
import { type Discipline, readDiscipline } from '../../../data/statistics'
import { PENALTY_KINDS } from '../../../domain/discipline'
import { LAPSE_GROUNDS } from '../../../domain/lapse'
import { pareto, type StatisticsScope, sumBy } from '../../../domain/statistics'
import { decidedCasesPath, lapsesPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { Asked } from '../Asked'
import type { Fill } from '../charts/chartColors'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { MonthlyFigure } from '../MonthlyFigure'
import { ScopeLine } from '../ScopeLine'
import { StatisticsTable } from '../StatisticsTable'
import { scopeByPeriod } from '../statisticsAddress'
import { useStatisticsContext } from '../statisticsContext'

const fills: readonly Fill[] = ['lines', 'solid', 'stripes']

/** 资格管理: cards that lapsed and penalties that stand, by month and ground. */
export function DisciplineSection() {
  const context = useStatisticsContext()
  const scope = scopeByPeriod(context.filters, context)
  return (
    <>
      <ScopeLine scope={scope} />
      <Asked name="discipline" scope={scope} ask={(signal) => readDiscipline('month', scope, signal)}>
        {(answer) => <DisciplineFigures answer={answer} scope={scope} />}
      </Asked>
    </>
  )
}

export function DisciplineFigures({ answer, scope }: { answer: Discipline; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const { lapses, cases } = answer
  const lapsed = lapses.reduce((sum, { standing }) => sum + standing, 0)
  const undone = lapses.reduce((sum, row) => sum + row.undone, 0)
  const penalties = cases.reduce((sum, { standing }) => sum + standing, 0)
  const revoked = cases.reduce((sum, row) => sum + row.revoked, 0)
  // a kind of card narrows lapses only: a penalty is of a person
  const ofCases = { ...scope, kind: undefined }
  return (
    <Flex vertical gap={16}>
      {lapsed + undone === 0 ? (
        <Figure
          title={t('statistics.lapses')}
          sentence=""
          table={<PanelEmpty title={t('statistics.noLapses')} />}
        />
      ) : (
        <MonthlyFigure
          title={t('statistics.lapses')}
          sentence={t('statistics.lapsesSay', { n: words.count(lapsed), undone: words.count(undone) })}
          scope={scope}
          series={LAPSE_GROUNDS.map((key, i) => ({
            key,
            label: t(`words.lapseGround.${key}`),
            fill: fills[i] ?? 'solid',
          }))}
          numberOf={(ground, month) =>
            lapses
              .filter((row) => row.ground === ground && (!month || row.key === month))
              .reduce((sum, { standing }) => sum + standing, 0)
          }
          pathOf={(ground, place) => lapsesPath(place, { ground, status: 'standing' })}
        />
      )}
      {penalties + revoked === 0 ? (
        <Figure
          title={t('statistics.cases')}
          sentence=""
          table={<PanelEmpty title={t('statistics.noCases')} />}
        />
      ) : (
        <>
          <MonthlyFigure
            title={t('statistics.cases')}
            sentence={t('statistics.casesSay', { n: words.count(penalties), revoked: words.count(revoked) })}
            scope={ofCases}
            series={PENALTY_KINDS.map((key, i) => ({
              key,
              label: t(`words.penaltyKind.${key}`),
              fill: fills[i] ?? 'solid',
            }))}
            numberOf={(outcome, month) =>
              cases
                .filter((row) => row.outcome === outcome && (!month || row.key === month))
                .reduce((sum, { standing }) => sum + standing, 0)
            }
            pathOf={(outcome, place) => decidedCasesPath(place, { outcome, standing: 'standing' })}
          />
          <ByGround cases={cases} scope={ofCases} />
        </>
      )}
    </Flex>
  )
}

function ByGround({ cases, scope }: { cases: Discipline['cases']; scope: StatisticsScope }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.casesByGround')
  const rows = pareto(
    sumBy(
      cases,
      ({ ground }) => ground,
      ({ standing }) => standing,
    ),
  )
  const revoked = sumBy(
    cases,
    ({ ground }) => ground,
    (row) => row.revoked,
  )
  const [first] = rows
  if (!first) return null
  return (
    <Figure
      title={title}
      sentence={t('statistics.casesByGroundSay', {
        first: words.ground(first.key),
        share: words.percent(first.share),
      })}
      table={
        <StatisticsTable
          label={title}
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            { key: 'name', title: t('statistics.ground'), cell: ({ key }) => words.ground(key) },
            {
              key: 'bar',
              title: t('statistics.share'),
              isDrawing: true,
              cell: ({ n }) => <StackedBar most={first.n} parts={[{ fill: 'solid', n }]} />,
            },
            {
              key: 'n',
              title: t('statistics.standing'),
              cell: ({ key, n }) => (
                <FigureLink
                  n={n}
                  to={decidedCasesPath(scope, { ground: key, standing: 'standing' })}
                  label={words.ground(key)}
                />
              ),
            },
            {
              key: 'revoked',
              title: t('statistics.revoked'),
              cell: ({ key }) => (
                <FigureLink
                  n={revoked.get(key) ?? 0}
                  to={decidedCasesPath(scope, { ground: key, standing: 'revoked' })}
                  label={`${words.ground(key)} ${t('statistics.revoked')}`}
                />
              ),
            },
          ]}
        />
      }
    />
  )
}
