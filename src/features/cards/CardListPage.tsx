import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { CARD_EXPIRY_VIEWS, type CardListRow, listCards } from '../../data/cardsRegister'
import { loadDictionaries } from '../../data/dictionaries'
import { currentProfile } from '../../data/profile'
import { personPath, unmappedOccupationsPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { LinkButton } from '../../ui/LinkButton'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { CardListCard, cardColumns } from './cardColumns'
import { cardExport } from './cardExport'
import { ExpiryPresets } from './ExpiryPresets'
import { useCardFilters } from './useCardFilters'

const idOf = ({ id }: CardListRow) => id
const otherFilters = ['expiry'] as const

async function load({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) {
  const { rows, total, is_capped } = await listCards(filters, sort, page, pageSize, signal)
  return { rows, total, isCapped: is_capped }
}

/** 证卡: every card in the login's scope, with its views of expiry. */
export function CardListPage() {
  const translation = useTranslation()
  const { t } = translation
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const dictionaries = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  const today = currentProfile()?.today ?? ''
  const fields = useCardFilters(dictionaries.data, params.get('institution_id') ?? undefined)
  const columns = useMemo(
    () => cardColumns(dictionaries.data, today, translation),
    [dictionaries.data, today, translation],
  )
  return (
    <RegisterPage<CardListRow>
      name="cards"
      title={t('cardRegister.title')}
      label={t('cardRegister.label')}
      extra={
        <>
          {['city_officer', 'province_reviewer'].includes(currentRole()) && (
            <LinkButton to={unmappedOccupationsPath()}>{t('cardRegister.mapTitle')}</LinkButton>
          )}
          <ExportButton
            source={() => {
              const expiry = CARD_EXPIRY_VIEWS.find((view) => view === params.get('expiry'))
              const words = [
                expiry && t(`cardRegister.expiry.${expiry}`),
                filterWords(fields, fieldValues(fields, params), translation.language),
              ]
              return cardExport(
                { ...fieldValues(fields, params), expiry },
                words.filter(Boolean).join(' '),
                dictionaries.data,
                translation,
              )
            }}
          />
        </>
      }
      tabs={<ExpiryPresets />}
      fields={fields}
      otherFilters={otherFilters}
      columns={columns}
      rowKey={idOf}
      load={load}
      renderCard={(row) => <CardListCard row={row} dictionaries={dictionaries.data} today={today} />}
      empty={<EmptyState title={t('cardRegister.empty')} text={t('cardRegister.emptyText')} />}
      onOpen={(row) => navigate(personPath(row.person_id))}
    />
  )
}
