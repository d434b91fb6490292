import { Flex } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { StaffRow } from '../../data/staff'
import { CITIES, REGIONS } from '../../domain/region'
import { staffRoles } from '../../domain/staffRole'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { ListPage } from '../../ui/ListPage'
import type { Paging } from '../../ui/ListPagePaging'
import { grantsText, placeOf, StaffActions, type StaffWords, staffColumns } from './staffColumns'

interface Props extends Omit<StaffWords, 't' | 'language' | 'isDismissed'> {
  title: string
  extra: ReactNode
  tabs: ReactNode
  /** A city sees the officers of its own units: no role or region to choose. */
  isOfCity: boolean
  rows: readonly StaffRow[] | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  paging?: Paging
}

/** Who works here, or did. */
export function StaffListView(props: Props) {
  const { title, extra, tabs, isOfCity, rows, error, isFetching, onRetry, filters, onFilter, paging } = props
  const { userId, canGrant, onGrants, onDismiss } = props
  const { t, language } = useTranslation()
  const isDismissed = filters.state === 'dismissed'
  const words = useMemo<StaffWords>(
    () => ({ t, language, userId, canGrant, isDismissed, onGrants, onDismiss }),
    [t, language, userId, canGrant, isDismissed, onGrants, onDismiss],
  )
  const columns = useMemo(() => staffColumns(words), [words])
  const fields: FilterField[] = [
    { kind: 'search', name: 'q', label: t('staff.filter.q') },
    ...(isOfCity
      ? []
      : ([
          {
            kind: 'select',
            name: 'role',
            label: t('staff.filter.role'),
            options: staffRoles.map((role) => ({ value: role, label: t(`common.roles.${role}`) })),
          },
          {
            kind: 'select',
            name: 'region',
            label: t('staff.filter.region'),
            options: [...REGIONS.filter(({ kind }) => kind === 'province'), ...CITIES].map((region) => ({
              value: region.code,
              label: language === 'zh-CN' ? region.nameZh : region.nameEn,
            })),
          },
        ] satisfies FilterField[])),
    {
      kind: 'select',
      name: 'state',
      label: t('staff.filter.state'),
      options: [{ value: 'dismissed', label: t('staff.filter.dismissed') }],
    },
  ]
  return (
    <ListPage<StaffRow>
      title={title}
      extra={extra}
      tabs={tabs}
      label={t('staff.listLabel')}
      filters={<FilterBar fields={fields} values={filters} onChange={onFilter} />}
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.user_id}
      paging={paging}
      empty={<EmptyState title={t('staff.empty')} text={t('staff.emptyText')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{row.name}</strong>
            <span>{t(`common.roles.${row.role}`)}</span>
          </Flex>
          <span>{placeOf(row, language)}</span>
          <span style={{ overflowWrap: 'anywhere' }}>{row.email}</span>
          <span>
            {t('staff.column.grants')}：{grantsText(row, words)}
          </span>
          <StaffActions row={row} words={words} />
        </Flex>
      )}
    />
  )
}
