import { FilterOutlined } from '@ant-design/icons'
import { Button, Drawer, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { type FilterField, FilterInput } from './FilterInput'
import { useIsNarrow } from './useIsNarrow'

/** Values by the name of the field, as they stand in the URL; several of one field are joined by commas. */
export type FilterValues = Readonly<Record<string, string | undefined>>

interface Props {
  fields: readonly FilterField[]
  values: FilterValues
  /** Gets the changed values only; undefined takes a filter away. */
  onChange(changes: FilterValues): void
}

/** The filters of a list; on a phone the first stays in view and the others wait in a drawer. */
export function FilterBar({ fields, values, onChange }: Props) {
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const [isOpen, setIsOpen] = useState(false)
  const isSet = ({ name }: FilterField) => Boolean(values[name] || values[`${name}_to`])
  const given = fields.filter(isSet)
  const clear = () =>
    onChange(
      Object.fromEntries(given.flatMap(({ name }) => [name, `${name}_to`].map((key) => [key, undefined]))),
    )

  const input = (field: FilterField) => (
    <FilterInput key={field.name} field={field} values={values} onChange={onChange} isWide={isNarrow} />
  )
  if (!isNarrow) {
    return (
      <Flex component="search" gap={8} wrap align="center">
        {fields.map(input)}
        {given.length > 0 && (
          <Button type="link" onClick={clear} style={{ paddingInline: 4 }}>
            {t('ui.clearFilters')}
          </Button>
        )}
      </Flex>
    )
  }
  const [first, ...others] = fields
  const hidden = others.filter(isSet).length
  return (
    <Flex component="search" gap={8}>
      {first && <div style={{ flex: 1, minWidth: 0 }}>{input(first)}</div>}
      {others.length > 0 && (
        <Button icon={<FilterOutlined />} onClick={() => setIsOpen(true)}>
          {hidden > 0 ? t('ui.filterCount', { count: hidden }) : t('ui.filters')}
        </Button>
      )}
      <Drawer
        open={isOpen}
        onClose={() => setIsOpen(false)}
        placement="bottom"
        height="auto"
        title={t('ui.filters')}
        footer={
          <Flex gap={8} justify="flex-end">
            <Button onClick={clear}>{t('ui.clearFilters')}</Button>
            <Button type="primary" onClick={() => setIsOpen(false)}>
              {t('ui.applyFilters')}
            </Button>
          </Flex>
        }
      >
        <Flex vertical gap={12}>
          {others.map(input)}
        </Flex>
      </Drawer>
    </Flex>
  )
}
