import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { listOccupations } from '../../data/occupations'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'

/** An occupation of the catalogue, or one that is written (code null). */
export interface ChosenOccupation {
  code: string | null
  name: string
}

interface Props {
  id?: string
  value?: ChosenOccupation
  onChange?(value: ChosenOccupation | undefined): void
}

/** Finds an occupation by name or code; what the catalogue lacks (专项职业能力) may be written. */
export function OccupationSelect({ id, value, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['occupations', 'choices', text],
    queryFn: ({ signal }) =>
      listOccupations(
        { text: text || undefined, isActive: true, by: 'code', order: 'asc', page: 1, pageSize: 50 },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  // what was found for other words is not offered: Enter would take it
  const isSettled = text === typed.trim() && !found.isPlaceholderData
  const rows = (isSettled && found.data?.rows) || []
  const options = rows.map((row) => ({ value: row.code, label: `${row.name_zh} ${row.code}` }))
  const isOwn = isSettled && text.length >= 2 && !rows.some(({ name_zh }) => name_zh === text)
  if (isOwn) options.push({ value: text, label: t('evaluation.occupationOwn', { name: text }) })
  const chosen = value?.code ?? value?.name
  if (chosen && !options.some((option) => option.value === chosen))
    options.unshift({ value: chosen, label: value?.name ?? chosen })
  return (
    <FormSelect<string>
      id={id}
      showSearch
      allowClear
      filterOption={false}
      placeholder={t('evaluation.occupationSearch')}
      loading={found.isFetching}
      value={chosen || undefined}
      options={options}
      onSearch={setTyped}
      onChange={(next) => {
        const row = rows.find(({ code }) => code === next)
        onChange?.(
          next ? (row ? { code: row.code, name: row.name_zh } : { code: null, name: next }) : undefined,
        )
      }}
    />
  )
}
