import { PrinterOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { IssueRow } from '../../data/issuing'
import { cardPrintPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { useListAddress } from '../../ui/useListAddress'
import { IssueDialog } from './IssueDialog'
import { IssueList } from './IssueList'
import type { IssueListName } from './issueColumns'
import { issueFilterNames, useIssuedKinds } from './issueFilters'
import { ReissueDialog } from './ReissueDialog'
import type { ChosenRows } from './useChosenRows'
import { useListTab } from './useListTab'

const lists: readonly [IssueListName, IssueListName] = ['awaiting', 'issued']

/** 发证: files that await their card, and the cards that were issued. For the province. */
export function IssuingPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const client = useQueryClient()
  const address = useListAddress(issueFilterNames)
  const [list, openList] = useListTab(lists)
  const kinds = useIssuedKinds()
  const [asked, setAsked] = useState<ChosenRows>()
  const [reissued, setReissued] = useState<IssueRow>()
  const { status } = address.values
  const query = useMemo(() => {
    if (list === 'awaiting') return { statuses: ['awaiting_issue' as const] }
    return { statuses: [status === 'collected' ? ('collected' as const) : ('issued' as const)] }
  }, [list, status])
  const refresh = () => client.invalidateQueries({ queryKey: ['issuing', 'list'] })
  return (
    <>
      <IssueList
        key={list}
        title={t('issuing.title')}
        list={list}
        lists={lists}
        onList={openList}
        address={address}
        query={query}
        kinds={kinds.data ?? []}
        showsRegion
        opensBench
        onReissue={setReissued}
        renderActions={(chosen) =>
          list === 'awaiting' ? (
            <Button type="primary" onClick={() => setAsked(chosen)}>
              {t('issuing.issueCount', { count: chosen.rows.length })}
            </Button>
          ) : (
            <LinkButton
              type="primary"
              icon={<PrinterOutlined />}
              to={cardPrintPath()}
              state={{ cardIds: chosen.rows.flatMap(({ new_card }) => new_card?.id ?? []) }}
            >
              {t('issuing.printCount', { count: chosen.rows.length })}
            </LinkButton>
          )
        }
      />
      {asked && (
        <IssueDialog
          rows={asked.rows}
          onDone={() => {
            asked.clear()
            void refresh()
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {reissued && (
        <ReissueDialog
          row={reissued}
          onDone={(cardId) => {
            void refresh()
            navigate(cardPrintPath(), { state: { cardIds: [cardId] } })
          }}
          onClose={() => setReissued(undefined)}
        />
      )}
    </>
  )
}
