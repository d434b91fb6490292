import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { findPersonChoices } from '../../data/discipline'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  /** Of Form.Item. */
  id?: string
  value?: string
  onChange?(personId: string | undefined): void
  /** The choice may be taken back. */
  isOptional?: boolean
}

const PAUSE_MS = 250

/** Finds a person of one's scope by the beginning of the name, the whole identity or card number. */
export function PersonSelect({ id, value, onChange, isOptional }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setText(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const people = useQuery({
    queryKey: ['discipline', 'people', text],
    queryFn: ({ signal }) => findPersonChoices(text, signal),
    placeholderData: (before) => before,
  })
  return (
    <Select<string>
      id={id}
      showSearch
      allowClear={isOptional}
      filterOption={false}
      value={value}
      loading={people.isFetching}
      placeholder={t('discipline.personSearch')}
      notFoundContent={text === '' ? t('discipline.personSearchHint') : t('discipline.personNotFound')}
      options={(people.data ?? []).map((person) => ({
        value: person.id,
        label: `${person.name}（${person.id_number_masked}${person.institution_name ? `，${person.institution_name}` : ''}）`,
      }))}
      onSearch={setTyped}
      onChange={onChange}
    />
  )
}
