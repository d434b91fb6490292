import { Button, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { AccessRow, AuditedPerson } from '../../data/audit'
import { wordSubject } from '../../i18n/auditWords'
import { useTranslation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import { type LogListProps, LogListView } from './LogListView'

interface Props extends LogListProps<AccessRow> {
  /** Whose the ids are, as far as they are known already. */
  people: ReadonlyMap<string, AuditedPerson>
  documentName(kind: string): string
  /** Finds a person by a whole name or number. */
  personSearch: ReactNode
}

const kinds = ['claim', 'reveal', 'open', 'print', 'export'] as const

/** Who looked at whose data, how and why. */
export function AccessLogView({ people, documentName, personSearch, ...log }: Props) {
  const { onFilter } = log
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo<TableColumnsType<AccessRow>>(
    () => [
      {
        key: 'kind',
        title: translation.t('audit.column.kind'),
        render: (_, row) => translation.t(`audit.kind.${row.kind}`),
      },
      {
        key: 'subject',
        title: translation.t('audit.column.subject'),
        render: (_, row) => wordSubject(row.subject, documentName, translation),
      },
      {
        key: 'person',
        title: translation.t('audit.column.person'),
        render: (_, row) => <PersonName row={row} people={people} onFilter={onFilter} />,
      },
      {
        key: 'reason',
        title: translation.t('audit.column.reason'),
        render: (_, row) => <span style={{ whiteSpace: 'normal' }}>{row.reason}</span>,
      },
    ],
    [translation, people, documentName, onFilter],
  )
  return (
    <LogListView<AccessRow>
      log={log}
      tab="access"
      label={t('audit.accessLabel')}
      search={personSearch}
      fields={[
        {
          kind: 'select',
          name: 'kind',
          label: t('audit.filter.kind'),
          options: kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
        },
      ]}
      columns={columns}
      renderEntry={(row) => (
        <>
          <span>
            {t(`audit.kind.${row.kind}`)} · {wordSubject(row.subject, documentName, translation)}
          </span>
          <PersonName row={row} people={people} onFilter={onFilter} />
          <span>{row.reason}</span>
        </>
      )}
    />
  )
}

interface PersonProps extends Pick<Props, 'people'> {
  row: AccessRow
  onFilter(changes: FilterValues): void
}

function PersonName({ row, people, onFilter }: PersonProps) {
  const { t } = useTranslation()
  const { person_id } = row
  if (!person_id) return <span>{t('audit.several')}</span>
  const person = people.get(person_id)
  return (
    <Button
      type="link"
      size="small"
      title={t('audit.onlyPerson')}
      onClick={() => onFilter({ person: person_id })}
      style={{ padding: 0 }}
    >
      {person ? `${person.name} ${person.id_number_masked}` : person_id.slice(0, 8)}
    </Button>
  )
}
