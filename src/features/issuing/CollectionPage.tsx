import { PrinterOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { currentProfile } from '../../data/profile'
import { findReportingUnits } from '../../data/summaries'
import { collectionPrintPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { useListAddress } from '../../ui/useListAddress'
import { collectionScope, mayCollect } from './collectionScope'
import { HandoverDialog } from './HandoverDialog'
import { IssueList } from './IssueList'
import type { IssueListName } from './issueColumns'
import { issueFilterNames, useIssuedKinds } from './issueFilters'
import type { ChosenRows } from './useChosenRows'
import { useListTab } from './useListTab'

const lists: readonly [IssueListName, IssueListName] = ['waiting', 'collected']

/** 证卡领取: assessors' cards by the unit, supervisors' by the city, of 省属 units all by the unit; the province for all. */
export function CollectionPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const address = useListAddress(issueFilterNames)
  const [list, openList] = useListTab(lists)
  const kinds = useIssuedKinds()
  const [asked, setAsked] = useState<ChosenRows>()
  const profile = currentProfile()
  const ownUnits = useQuery({
    queryKey: ['issuing', 'provincialUnits'],
    queryFn: () => findReportingUnits(profile?.institutions ?? []),
    staleTime: 300_000,
  })
  const scope = useMemo(
    () =>
      kinds.data && ownUnits.data && profile
        ? collectionScope(
            profile,
            kinds.data,
            ownUnits.data.map(({ id }) => id),
          )
        : undefined,
    [kinds.data, ownUnits.data, profile],
  )
  const query = useMemo(
    () =>
      scope && {
        ...scope.query,
        statuses: [list === 'waiting' ? ('issued' as const) : ('collected' as const)],
      },
    [scope, list],
  )
  const isSelectable = useCallback(
    (row: Parameters<typeof mayCollect>[0]) =>
      profile !== undefined && kinds.data !== undefined && mayCollect(row, profile, kinds.data),
    [profile, kinds.data],
  )
  const failed = kinds.error ?? ownUnits.error
  if (failed) {
    return <ErrorState error={failed} onRetry={() => Promise.all([kinds.refetch(), ownUnits.refetch()])} />
  }
  return (
    <>
      <IssueList
        key={list}
        title={t('issuing.collectionTitle')}
        list={list}
        lists={lists}
        onList={openList}
        address={address}
        query={query}
        kinds={scope?.kinds ?? []}
        showsRegion={profile?.staff?.role === 'province_reviewer'}
        opensBench={profile?.staff?.role === 'city_officer' || profile?.staff?.role === 'province_reviewer'}
        notice={scope?.notice && <Alert type="info" showIcon message={t(scope.notice)} />}
        isSelectable={isSelectable}
        renderActions={(chosen) => (
          <>
            {list === 'waiting' && (
              <Button type="primary" onClick={() => setAsked(chosen)}>
                {t('issuing.collectCount', { count: chosen.rows.length })}
              </Button>
            )}
            <LinkButton
              icon={<PrinterOutlined />}
              to={collectionPrintPath()}
              state={{ applicationIds: chosen.rows.map(({ id }) => id) }}
            >
              {t('issuing.printListCount', { count: chosen.rows.length })}
            </LinkButton>
          </>
        )}
      />
      {asked && (
        <HandoverDialog
          rows={asked.rows}
          onDone={() => {
            asked.clear()
            void client.invalidateQueries({ queryKey: ['issuing', 'list'] })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
