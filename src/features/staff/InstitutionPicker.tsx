import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { findUnits } from '../../data/staff'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'

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
    queryKey: ['staff units', wanted, regionCode],
    queryFn: ({ signal }) => findUnits(wanted, regionCode, signal),
    placeholderData: (previous) => previous,
  })
  const options = (units.data ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  if (value && initialName && !options.some((option) => option.value === value))
    options.unshift({ value, label: initialName })
  return (
    <FormSelect
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
