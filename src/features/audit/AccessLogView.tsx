import { Button, Flex, type TableColumnsType } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { AccessRow, AuditedPerson } from '../../data/audit'
import { shanghaiDateTime } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import { wordSubject } from './auditWords'
import { LogPaging } from './LogPaging'
import { LogTabs } from './LogTabs'
import { NarrowedBy, type Narrowing } from './NarrowedBy'

interface Props {
  rows: readonly AccessRow[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  narrowings: readonly Narrowing[]
  /** Whose the ids are, as far as they are known already. */
  people: ReadonlyMap<string, AuditedPerson>
  documentName(kind: string): string
  /** Finds a person by a whole name or number. */
  personSearch: ReactNode
  isLatest: boolean
  hasOlder: boolean
  onLatest(): void
  onOlder(): void
}

const kinds = ['claim', 'reveal', 'open', 'print', 'export'] as const

/** Who looked at whose data, how and why. */
export function AccessLogView(props: Props) {
  const { rows, error, isFetching, onRetry, filters, onFilter, narrowings, people, documentName } = props
  const { personSearch, isLatest, hasOlder, onLatest, onOlder } = props
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo(
    () => columnsOf(translation, { people, documentName, onFilter }),
    [translation, people, documentName, onFilter],
  )
  return (
    <ListPage<AccessRow>
      title={t('audit.title')}
      tabs={<LogTabs current="access" />}
      label={t('audit.accessLabel')}
      filters={
        <Flex vertical gap={8}>
          {personSearch}
          <FilterBar
            fields={[
              { kind: 'search', name: 'actorName', label: t('audit.filter.actorName') },
              { kind: 'dates', name: 'at', label: t('audit.filter.at') },
              {
                kind: 'select',
                name: 'kind',
                label: t('audit.filter.kind'),
                options: kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
              },
            ]}
            values={filters}
            onChange={onFilter}
          />
        </Flex>
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
            {t(`audit.kind.${row.kind}`)} · {wordSubject(row.subject, documentName, translation)}
          </span>
          <PersonName row={row} people={people} onFilter={onFilter} />
          <span>{row.reason}</span>
        </Flex>
      )}
    >
      <LogPaging isLatest={isLatest} hasOlder={hasOlder} onLatest={onLatest} onOlder={onOlder} />
    </ListPage>
  )
}

type Context = Pick<Props, 'people' | 'documentName' | 'onFilter'>

function PersonName({ row, people, onFilter }: { row: AccessRow } & Pick<Context, 'people' | 'onFilter'>) {
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

function columnsOf(translation: Translation, context: Context): TableColumnsType<AccessRow> {
  const { t } = translation
  const { people, documentName, onFilter } = context
  return [
    { key: 'at', title: t('audit.column.at'), render: (_, row) => shanghaiDateTime(row.at) },
    {
      key: 'actor',
      title: t('audit.column.actor'),
      render: (_, { actor, actor_name }) => (
        <Button
          type="link"
          size="small"
          title={t('audit.onlyActor')}
          onClick={() => onFilter({ actor: actor ?? undefined })}
          style={{ padding: 0 }}
        >
          {actor_name ?? t('audit.unknownActor')}
        </Button>
      ),
    },
    { key: 'kind', title: t('audit.column.kind'), render: (_, row) => t(`audit.kind.${row.kind}`) },
    {
      key: 'subject',
      title: t('audit.column.subject'),
      render: (_, row) => wordSubject(row.subject, documentName, translation),
    },
    {
      key: 'person',
      title: t('audit.column.person'),
      render: (_, row) => <PersonName row={row} people={people} onFilter={onFilter} />,
    },
    {
      key: 'reason',
      title: t('audit.column.reason'),
      render: (_, row) => <span style={{ whiteSpace: 'normal' }}>{row.reason}</span>,
    },
  ]
}
