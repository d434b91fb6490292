import { Skeleton, Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Coverage, DispatchUse, InstitutionCoverage, SupervisorUse } from '../../../data/dispatchUse'
import { dispatchListPath } from '../../../domain/dispatchPaths'
import { evaluationListPath } from '../../../domain/paths'
import { regionName } from '../../../domain/region'
import type { IsoDate } from '../../../domain/shanghai'
import { type Translation, useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { coverageText } from './coverageText'

export const USE_VIEWS = ['supervisors', 'regions', 'institutions'] as const
export type UseView = (typeof USE_VIEWS)[number]

interface Span {
  from: IsoDate
  to: IsoDate
  /** The one region that was asked for. */
  region?: string
}

interface Props {
  view: UseView
  use: DispatchUse | undefined
  span: Span
  error: unknown
  onRetry(): void
}

/** One of the three tables; every number that is not nought opens the list that it counts. */
export function DispatchUseView({ view, use, span, error, onRetry }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { from, to, region } = span
  const supervisors = useMemo(
    () => supervisorColumns(translation, { from, to, region }),
    [translation, from, to, region],
  )
  const regions = useMemo(
    () => [regionColumn<Coverage>(translation), ...coverageColumns<Coverage>(translation, { from, to })],
    [translation, from, to],
  )
  const institutions = useMemo<TableColumnsType<InstitutionCoverage>>(
    () => [
      { key: 'institution', title: t('dispatch.institution'), dataIndex: 'institution_name' },
      regionColumn<InstitutionCoverage>(translation),
      ...coverageColumns<InstitutionCoverage>(translation, { from, to }),
    ],
    [t, translation, from, to],
  )
  if (!use)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} />
    )
  if (use[view].length === 0) return <PanelEmpty title={t('dispatch.use.empty')} />
  const shared = {
    'aria-label': t(`dispatch.use.views.${view}`),
    size: 'small' as const,
    pagination: { pageSize: 50, hideOnSinglePage: true, showSizeChanger: false },
    scroll: { x: 'max-content' },
  }
  if (view === 'supervisors')
    return (
      <Table<SupervisorUse>
        {...shared}
        rowKey="person_id"
        columns={supervisors}
        dataSource={use.supervisors}
      />
    )
  if (view === 'regions')
    return <Table<Coverage> {...shared} rowKey="region_code" columns={regions} dataSource={use.regions} />
  return (
    <Table<InstitutionCoverage>
      {...shared}
      rowKey={({ institution_id, region_code }) => `${institution_id} ${region_code}`}
      columns={institutions}
      dataSource={use.institutions}
    />
  )
}

/** A number that opens what it counts. */
function counted(count: number, to: string, label: string) {
  if (count === 0) return '0'
  return (
    <Link to={to} aria-label={`${label} ${count}`}>
      {count}
    </Link>
  )
}

function regionColumn<Row extends Coverage>({ t, language }: Translation): TableColumnsType<Row>[number] {
  return {
    key: 'region',
    title: t('dispatch.region'),
    render: (_, { region_code }) => regionName(region_code, language),
  }
}

function coverageColumns<Row extends Coverage & { institution_id?: string }>(
  translation: Translation,
  { from, to }: Span,
): TableColumnsType<Row> {
  const { t } = translation
  const narrowing = ({ region_code, institution_id }: Row) => ({
    days: from,
    days_to: to,
    region: region_code,
    ...(institution_id && { institution: institution_id }),
  })
  return [
    {
      key: 'held',
      title: t('dispatch.use.held'),
      align: 'right',
      sorter: (a, b) => a.held - b.held,
      render: (_, row) =>
        counted(row.held, evaluationListPath({ ...narrowing(row), phase: 'over' }), t('dispatch.use.held')),
    },
    {
      key: 'drawn',
      title: t('dispatch.use.drawn'),
      align: 'right',
      sorter: (a, b) => a.drawn - b.drawn,
      render: (_, row) =>
        counted(row.drawn, dispatchListPath({ ...narrowing(row), status: 'drawn' }), t('dispatch.use.drawn')),
    },
    {
      key: 'inspected',
      title: t('dispatch.use.inspected'),
      align: 'right',
      sorter: (a, b) => a.inspected - b.inspected,
      render: (_, row) =>
        counted(
          row.inspected,
          dispatchListPath({ ...narrowing(row), inspected: 'yes' }),
          t('dispatch.use.inspected'),
        ),
    },
    {
      key: 'coverage',
      title: t('dispatch.use.coverage'),
      align: 'right',
      className: 'tabular',
      render: (_, row) => coverageText(row),
    },
  ]
}

function supervisorColumns(
  { t, language }: Translation,
  { from, to, region }: Span,
): TableColumnsType<SupervisorUse> {
  const answers = ['accepted', 'declined', 'unanswered'] as const
  const list = (supervisor: string, answer?: string) =>
    dispatchListPath({
      days: from,
      days_to: to,
      ...(region && { region }),
      supervisor,
      ...(answer && { answer }),
    })
  return [
    { key: 'name', title: t('dispatch.person'), dataIndex: 'name' },
    { key: 'card', title: t('dispatch.card'), dataIndex: 'card_number' },
    {
      key: 'region',
      title: t('dispatch.region'),
      render: (_, { region_code }) => regionName(region_code, language),
    },
    { key: 'employer', title: t('dispatch.employer'), dataIndex: 'institution_name', responsive: ['md'] },
    {
      key: 'dispatched',
      title: t('dispatch.use.dispatched'),
      align: 'right',
      sorter: (a, b) => a.dispatched - b.dispatched,
      render: (_, row) => counted(row.dispatched, list(row.person_id), t('dispatch.use.dispatched')),
    },
    ...answers.map((answer) => ({
      key: answer,
      title: t(`dispatch.answers.${answer}`),
      align: 'right' as const,
      sorter: (a: SupervisorUse, b: SupervisorUse) => a[answer] - b[answer],
      render: (_: unknown, row: SupervisorUse) =>
        counted(row[answer], list(row.person_id, answer), t(`dispatch.answers.${answer}`)),
    })),
  ]
}
