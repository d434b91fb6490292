import { Button, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { AuditRow } from '../../data/audit'
import type { CodeNamer } from '../../i18n/auditWords'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import { ChangeList } from './ChangeList'
import { type LogListProps, LogListView } from './LogListView'

interface Props extends LogListProps<AuditRow> {
  codeName: CodeNamer
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
  ...(['calendar_years', 'card_kinds', 'check_rules', 'reason_codes', 'import_chunks'] as const),
  ...(['occupations', 'setting_changes'] as const),
]

const verbs = ['insert', 'update', 'delete'] as const

/** Who changed what, from what to what. */
export function AuditLogView({ codeName, ...log }: Props) {
  const { onFilter } = log
  const { t } = useTranslation()
  const columns = useMemo<TableColumnsType<AuditRow>>(
    () => [
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
    ],
    [t, onFilter, codeName],
  )
  return (
    <LogListView<AuditRow>
      log={log}
      tab="changes"
      label={t('audit.changesLabel')}
      fields={[
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
      columns={columns}
      renderEntry={(row) => (
        <>
          <span>
            {t(`audit.verb.${row.verb}`)} <RecordName row={row} onFilter={onFilter} />
          </span>
          <ChangeList row={row} codeName={codeName} />
        </>
      )}
    />
  )
}

function RecordName({ row, onFilter }: { row: AuditRow; onFilter(changes: FilterValues): void }) {
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
