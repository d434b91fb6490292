import {
  readDiscipline,
  readDispatch,
  readExpiry,
  readLateness,
  readRenewals,
} from '../../../data/statistics'
import { addMonths } from '../../../domain/shanghai'
import {
  monthOf,
  OUTCOME_STATUSES,
  REGION_ORDER,
  type StatisticsScope,
  sumBy,
  WAITING_AT_UNIT,
  waitingAtCity,
} from '../../../domain/statistics'
import { expiringPath, filesPath, heldPath, lapsesPath, waitingPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { Asked } from '../Asked'
import { Choices } from '../Choices'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { RegionMap } from '../RegionMap'
import { StatisticsTable } from '../StatisticsTable'
import { scopeByPeriod, scopeByRound, scopeOfNow } from '../statisticsAddress'
import { type StatisticsContext, useStatisticsContext } from '../statisticsContext'
import { useChoice } from '../useChoice'

export const mapFigures = [
  'files',
  'open',
  'passed',
  'refused',
  'late',
  'expiring',
  'lapsed',
  'held',
] as const
export type MapFigureKey = (typeof mapFigures)[number]
/** Cards that expire in this month and the next two. */
const NEAR = 3

interface MapSource {
  scope: StatisticsScope
  ask(signal: AbortSignal): Promise<ReadonlyMap<string, number>>
  pathOf(region: string): string
}

/** Where the numbers of a map come from, and the list behind each. */
function sourceOf(key: MapFigureKey, context: StatisticsContext): MapSource {
  const { filters, today } = context
  const everywhere = { ...filters, city: undefined }
  switch (key) {
    case 'files':
    case 'open':
    case 'passed':
    case 'refused': {
      const scope = scopeByRound(everywhere, context)
      const statuses = key === 'files' ? undefined : OUTCOME_STATUSES[key]
      return {
        scope,
        ask: async (signal) => {
          const { rows } = await readRenewals('region', scope, signal)
          return sumBy(
            rows.filter(({ basis }) => basis === 'this'),
            (row) => row.key,
            (row) => row[key],
          )
        },
        pathOf: (region) => filesPath({ ...scope, region }, { statuses }),
      }
    }
    case 'late': {
      const scope = scopeOfNow(everywhere)
      return {
        scope,
        ask: async (signal) => {
          const { league } = await readLateness(scope, signal)
          return sumBy(
            league,
            ({ region }) => region,
            (row) => row.late_unit + row.late_city,
          )
        },
        pathOf: (region) =>
          waitingPath({ ...scope, region }, [...WAITING_AT_UNIT, ...waitingAtCity(region)], true),
      }
    }
    case 'expiring': {
      const { kind } = scopeOfNow(everywhere)
      const from = monthOf(today)
      return {
        scope: { kind },
        ask: async (signal) => {
          const { rows } = await readExpiry('region', NEAR, { kind }, signal)
          return sumBy(
            rows,
            (row) => row.key,
            ({ cards }) => cards,
          )
        },
        pathOf: (region) => expiringPath({ kind, region }, from, addMonths(from, NEAR - 1)),
      }
    }
    case 'lapsed': {
      const scope = scopeByPeriod(everywhere, context)
      return {
        scope,
        ask: async (signal) => {
          const { lapses } = await readDiscipline('region', scope, signal)
          return sumBy(
            lapses,
            (row) => row.key,
            ({ standing }) => standing,
          )
        },
        pathOf: (region) => lapsesPath({ ...scope, region }, { status: 'standing' }),
      }
    }
    case 'held': {
      const scope = scopeByPeriod(everywhere, context)
      return {
        scope,
        ask: async (signal) => {
          const { evaluations } = await readDispatch('region', scope, signal)
          return sumBy(
            evaluations,
            (row) => row.key,
            ({ held }) => held,
          )
        },
        pathOf: (region) => heldPath({ ...scope, region }),
      }
    }
  }
}

/** The map of the 21 regions, of the figure chosen, beside the list that says the same. */
export function MapFigure() {
  const { t } = useTranslation()
  const context = useStatisticsContext()
  const figure = useChoice('figure', mapFigures)
  const source = sourceOf(figure, context)
  const title = t('statistics.map')
  const name = t(`statistics.mapOf.${figure}`)
  return (
    <Asked name={`map ${figure}`} scope={source.scope} ask={source.ask}>
      {(values) => (
        <Figure
          title={title}
          extra={
            <Choices
              label={t('statistics.figure')}
              name="figure"
              chosen={figure}
              items={mapFigures.map((key) => ({ key, label: t(`statistics.mapOf.${key}`) }))}
            />
          }
          sentence={<MapSentence name={name} values={values} />}
          table={
            <div className="statistics-map">
              <RegionMap label={`${title}：${name}`} values={values} pathOf={source.pathOf} />
              <MapList name={name} values={values} pathOf={source.pathOf} />
            </div>
          }
        />
      )}
    </Asked>
  )
}

function MapSentence({ name, values }: { name: string; values: ReadonlyMap<string, number> }) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const total = [...values.values()].reduce((sum, n) => sum + n, 0)
  const [first] = REGION_ORDER.map((code) => [code, values.get(code) ?? 0] as const).sort(
    ([, n], [, m]) => m - n,
  )
  if (!first || total === 0) return <>{t('statistics.mapNone', { name })}</>
  return (
    <>
      {t('statistics.mapSay', {
        name,
        total: words.count(total),
        first: words.region(first[0]),
        n: words.count(first[1]),
      })}
    </>
  )
}

interface ListProps {
  name: string
  values: ReadonlyMap<string, number>
  pathOf(region: string): string
}

function MapList({ name, values, pathOf }: ListProps) {
  const { t } = useTranslation()
  const { words } = useStatisticsContext()
  const numberOf = (code: string) => values.get(code) ?? 0
  const rows = [...REGION_ORDER].sort((a, b) => numberOf(b) - numberOf(a))
  const most = Math.max(...rows.map(numberOf))
  return (
    <StatisticsTable<string>
      label={name}
      rows={rows}
      keyOf={(code) => code}
      columns={[
        { key: 'name', title: t('statistics.dimension.region'), cell: (code) => words.region(code) },
        {
          key: 'bar',
          title: t('statistics.share'),
          isDrawing: true,
          cell: (code) => <StackedBar most={most} parts={[{ fill: 'solid', n: numberOf(code) }]} />,
        },
        {
          key: 'n',
          title: name,
          cell: (code) => <FigureLink n={numberOf(code)} to={pathOf(code)} label={words.region(code)} />,
        },
      ]}
    />
  )
}
