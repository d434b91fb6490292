import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { loadImportChoices } from '../../data/importChoices'
import { findUnits } from '../../data/staff'
import type { ImportField } from '../../domain/importKinds'

interface Props {
  label: string
  field: ImportField
  value: string | undefined
  onChange(value: string | undefined): void
}

/** One value for all rows: from the list of the field, or a unit of the own scope by its name. */
export function ImportFixedValue({ label, field, value, onChange }: Props) {
  const [text, setText] = useState('')
  const { choices } = field
  const lists = useQuery({
    queryKey: ['importChoices'],
    queryFn: loadImportChoices,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: choices !== undefined,
  })
  const units = useQuery({
    queryKey: ['importUnits', text],
    queryFn: ({ signal }) => findUnits(text, undefined, signal),
    enabled: choices === undefined,
  })
  const options = choices
    ? (lists.data?.names[choices] ?? []).map(({ code, name }) => ({ value: code, label: name }))
    : (units.data ?? []).map(({ name }) => ({ value: name, label: name }))
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch
      style={{ width: '100%' }}
      value={value}
      options={options}
      filterOption={choices ? (typed, option) => (option?.label ?? '').includes(typed) : false}
      onSearch={choices ? undefined : setText}
      onChange={(chosen) => onChange(chosen)}
    />
  )
}
