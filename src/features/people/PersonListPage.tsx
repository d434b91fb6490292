import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { loadDictionaries } from '../../data/dictionaries'
import { listPeople, type PersonRow } from '../../data/peopleRegister'
import { personPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { PersonListCard, personColumns } from './personColumns'
import { personExport } from './personExport'
import { TakeDialog } from './TakeDialog'
import { usePersonFilters } from './usePersonFilters'

const idOf = ({ id }: PersonRow) => id

async function load({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) {
  const { rows, total, is_capped } = await listPeople(filters, sort, page, pageSize, signal)
  return { rows, total, isCapped: is_capped }
}

/** 人员: everybody in the login's scope. */
export function PersonListPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [isTaking, setIsTaking] = useState(false)
  const dictionaries = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  const fields = usePersonFilters(dictionaries.data, params.get('institution_id') ?? undefined)
  const columns = useMemo(
    () => personColumns(dictionaries.data, translation),
    [dictionaries.data, translation],
  )
  const mayTake = currentRole() === 'city_officer'
  return (
    <>
      <RegisterPage<PersonRow>
        name="people"
        title={t('person.title')}
        label={t('person.label')}
        extra={
          <>
            {mayTake && <Button onClick={() => setIsTaking(true)}>{t('person.take')}</Button>}
            <ExportButton
              source={() => {
                const filters = fieldValues(fields, params)
                const words = filterWords(fields, filters, translation.language)
                return personExport(filters, words, dictionaries.data, translation)
              }}
            />
          </>
        }
        fields={fields}
        columns={columns}
        rowKey={idOf}
        load={load}
        renderCard={(row) => <PersonListCard row={row} dictionaries={dictionaries.data} />}
        empty={<EmptyState title={t('person.empty')} text={t('person.emptyText')} />}
        onOpen={({ id }) => navigate(personPath(id))}
      />
      {isTaking && (
        <TakeDialog
          onClose={() => setIsTaking(false)}
          onTaken={async (id) => {
            message.success(t('person.taken'))
            await queries.invalidateQueries({ queryKey: registerKey('people') })
            navigate(personPath(id))
          }}
        />
      )}
    </>
  )
}
