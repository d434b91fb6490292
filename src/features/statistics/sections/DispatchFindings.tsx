import { type Dispatch, RECTIFICATIONS } from '../../../data/statistics'
import { percentOf, type StatisticsScope, sumBy, sumOf } from '../../../domain/statistics'
import { findingsPath, rectificationPath } from '../../../domain/statisticsPaths'
import { useTranslation } from '../../../i18n/useTranslation'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StackedBar } from '../charts/StackedBar'
import { Figure } from '../Figure'
import { FigureLink } from '../FigureLink'
import { StatisticsTable } from '../StatisticsTable'
import { useStatisticsContext } from '../statisticsContext'

const statuses = ['open', 'rectifying', 'answered', 'closed', 'transferred', 'unfounded'] as const

interface Props {
  answer: Pick<Dispatch, 'findings' | 'rectification'>
  scope: StatisticsScope
}

/** Findings by kind and state, and whether institutions mended in time. */
export function DispatchFindings({ answer: { findings, rectification }, scope }: Props) {
  const { t, find } = useTranslation()
  const { words } = useStatisticsContext()
  const title = t('statistics.findings')
  const byKind = [
    ...sumBy(
      findings,
      ({ kind }) => kind,
      ({ n }) => n,
    ),
  ].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  const total = byKind.reduce((sum, [, n]) => sum + n, 0)
  if (total === 0)
    return <Figure title={title} sentence="" table={<PanelEmpty title={t('statistics.noFindings')} />} />
  const most = byKind[0]?.[1] ?? 0
  const kindName = (kind: string) => find(`discipline.finding.kinds.${kind}`) ?? kind
  const numberOf = (kind: string, status: string) =>
    findings
      .filter((row) => (kind === '' || row.kind === kind) && row.status === status)
      .reduce((sum, { n }) => sum + n, 0)
  const terms = sumOf(rectification, RECTIFICATIONS)
  const ended = terms.on_time + terms.late + terms.closed + terms.overdue
  return (
    <>
      <Figure
        title={title}
        sentence={t('statistics.findingsSay', {
          total: words.count(total),
          first: kindName(byKind[0]?.[0] ?? ''),
          open: words.count(numberOf('', 'open')),
        })}
        table={
          <StatisticsTable<[string, number]>
            label={title}
            rows={byKind}
            keyOf={([kind]) => kind}
            total={['', total]}
            columns={[
              {
                key: 'name',
                title: t('discipline.finding.kind'),
                cell: ([kind]) => (kind ? kindName(kind) : t('statistics.total')),
              },
              {
                key: 'bar',
                title: t('statistics.share'),
                isDrawing: true,
                cell: ([kind, n]) => kind && <StackedBar most={most} parts={[{ fill: 'solid', n }]} />,
              },
              {
                key: 'n',
                title: t('statistics.total'),
                cell: ([kind, n]) => (
                  <FigureLink
                    n={n}
                    to={findingsPath(scope, { kind: kind || undefined })}
                    label={kind ? kindName(kind) : t('statistics.total')}
                  />
                ),
              },
              ...statuses.map((status) => ({
                key: status,
                title: t(`statistics.findingStatus.${status}`),
                cell: ([kind]: [string, number]) => (
                  <FigureLink
                    n={numberOf(kind, status)}
                    to={findingsPath(scope, { kind: kind || undefined, status })}
                    label={`${kind ? kindName(kind) : t('statistics.total')} ${t(`statistics.findingStatus.${status}`)}`}
                  />
                ),
              })),
            ]}
          />
        }
      />
      {ended + terms.open > 0 && (
        <Figure
          title={t('statistics.rectification')}
          sentence={t('statistics.rectificationSay', {
            onTime: words.count(terms.on_time),
            share: words.percent(percentOf(terms.on_time, ended)),
            overdue: words.count(terms.overdue),
          })}
          table={
            <StatisticsTable
              label={t('statistics.rectification')}
              rows={[...RECTIFICATIONS]}
              keyOf={(key) => key}
              columns={[
                {
                  key: 'name',
                  title: t('statistics.statusColumn'),
                  cell: (key) => t(`statistics.rectified.${key}`),
                },
                {
                  key: 'n',
                  title: t('statistics.count'),
                  cell: (key) => (
                    <FigureLink
                      n={terms[key]}
                      to={rectificationPath(scope, key)}
                      label={t(`statistics.rectified.${key}`)}
                    />
                  ),
                },
              ]}
            />
          }
        />
      )}
    </>
  )
}
