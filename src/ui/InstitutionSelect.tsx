import { useQuery } from '@tanstack/react-query'
import { Input, Select, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { findInstitutions } from '../data/applications'
import { toAppError } from '../data/errors'
import { regionName } from '../domain/region'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'

interface Props {
  id: string
  value: { id: string; name: string } | null
  isLocked?: boolean
  onChange(unit: { id: string; name: string }): void
}

const PAUSE_MS = 250

/** Finds a unit by a part of its name; each says whom it belongs to, since that routes the file. */
export function InstitutionSelect({ id, value, isLocked, onChange }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const units = useQuery({
    queryKey: ['institutionChoices', search],
    queryFn: ({ signal }) => findInstitutions(search, signal),
    enabled: !isLocked,
    placeholderData: (before) => before,
  })
  const found = units.data ?? []
  const options = found.map((unit) => ({
    value: unit.id,
    label: unit.name,
    owner:
      unit.attribution === 'province'
        ? t('entry.unitProvince')
        : t('entry.unitCity', { region: regionName(unit.region_code, language) }),
  }))
  if (value && !found.some((unit) => unit.id === value.id) && typed === '') {
    options.unshift({ value: value.id, label: value.name, owner: '' })
  }
  if (isLocked) return <Input id={id} value={value?.name} readOnly variant="filled" />
  return (
    <Select
      id={id}
      showSearch
      filterOption={false}
      value={value?.id}
      options={options}
      loading={units.isFetching}
      placeholder={t('entry.unitSearch')}
      onSearch={setTyped}
      onChange={(chosen: string) => {
        const unit = options.find((option) => option.value === chosen)
        if (unit) onChange({ id: unit.value, name: unit.label })
      }}
      optionRender={({ label, data }) => (
        <>
          <div style={{ whiteSpace: 'normal' }}>{label}</div>
          <Typography.Text type="secondary">{data.owner}</Typography.Text>
        </>
      )}
      notFoundContent={
        units.isError ? errorSentence(toAppError(units.error), translation) : t('entry.unitNone')
      }
      style={{ width: '100%' }}
    />
  )
}

/** A text once its typing has paused. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
