import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { findInstitutions } from '../../../data/applications'
import { loadDictionaries } from '../../../data/dictionaries'
import { findUnitCards, loadScope, type Scope } from '../../../data/people'
import { findRounds } from '../../../data/peopleCards'
import { useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { useListAddress } from '../../../ui/useListAddress'
import { RegisterForm } from '../RegisterForm'
import { boundsOf, isCardView } from './cardViews'
import { UnitPeopleView } from './UnitPeopleView'

const FILTERS = ['name', 'expiry'] as const

/** What stays the same while somebody pages through the list. */
async function loadFrame() {
  const [scope, rounds, dictionaries] = await Promise.all([loadScope(), findRounds(), loadDictionaries()])
  const unitId = scope.institutions[0]
  const [unit] = unitId ? await findInstitutions(unitId) : []
  return { scope, rounds, dictionaries, unit: unit ?? null }
}

/** 本单位人员: the unit's people and their cards by expiry, and 代办 for each. */
export function UnitPeoplePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const address = useListAddress(FILTERS)
  const [isRegistering, setIsRegistering] = useState(false)
  const frame = useQuery({ queryKey: ['unitFrame'], queryFn: loadFrame })
  const { name = '', expiry } = address.values
  const view = isCardView(expiry) ? expiry : 'all'
  const scope: Scope | undefined = frame.data?.scope
  const cards = useQuery({
    queryKey: ['unitCards', scope?.institutions, name, view, scope?.today, address.page, address.pageSize],
    queryFn: () => {
      if (!frame.data) throw new Error('the frame comes first')
      return findUnitCards({
        institutionIds: frame.data.scope.institutions,
        search: name,
        ...boundsOf(view, frame.data.scope.today, frame.data.rounds),
        page: address.page,
        pageSize: address.pageSize,
      })
    },
    enabled: frame.data !== undefined && frame.data.scope.institutions.length > 0,
    placeholderData: keepPreviousData,
  })
  const reload = () => void client.invalidateQueries({ queryKey: ['unitCards'] })

  if (frame.isError) return <ErrorState error={frame.error} onRetry={() => frame.refetch()} />
  return (
    <>
      <UnitPeopleView
        frame={frame.data}
        rows={cards.data?.rows}
        error={cards.error ?? undefined}
        isFetching={cards.isFetching}
        address={address}
        total={cards.data?.total ?? 0}
        onRetry={() => cards.refetch()}
        onChanged={reload}
        extra={
          frame.data?.unit && (
            <Button onClick={() => setIsRegistering(true)}>{t('portal.registerPerson')}</Button>
          )
        }
      />
      <Modal
        open={isRegistering}
        title={t('portal.registerPerson')}
        footer={null}
        onCancel={() => setIsRegistering(false)}
        maskClosable={false}
        destroyOnHidden
      >
        {frame.data?.unit && (
          <RegisterForm
            dictionaries={frame.data.dictionaries}
            today={frame.data.scope.today}
            unit={frame.data.unit}
            onBack={() => setIsRegistering(false)}
            onDone={() => {
              setIsRegistering(false)
              reload()
            }}
          />
        )}
      </Modal>
    </>
  )
}
