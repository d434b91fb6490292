import { Select, Table, type TableColumnsType, Typography } from 'antd'
import { useMemo } from 'react'
import { maskIdentityNumber } from '../../domain/identityNumber'
import { IMPORT_RULES, type ImportField, type ImportKind } from '../../domain/importKinds'
import type { ImportMapping } from '../../domain/importMapping'
import { columnTitle, type ReadSheet, textOfCell } from '../../domain/importSheet'
import { maskPhone } from '../../domain/phone'
import { useTranslation } from '../../i18n/useTranslation'
import { ImportFixedValue } from './ImportFixedValue'
import { fieldName } from './importWords'

interface Props {
  kind: ImportKind
  sheet: ReadSheet
  mapping: ImportMapping
  onChange(mapping: ImportMapping): void
}

const none = -1
const sampleRows = 3

/** One line per field: its column, what stands there, or one value for all rows. */
export function ImportColumnTable({ kind, sheet, mapping, onChange }: Props) {
  const words = useTranslation()
  const { t } = words
  const options = useMemo(() => {
    const header = sheet.rows[mapping.headerRow] ?? []
    const width = Math.max(
      0,
      ...sheet.rows.slice(mapping.headerRow, mapping.headerRow + 50).map((row) => row.length),
    )
    return [
      { value: none, label: t('imports.noColumn') },
      ...Array.from({ length: width }, (_, column) => ({
        value: column,
        label: columnTitle(header, column),
      })),
    ]
  }, [sheet, mapping.headerRow, t])

  const take = (field: string, column: number) => {
    const { [field]: _, ...others } = mapping.columns
    onChange({ ...mapping, columns: column === none ? others : { ...others, [field]: column } })
  }
  const fix = (field: string, value: string | undefined) => {
    const { [field]: _, ...others } = mapping.fixed
    onChange({ ...mapping, fixed: value ? { ...others, [field]: value } : others })
  }
  const samplesOf = ({ name, isPersonal }: ImportField) => {
    const column = mapping.columns[name]
    if (column === undefined) return ''
    const texts = sheet.rows.slice(mapping.headerRow + 1).map((row) => textOfCell(row[column]))
    return [...new Set(texts.filter(Boolean))]
      .slice(0, sampleRows)
      .map((text) => (isPersonal ? masked(text) : text))
      .join(words.language === 'zh-CN' ? '、' : ', ')
  }

  const columns: TableColumnsType<ImportField> = [
    {
      key: 'field',
      title: t('imports.column.field'),
      width: 180,
      render: (_, { name, isRequired }) => (
        <>
          {fieldName(kind, name, words)}{' '}
          {isRequired && <Typography.Text type="secondary">{t('imports.required')}</Typography.Text>}
        </>
      ),
    },
    {
      key: 'source',
      title: t('imports.column.source'),
      width: 220,
      render: (_, { name }) => (
        <Select
          aria-label={t('imports.columnFor', { field: fieldName(kind, name, words) })}
          style={{ width: '100%' }}
          value={mapping.columns[name] ?? none}
          options={options}
          showSearch
          optionFilterProp="label"
          onChange={(column) => take(name, column)}
        />
      ),
    },
    {
      key: 'sample',
      title: t('imports.column.sample'),
      ellipsis: true,
      render: (_, field) => <Typography.Text type="secondary">{samplesOf(field)}</Typography.Text>,
    },
    {
      key: 'fixed',
      title: t('imports.column.fixed'),
      width: 240,
      render: (_, field) =>
        field.isFixable && (
          <ImportFixedValue
            label={t('imports.fixedFor', { field: fieldName(kind, field.name, words) })}
            field={field}
            value={mapping.fixed[field.name]}
            onChange={(value) => fix(field.name, value)}
          />
        ),
    },
  ]
  return (
    <Table<ImportField>
      size="small"
      rowKey="name"
      pagination={false}
      columns={columns}
      dataSource={[...IMPORT_RULES[kind].fields]}
      scroll={{ x: 820 }}
    />
  )
}

/** Enough to see what kind of value it is. */
function masked(text: string): string {
  return text.length > 10 ? maskIdentityNumber(text) : maskPhone(text)
}
