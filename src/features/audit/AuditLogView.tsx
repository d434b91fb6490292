import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { AuditRow } from '../../data/audit'
import { shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import type { CodeNamer } from './auditWords'
import { ChangeList } from './ChangeList'
import { LogPaging } from './LogPaging'
import { LogTabs } from './LogTabs'
import { NarrowedBy, type Narrowing } from './NarrowedBy'

interface Props {
  rows: readonly AuditRow[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  /** Filters that were set by clicking a row. */
  narrowings: readonly Narrowing[]
  codeName: CodeNamer
  isLatest: boolean
  hasOlder: boolean
  onLatest(): void
  onOlder(): void
}

const tables = [
  ...([
    'applications',
    'summary_batches',
    'rounds',
    'late_admissions',
    'people',
    'person_identities',
  ] as const),
  ...(['cards', 'card_collections', 'card_reissues', 'activity_records', 'penalties', 'accidents'] as const),
  ...(['identity_disputes', 'institutions', 'staff', 'deputies', 'invitations', 'parameters'] as const),
  ...(['calendar_years', 'card_kinds', 'check_rules', 'reason_codes'] as const),
]

const verbs = ['insert', 'update', 'delete'] as const

/** Who changed what, from what to what. */
export function AuditLogView(props: Props) {
  const { rows, error, isFetching, onRetry, filters, onFilter, narrowings, codeName } = props
  const { isLatest, hasOlder, onLatest, onOlder } = props
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo(() => columnsOf(translation, onFilter, codeName), [translation, onFilter, codeName])
  return (
    <ListPage<AuditRow>
      title={t('audit.title')}
      tabs={<LogTabs current="changes" />}
      label={t('audit.changesLabel')}
      filters={
        <FilterBar
          fields={[
            { kind: 'search', name: 'actorName', label: t('audit.filter.actorName') },
            { kind: 'dates', name: 'at', label: t('audit.filter.at') },
            {
              kind: 'select',
              name: 'table',
              label: t('audit.filter.table'),
              options: tables.map((table) => ({ value: table, label: t(`audit.table.${table}`) })),
            },
            {
              kind: 'select',
              name: 'verb',
              label: t('audit.filter.verb'),
              options: verbs.map((verb) => ({ value: verb, label: t(`audit.verb.${verb}`) })),
            },
          ]}
          values={filters}
          onChange={onFilter}
        />
      }
      notice={<NarrowedBy narrowings={narrowings} />}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => String(row.id)}
      empty={<EmptyState title={t('audit.empty')} text={t('audit.changesHint')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8} wrap>
            <strong>{row.actor_name ?? t('audit.unknownActor')}</strong>
            <span>{shanghaiDateTime(row.at)}</span>
          </Flex>
          <span>
            {t(`audit.verb.${row.verb}`)} <RecordName row={row} onFilter={onFilter} />
          </span>
          <ChangeList row={row} codeName={codeName} />
        </Flex>
      )}
    >
      <LogPaging isLatest={isLatest} hasOlder={hasOlder} onLatest={onLatest} onOlder={onOlder} />
    </ListPage>
  )
}

function RecordName({ row, onFilter }: { row: AuditRow; onFilter: Props['onFilter'] }) {
  const { t, find } = useTranslation()
  return (
    <Button
      type="link"
      size="small"
      title={t('audit.onlyRecord')}
      onClick={() => onFilter({ table: row.table_name, record: row.record_id })}
      style={{ padding: 0 }}
    >
      {find(`audit.table.${row.table_name}`) ?? row.table_name} {row.record_id.slice(0, 8)}
    </Button>
  )
}

function columnsOf(
  { t }: Translation,
  onFilter: Props['onFilter'],
  codeName: CodeNamer,
): TableColumnsType<AuditRow> {
  return [
    { key: 'at', title: t('audit.column.at'), render: (_, row) => shanghaiDateTime(row.at) },
    {
      key: 'actor',
      title: t('audit.column.actor'),
      render: (_, { actor, actor_name }) =>
        actor ? (
          <Button
            type="link"
            size="small"
            title={t('audit.onlyActor')}
            onClick={() => onFilter({ actor })}
            style={{ padding: 0 }}
          >
            {actor_name ?? t('audit.unknownActor')}
          </Button>
        ) : (
          (actor_name ?? t('audit.unknownActor'))
        ),
    },
    { key: 'verb', title: t('audit.column.verb'), render: (_, row) => t(`audit.verb.${row.verb}`) },
    {
      key: 'record',
      title: t('audit.column.record'),
      render: (_, row) => <RecordName row={row} onFilter={onFilter} />,
    },
    {
      key: 'changes',
      title: t('audit.column.changes'),
      render: (_, row) => <ChangeList row={row} codeName={codeName} />,
    },
  ]
}
