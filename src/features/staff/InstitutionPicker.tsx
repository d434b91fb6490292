import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { findInstitutions } from '../../data/applications'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  id?: string
  value?: string
  onChange?(value: string): void
  /** Only units of this region. */
  regionCode?: string
  /** The name of the value that is there at first. */
  initialName?: string
  /** The name of the unit that was chosen. */
  onName?(name: string): void
}

/** Finds a unit by a part of its name. */
export function InstitutionPicker({ id, value, onChange, regionCode, initialName, onName }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const units = useQuery({
    queryKey: ['institution choices', wanted],
    queryFn: ({ signal }) => findInstitutions(wanted, signal),
    placeholderData: (previous) => previous,
  })
  const found = units.data?.filter((unit) => !regionCode || unit.region_code === regionCode) ?? []
  const options = found.map((unit) => ({ value: unit.id, label: unit.name }))
  if (value && initialName && !options.some((option) => option.value === value))
    options.unshift({ value, label: initialName })
  return (
    <Select
      id={id}
      value={value}
      onChange={(chosen) => {
        onChange?.(chosen)
        onName?.(options.find((option) => option.value === chosen)?.label ?? '')
      }}
      showSearch
      filterOption={false}
      onSearch={setText}
      loading={units.isFetching}
      options={options}
      placeholder={t('staff.institutionSearch')}
      notFoundContent={units.isFetching ? t('common.loading') : t('staff.institutionNone')}
    />
  )
}
