import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { FilterValues } from './FilterBar'

const FilterDates = lazy(async () => ({ default: (await import('./FilterDates')).FilterDates }))

export interface FilterOption {
  value: string
  label: string
}

interface Common {
  /** The name in the URL. */
  name: string
  label: string
}

/** What a filter of a list can be. */
export type FilterField =
  | (Common & { kind: 'search' })
  | (Common & {
      kind: 'select'
      options: readonly FilterOption[]
      isMultiple?: boolean
      isLoading?: boolean
      /** Asks for other options while somebody types; without it the options given are searched. */
      onSearch?(text: string): void
    })
  /** From and to, both included, as yyyy-mm-dd under `name` and `name_to`. */
  | (Common & { kind: 'dates' })

interface Props {
  field: FilterField
  values: FilterValues
  onChange(changes: FilterValues): void
  isWide: boolean
}

/** One filter. */
export function FilterInput({ field, values, onChange, isWide }: Props) {
  const { name, label } = field
  const value = values[name]
  const width = (pixels: number) => (isWide ? '100%' : pixels)
  switch (field.kind) {
    case 'search':
      return (
        <SearchInput
          label={label}
          value={value ?? ''}
          onChange={(text) => onChange({ [name]: text || undefined })}
          width={width(240)}
        />
      )
    case 'select': {
      const shared = {
        'aria-label': label,
        placeholder: label,
        allowClear: true,
        showSearch: true,
        options: [...field.options],
        loading: field.isLoading,
        filterOption: field.onSearch ? (false as const) : matches,
        onSearch: field.onSearch,
        popupMatchSelectWidth: false,
        style: { minWidth: width(132), maxWidth: width(280) },
      }
      if (!field.isMultiple) {
        return (
          <Select<string>
            {...shared}
            value={value || undefined}
            onChange={(chosen) => onChange({ [name]: chosen || undefined })}
          />
        )
      }
      return (
        <Select<string[]>
          {...shared}
          mode="multiple"
          maxTagCount="responsive"
          value={value ? value.split(',') : []}
          onChange={(chosen) => onChange({ [name]: chosen.join(',') || undefined })}
        />
      )
    }
    case 'dates':
      return (
        <Suspense fallback={<Input disabled placeholder={label} style={{ width: width(260) }} />}>
          <FilterDates
            label={label}
            from={value}
            to={values[`${name}_to`]}
            onChange={(from, to) => onChange({ [name]: from, [`${name}_to`]: to })}
            width={width(260)}
          />
        </Suspense>
      )
  }
}

function matches(text: string, option?: { label?: unknown }): boolean {
  return String(option?.label ?? '')
    .toLowerCase()
    .includes(text.trim().toLowerCase())
}

interface SearchProps {
  label: string
  value: string
  onChange(text: string): void
  width: number | string
}

/** Takes effect shortly after the last key, or at once on Enter. */
function SearchInput({ label, value, onChange, width }: SearchProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text.trim() === value) return
    const timer = setTimeout(() => onChange(text.trim()), 400)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      maxLength={60}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text.trim())}
      style={{ width }}
    />
  )
}
