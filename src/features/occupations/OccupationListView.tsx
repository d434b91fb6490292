import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { OccupationRow } from '../../data/occupations'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ActiveTag, activeField, usesText } from '../../ui/activeState'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import type { Paging } from '../../ui/ListPagePaging'
import type { ListSort } from '../../ui/ListPageTable'

interface Props {
  rows: readonly OccupationRow[] | undefined
  /** Cards that name each code; left out while they are counted. */
  uses: ReadonlyMap<string, number> | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  sort?: ListSort
  onSort(sort: ListSort | undefined): void
  paging: Paging
  onAdd(): void
  onOpen(row: OccupationRow): void
  onActivate(row: OccupationRow, isActive: boolean): void
}

/** 职业目录: code and name, whether it can be chosen, how many cards name it. */
export function OccupationListView(props: Props) {
  const { rows, uses, error, isFetching, onRetry, filters, onFilter, sort, onSort, paging } = props
  const { onAdd, onOpen, onActivate } = props
  const translation = useTranslation()
  const { t } = translation
  const words = useMemo(
    () => ({ translation, uses, onOpen, onActivate }),
    [translation, uses, onOpen, onActivate],
  )
  const columns = useMemo(() => columnsOf(words), [words])
  const isFiltered = Boolean(filters.q || filters.state)
  const add = (
    <Button type="primary" onClick={onAdd}>
      {t('occupation.add')}
    </Button>
  )
  return (
    <ListPage<OccupationRow>
      title={t('page.occupations')}
      extra={add}
      label={t('occupation.listLabel')}
      notice={t('occupation.notice')}
      filters={
        <FilterBar
          fields={[{ kind: 'search', name: 'q', label: t('occupation.search') }, activeField(translation)]}
          values={filters}
          onChange={onFilter}
        />
      }
      rows={rows}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.code}
      sort={sort}
      onSort={onSort}
      onOpen={onOpen}
      paging={paging}
      empty={
        isFiltered ? (
          <EmptyState title={t('ui.emptyFilteredTitle')} text={t('ui.emptyFilteredText')} />
        ) : (
          <EmptyState title={t('occupation.empty')} action={add} />
        )
      }
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{row.name_zh}</strong>
            <ActiveTag isActive={row.is_active} />
          </Flex>
          <span className="tabular">{row.code}</span>
          <span>{t('occupation.cards', { count: usesText(uses, row.code) })}</span>
          <Actions row={row} words={words} />
        </Flex>
      )}
    />
  )
}

interface Words extends Pick<Props, 'uses' | 'onOpen' | 'onActivate'> {
  translation: Translation
}

function Actions({ row, words }: { row: OccupationRow; words: Words }) {
  const { onOpen, onActivate } = words
  const { t } = words.translation
  const name = row.name_zh
  return (
    <Flex gap={8}>
      <Button size="small" aria-label={t('occupation.editLabel', { name })} onClick={() => onOpen(row)}>
        {t('ui.edit')}
      </Button>
      <Button
        size="small"
        aria-label={t(row.is_active ? 'occupation.deactivateLabel' : 'occupation.activateLabel', { name })}
        onClick={() => onActivate(row, !row.is_active)}
      >
        {t(row.is_active ? 'occupation.deactivate' : 'occupation.activate')}
      </Button>
    </Flex>
  )
}

function columnsOf(words: Words): TableColumnsType<OccupationRow> {
  const { translation, uses } = words
  const { t } = translation
  return [
    { key: 'code', title: t('occupation.code'), dataIndex: 'code', sorter: true },
    { key: 'name_zh', title: t('occupation.name'), dataIndex: 'name_zh', sorter: true },
    {
      key: 'catalogue',
      title: t('occupation.catalogue'),
      render: (_, row) => t('occupation.edition', { year: row.catalogue }),
    },
    {
      key: 'state',
      title: t('ui.state'),
      render: (_, row) => <ActiveTag isActive={row.is_active} />,
    },
    {
      key: 'use',
      title: t('occupation.use'),
      align: 'right',
      render: (_, row) => usesText(uses, row.code),
    },
    { key: 'actions', title: t('ui.rowActions'), render: (_, row) => <Actions row={row} words={words} /> },
  ]
}
