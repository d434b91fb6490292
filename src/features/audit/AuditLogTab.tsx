import { useQuery } from '@tanstack/react-query'
import { listAudit } from '../../data/audit'
import { useTranslation } from '../../i18n/useTranslation'
import { AuditLogView } from './AuditLogView'
import { auditQueryOf, logPageSize } from './logAddress'
import { type Narrowing, narrowedByActor } from './NarrowedBy'
import { useCodeName } from './useCodeName'
import { useLogAddress } from './useLogAddress'

/** The log of changes, a page at a time. */
export function AuditLogTab() {
  const { t, find } = useTranslation()
  const { filters, before, onFilter, onLatest, onOlder } = useLogAddress()
  const wish = auditQueryOf(filters, before)
  const list = useQuery({
    queryKey: ['audit', wish],
    queryFn: ({ signal }) => listAudit(wish, signal),
    placeholderData: (previous) => previous,
  })
  const rows = list.data?.slice(0, logPageSize)
  const codeName = useCodeName()
  const narrowings: Narrowing[] = []
  if (filters.actor) narrowings.push(narrowedByActor(filters.actor, list.data, t, onFilter))
  if (filters.record) {
    narrowings.push({
      key: 'record',
      text: t('audit.filteredRecord', {
        table: find(`audit.table.${filters.table}`) ?? filters.table ?? '',
        id: filters.record.slice(0, 8),
      }),
      onClear: () => onFilter({ record: undefined, table: undefined }),
    })
  }
  return (
    <AuditLogView
      rows={rows}
      error={list.error ?? undefined}
      isFetching={list.isFetching}
      onRetry={() => list.refetch()}
      filters={filters}
      onFilter={onFilter}
      narrowings={narrowings}
      codeName={codeName}
      isLatest={before === undefined}
      hasOlder={(list.data?.length ?? 0) > logPageSize}
      onLatest={onLatest}
      onOlder={() => onOlder(rows?.at(-1)?.id ?? 0)}
    />
  )
}
