import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { ReasonCodeRow } from '../../data/reasonCodes'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ActiveTag, activeField, usesText } from '../../ui/activeState'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import type { Paging } from '../../ui/ListPagePaging'
import { REASON_ACTIONS } from './reasonActions'
import { actionsText } from './reasonWords'

interface Props {
  rows: readonly ReasonCodeRow[] | undefined
  /** Decisions that gave each code; left out while they are counted. */
  uses: ReadonlyMap<string, number> | undefined
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  paging: Paging
  onAdd(): void
  onOpen(row: ReasonCodeRow): void
}

/** 原因代码: text, what it is given for, whether it can be chosen, how many decisions gave it. */
export function ReasonCodeListView(props: Props) {
  const { rows, uses, error, isFetching, onRetry, filters, onFilter, paging, onAdd, onOpen } = props
  const translation = useTranslation()
  const { t, language } = translation
  const words = useMemo(() => ({ translation, uses, onOpen }), [translation, uses, onOpen])
  const columns = useMemo(() => columnsOf(words), [words])
  const isFiltered = Boolean(filters.q || filters.action || filters.state)
  const add = (
    <Button type="primary" onClick={onAdd}>
      {t('reasonCode.add')}
    </Button>
  )
  return (
    <ListPage<ReasonCodeRow>
      title={t('page.reasonCodes')}
      extra={add}
      label={t('reasonCode.listLabel')}
      notice={t('reasonCode.notice')}
      filters={
        <FilterBar
          fields={[
            { kind: 'search', name: 'q', label: t('reasonCode.search') },
            {
              kind: 'select',
              name: 'action',
              label: t('reasonCode.actions'),
              options: REASON_ACTIONS.map((action) => ({
                value: action,
                label: t(`words.action.${action}`),
              })),
            },
            activeField(translation),
          ]}
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
      onOpen={onOpen}
      paging={paging}
      empty={
        isFiltered ? (
          <EmptyState title={t('ui.emptyFilteredTitle')} text={t('ui.emptyFilteredText')} />
        ) : (
          <EmptyState title={t('reasonCode.empty')} action={add} />
        )
      }
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{nameIn(language, row)}</strong>
            <ActiveTag isActive={row.is_active} />
          </Flex>
          <span>{actionsText(row.actions, translation)}</span>
          <span>{t('reasonCode.times', { count: usesText(uses, row.code) })}</span>
          <EditButton row={row} words={words} />
        </Flex>
      )}
    />
  )
}

interface Words extends Pick<Props, 'uses' | 'onOpen'> {
  translation: Translation
}

function EditButton({ row, words: { translation, onOpen } }: { row: ReasonCodeRow; words: Words }) {
  const { t, language } = translation
  const name = nameIn(language, row)
  return (
    <Button
      size="small"
      style={{ alignSelf: 'start' }}
      aria-label={t('reasonCode.editLabel', { name })}
      onClick={() => onOpen(row)}
    >
      {t('ui.edit')}
    </Button>
  )
}

function columnsOf(words: Words): TableColumnsType<ReasonCodeRow> {
  const { translation, uses } = words
  const { t, language } = translation
  return [
    { key: 'name', title: t('reasonCode.name'), render: (_, row) => nameIn(language, row) },
    { key: 'code', title: t('reasonCode.code'), dataIndex: 'code' },
    {
      key: 'actions',
      title: t('reasonCode.actions'),
      render: (_, row) => (
        <div style={{ maxWidth: 360, whiteSpace: 'normal' }}>{actionsText(row.actions, translation)}</div>
      ),
    },
    {
      key: 'note',
      title: t('reasonCode.note'),
      render: (_, row) => t(row.needs_note ? 'common.yes' : 'common.no'),
    },
    {
      key: 'state',
      title: t('ui.state'),
      render: (_, row) => <ActiveTag isActive={row.is_active} />,
    },
    { key: 'use', title: t('reasonCode.use'), align: 'right', render: (_, row) => usesText(uses, row.code) },
    { key: 'edit', title: t('ui.rowActions'), render: (_, row) => <EditButton row={row} words={words} /> },
  ]
}
