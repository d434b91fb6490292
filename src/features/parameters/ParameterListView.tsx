import { Button, Flex, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { ParameterRow } from '../../data/parameters'
import type { SettingChange } from '../../data/settingChanges'
import { shanghaiDate } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import { ParameterTabs } from './ParameterTabs'
import { basisText, effectText, valueText } from './parameterWords'

interface Props {
  rows: readonly ParameterRow[] | undefined
  /** The latest change of each, by key. */
  lastChanges: ReadonlyMap<string, SettingChange>
  error?: unknown
  isFetching?: boolean
  onRetry?(): void
  filters: FilterValues
  onFilter(changes: FilterValues): void
  onOpen(row: ParameterRow): void
}

const bases = ['notice', 'decision', 'elsewhere'] as const

/** The numbers of the rules: value, bounds, where they come from, what a change applies to, who changed them last. */
export function ParameterListView(props: Props) {
  const { rows, lastChanges, error, isFetching, onRetry, filters, onFilter, onOpen } = props
  const translation = useTranslation()
  const { t, language } = translation
  const columns = useMemo(
    () => columnsOf(translation, lastChanges, onOpen),
    [translation, lastChanges, onOpen],
  )
  const text = filters.q?.toLowerCase() ?? ''
  const found = rows?.filter(
    (row) =>
      (!filters.basis || row.basis === filters.basis) &&
      `${row.name_zh} ${row.name_en}`.toLowerCase().includes(text),
  )
  return (
    <ListPage<ParameterRow>
      title={t('page.parameters')}
      tabs={<ParameterTabs current="numbers" />}
      label={t('parameter.listLabel')}
      filters={
        <FilterBar
          fields={[
            { kind: 'search', name: 'q', label: t('parameter.name') },
            {
              kind: 'select',
              name: 'basis',
              label: t('parameter.origin'),
              options: bases.map((basis) => ({ value: basis, label: t(`parameter.basis.${basis}`) })),
            },
          ]}
          values={filters}
          onChange={onFilter}
        />
      }
      notice={t('parameter.notice')}
      rows={found}
      error={error}
      isFetching={isFetching}
      onRetry={onRetry}
      columns={columns}
      rowKey={(row) => row.key}
      onOpen={onOpen}
      empty={<EmptyState title={t('ui.emptyFilteredTitle')} text={t('ui.emptyFilteredText')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <Flex justify="space-between" gap={8}>
            <strong>{nameIn(language, row)}</strong>
            <strong>{valueText(row.value, row, translation)}</strong>
          </Flex>
          <span>{basisText(row, translation)}</span>
          <span>{effectText(row, translation)}</span>
          <span>{lastText(lastChanges.get(row.key), translation)}</span>
          <EditButton row={row} translation={translation} onOpen={onOpen} />
        </Flex>
      )}
    />
  )
}

interface ButtonProps {
  row: ParameterRow
  translation: Translation
  onOpen(row: ParameterRow): void
}

function EditButton({ row, translation: { t, language }, onOpen }: ButtonProps) {
  return (
    <Button
      size="small"
      style={{ alignSelf: 'start' }}
      aria-label={t('parameter.editLabel', { name: nameIn(language, row) })}
      onClick={() => onOpen(row)}
    >
      {t('ui.edit')}
    </Button>
  )
}

function lastText(change: SettingChange | undefined, { t }: Translation): string {
  if (!change) return t('parameter.neverChanged')
  return t('parameter.lastChange', { at: shanghaiDate(change.at), by: change.actor_name })
}

function columnsOf(
  translation: Translation,
  lastChanges: ReadonlyMap<string, SettingChange>,
  onOpen: (row: ParameterRow) => void,
): TableColumnsType<ParameterRow> {
  const { t, language } = translation
  return [
    { key: 'name', title: t('parameter.name'), render: (_, row) => nameIn(language, row) },
    {
      key: 'value',
      title: t('parameter.value'),
      render: (_, row) => <strong>{valueText(row.value, row, translation)}</strong>,
    },
    {
      key: 'bounds',
      title: t('parameter.bounds'),
      render: (_, row) => t('parameter.range', { min: row.min_value, max: row.max_value }),
    },
    { key: 'basis', title: t('parameter.origin'), render: (_, row) => basisText(row, translation) },
    {
      key: 'effect',
      title: t('parameter.effect'),
      render: (_, row) => (
        <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{effectText(row, translation)}</div>
      ),
    },
    {
      key: 'changed',
      title: t('parameter.changed'),
      render: (_, row) => lastText(lastChanges.get(row.key), translation),
    },
    {
      key: 'actions',
      title: t('ui.rowActions'),
      render: (_, row) => <EditButton row={row} translation={translation} onOpen={onOpen} />,
    },
  ]
}
