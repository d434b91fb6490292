import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { findRecordChoices, findStandingAccidents } from '../../data/accidents'
import type { Dictionaries } from '../../data/dictionaries'
import { useTranslation } from '../../i18n/useTranslation'
import { itemName } from './dictionaryOptions'

interface Props {
  /** Whose; nothing to choose before there is one. */
  personId: string | undefined
  /** Of Form.Item. */
  id?: string
  value?: string
  onChange?(id: string | undefined): void
}

/** An accident of the person that still counts. */
export function AccidentSelect({
  personId,
  dictionaries,
  ...field
}: Props & { dictionaries?: Dictionaries }) {
  const translation = useTranslation()
  const { t } = translation
  const accidents = useQuery({
    queryKey: ['discipline', 'accidents', personId],
    queryFn: ({ signal }) => findStandingAccidents(personId ?? '', signal),
    enabled: personId !== undefined,
  })
  return (
    <Select<string>
      {...field}
      allowClear
      disabled={personId === undefined}
      loading={accidents.isFetching}
      notFoundContent={t('findingReport.accidentNone')}
      options={(accidents.data ?? []).map(({ id, kind, occurred_on }) => ({
        value: id,
        label: t('findingReport.accidentText', {
          on: occurred_on,
          kind: itemName(dictionaries, 'accident_kind', kind, translation),
        }),
      }))}
    />
  )
}

/** Work of the person as an assessor, the latest first. */
export function RecordSelect({ personId, ...field }: Props) {
  const { t } = useTranslation()
  const records = useQuery({
    queryKey: ['discipline', 'records', personId],
    queryFn: ({ signal }) => findRecordChoices(personId ?? '', signal),
    enabled: personId !== undefined,
  })
  return (
    <Select<string>
      {...field}
      allowClear
      showSearch
      optionFilterProp="label"
      disabled={personId === undefined}
      loading={records.isFetching}
      notFoundContent={t('findingReport.recordNone')}
      options={(records.data ?? []).map(({ id, held_on, institution_name, batch }) => ({
        value: id,
        label: t('findingReport.recordText', { on: held_on, institution: institution_name, batch }),
      }))}
    />
  )
}
