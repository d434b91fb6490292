import { useQuery } from '@tanstack/react-query'
import { Button, Tabs } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { ApplicationListQuery } from '../../data/applicationListQuery'
import {
  BULK_LIMIT,
  findAllIssueRows,
  findIssueRows,
  type IssuedKind,
  type IssueRow,
} from '../../data/issuing'
import { useTranslation } from '../../i18n/useTranslation'
import { BulkBar } from '../../ui/BulkBar'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar } from '../../ui/FilterBar'
import { ListPage } from '../../ui/ListPage'
import { useAttempt } from '../../ui/useAttempt'
import type { ListAddress } from '../../ui/useListAddress'
import { IssueCard } from './IssueCard'
import { type IssueListName, issueColumns } from './issueColumns'
import { narrowedBy, useIssueFields } from './issueFilters'
import { type ChosenRows, useChosenRows } from './useChosenRows'

interface Props {
  title: string
  list: IssueListName
  /** The two lists of the page, the first of which needs no word in the address. */
  lists: readonly [IssueListName, IssueListName]
  onList(list: IssueListName): void
  address: ListAddress
  /** Statuses and scope of the list; undefined while the scope is not known. */
  query: ApplicationListQuery | undefined
  kinds: readonly IssuedKind[]
  /** The province sees whose files they are. */
  showsRegion: boolean
  opensBench: boolean
  notice?: ReactNode
  isSelectable?(row: IssueRow): boolean
  onReissue?(row: IssueRow): void
  /** Buttons for the chosen rows; without them nothing can be chosen. */
  renderActions?(chosen: ChosenRows): ReactNode
}

/** A list of issuing or collection: tabs, filters, rows to choose, what can be done with them. */
export function IssueList(props: Props) {
  const { title, list, lists, onList, address, query, kinds, showsRegion, opensBench, notice } = props
  const { isSelectable, onReissue, renderActions } = props
  const translation = useTranslation()
  const { t, language } = translation
  const { values, change, page, pageSize, turn } = address
  const wanted = query && { ...query, ...narrowedBy(values) }
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['issuing', 'list', wanted, page, pageSize],
    enabled: wanted !== undefined,
    queryFn: () => findIssueRows({ ...wanted, page, pageSize }),
    placeholderData: (before, earlier) => (earlier?.queryKey[2] === undefined ? undefined : before),
  })
  const rows = data?.rows
  const chosen = useChosenRows(
    useMemo(() => rows ?? [], [rows]),
    (row) => t('issuing.select', { name: row.person_name }),
    isSelectable,
  )
  const fields = useIssueFields({ hasRegions: showsRegion, kinds, hasStatus: list === 'issued' })
  const words = useMemo(
    () => ({
      t,
      language,
      list,
      kinds: kinds.map(({ code, name_zh, name_en }) => ({ code, name_zh, name_en })),
      showsRegion,
      opensBench,
      onReissue,
    }),
    [t, language, list, kinds, showsRegion, opensBench, onReissue],
  )
  const columns = useMemo(() => issueColumns(words), [words])
  const isFiltered = Object.values(values).some(Boolean)
  return (
    <ListPage
      title={title}
      label={t(`issuing.listLabel.${list}`)}
      tabs={
        <Tabs
          activeKey={list}
          onChange={(key) => {
            chosen.clear()
            onList(key as IssueListName)
          }}
          items={lists.map((key) => ({ key, label: t(`issuing.tab.${key}`) }))}
        />
      }
      filters={<FilterBar fields={fields} values={values} onChange={change} />}
      notice={notice}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      error={error}
      isFetching={isFetching}
      onRetry={refetch}
      selection={renderActions && chosen.selection}
      empty={
        <EmptyState
          title={isFiltered ? t('ui.emptyFilteredTitle') : t(emptyTitles[list])}
          text={isFiltered ? t('ui.emptyFilteredText') : t(emptyTexts[list])}
        />
      }
      renderCard={(row) => <IssueCard row={row} words={words} />}
      paging={{ page, pageSize, total: data?.total ?? 0, isCapped: data?.isCapped, onChange: turn }}
    >
      {renderActions && (
        <BulkBar count={chosen.rows.length} onClear={chosen.clear}>
          {renderActions(chosen)}
          {wanted && data && data.total > chosen.rows.length && chosen.rows.length < BULK_LIMIT && (
            <ChooseAll query={wanted} total={data.total} isSelectable={isSelectable} onRows={chosen.add} />
          )}
        </BulkBar>
      )}
    </ListPage>
  )
}

const emptyTitles = {
  awaiting: 'issuing.emptyAwaiting',
  issued: 'issuing.emptyIssued',
  waiting: 'issuing.emptyWaiting',
  collected: 'issuing.emptyCollected',
} as const
const emptyTexts = {
  awaiting: 'issuing.emptyAwaitingText',
  issued: 'issuing.emptyIssuedText',
  waiting: 'issuing.emptyWaitingText',
  collected: 'issuing.emptyCollectedText',
} as const

interface ChooseAllProps {
  query: ApplicationListQuery
  total: number
  isSelectable?(row: IssueRow): boolean
  onRows(rows: readonly IssueRow[]): void
}

/** Chooses the rows of all pages, up to what one bulk call takes. */
function ChooseAll({ query, total, isSelectable, onRows }: ChooseAllProps) {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  const count = Math.min(total, BULK_LIMIT)
  async function chooseAll() {
    const all = await findAllIssueRows(query)
    onRows(isSelectable ? all.filter(isSelectable) : all)
  }
  return (
    <>
      <Button loading={isBusy} onClick={() => void attempt(chooseAll)}>
        {total > BULK_LIMIT ? t('issuing.selectFirst', { count }) : t('issuing.selectAll', { count })}
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
