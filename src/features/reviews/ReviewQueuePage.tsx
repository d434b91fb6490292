import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { ApplicationListRow } from '../../data/applicationList'
import type { DecisionAction } from '../../data/reviewing'
import { can, fileActions, seatOf } from '../../domain/access'
import { reviewFilePath, reviewQueuePath } from '../../domain/paths'
import { shanghaiDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ExportButton } from '../../ui/ExportButton'
import { FilterBar } from '../../ui/FilterBar'
import { filterWords } from '../../ui/filterWords'
import { SavedViews } from '../../ui/SavedViews'
import { BulkDecisionDialog } from './BulkDecisionDialog'
import { currentLogin } from './login'
import { filterNames, type QueueView, queryOf, readView, writeView } from './queueAddress'
import type { QueueWords } from './queueColumns'
import { queueExport } from './queueExport'
import {
  keepVisible,
  moveCursor,
  noCursor,
  type QueueCommand,
  type QueueRows,
  queueCommandOfEvent,
  queueRowKey,
} from './queueKeys'
import { isBulk, isOfBatches, type QueueKey, queuesOf, seesAllCities } from './queues'
import { ReviewQueueTabs } from './ReviewQueueTabs'
import { ReviewQueueView } from './ReviewQueueView'
import { reviewKeys } from './reviewKeys'
import { useDictionaries, useQueueList, useQueueTotals } from './useQueueData'
import { useQueueFilterFields } from './useQueueFilterFields'

const noRows: readonly ApplicationListRow[] = []

/** 审核队列: what waits for whom, to be opened one by one or decided several at once. */
export function ReviewQueuePage() {
  const translation = useTranslation()
  const { t, language } = translation
  const navigate = useNavigate()
  const client = useQueryClient()
  const [params, setParams] = useSearchParams()
  const login = useMemo(currentLogin, [])
  const today = shanghaiDate(new Date())
  const role = seatOf(login)?.role ?? 'auditor'
  const queues = queuesOf(role)
  const view = readView(params, queues)
  const isReadOnly = !can(login, 'application.review')
  const isUnit = role === 'institution_officer'
  const seesCities = seesAllCities(login)

  const list = useQueueList(view, login, today)
  const totals = useQueueTotals(queues, login, today, view.filters.round)
  const dictionaries = useDictionaries().data
  const fields = useQueueFilterFields(
    dictionaries,
    {
      seesAllCities: seesCities,
      isUnit,
      hasAllStatuses: view.queue === 'all',
      isOfBatches: isOfBatches(view.queue, role),
      hasSteps: view.queue === 'decisions',
    },
    view.filters,
  )

  const [cursor, setCursor] = useState(noCursor)
  const [deciding, setDeciding] = useState<{ action: DecisionAction; rows: readonly ApplicationListRow[] }>()
  const rows = list.data?.rows ?? noRows
  const isBulkQueue = isBulk(view.queue, role)
  const canDecide = useCallback(
    (row: ApplicationListRow) =>
      fileActions(login, row).some((action) => action === 'approve' || action === 'grant_appeal'),
    [login],
  )
  const cursorRows = useMemo<QueueRows>(
    () => ({
      ids: rows.map(queueRowKey),
      isSelectable: (id) => isBulkQueue && rows.some((row) => row.id === id && canDecide(row)),
    }),
    [rows, isBulkQueue, canDecide],
  )
  useEffect(() => setCursor((current) => keepVisible(current, cursorRows)), [cursorRows])

  const address = writeView(view).toString()
  const go = (changes: Partial<QueueView>) => setParams(writeView({ ...view, page: 1, ...changes }))
  const benchPath = useCallback(
    (row: ApplicationListRow) => (isReadOnly ? undefined : `${reviewFilePath(row.id)}?${address}`),
    [isReadOnly, address],
  )
  const decide = (action: DecisionAction, ids: readonly string[]) => {
    const chosen = rows.filter((row) => ids.includes(row.id) && canDecide(row))
    if (chosen.length > 0) setDeciding({ action, rows: chosen })
  }

  function onCommand(command: QueueCommand) {
    const moved = moveCursor(cursor, command, cursorRows)
    setCursor(moved)
    const active = rows.find((row) => queueRowKey(row) === moved.activeId)
    const path = active && benchPath(active)
    if (command.type === 'open' && path) navigate(path)
    if (command.type === 'approve' && isBulkQueue) decide('approve', moved.selectedIds)
  }
  const onKey = useRef(onCommand)
  onKey.current = onCommand
  const isQuiet = deciding !== undefined || cursor.isHelpOpen
  useEffect(() => {
    if (isQuiet || isReadOnly) return
    const listen = (event: KeyboardEvent) => {
      const command = queueCommandOfEvent(event)
      if (!command) return
      event.preventDefault()
      onKey.current(command)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [isQuiet, isReadOnly])

  const words = useMemo<QueueWords>(
    () => ({
      t,
      language,
      queue: view.queue,
      today,
      userId: login.user_id,
      personId: login.person_id,
      cardKinds: dictionaries?.cardKinds ?? [],
      reasonCodes: dictionaries?.reasonCodes ?? [],
      showsRegion: seesCities,
      isUnit,
      benchPath,
    }),
    [t, language, view.queue, today, login, dictionaries, seesCities, isUnit, benchPath],
  )

  return (
    <>
      <ReviewQueueView
        view={view}
        words={words}
        list={list.data}
        error={list.error}
        isFetching={list.isFetching}
        cursor={cursor}
        isBulk={isBulkQueue}
        isReadOnly={isReadOnly}
        canDecide={canDecide}
        tabs={
          <ReviewQueueTabs
            queues={queues}
            current={view.queue}
            totals={totals}
            pathOf={(queue) =>
              `${reviewQueuePath()}?${writeView({ ...view, queue, sort: undefined, page: 1 })}`
            }
            onChoose={(queue: QueueKey) => go({ queue, sort: undefined })}
          />
        }
        filters={
          <FilterBar
            fields={fields}
            values={{ ...view.filters }}
            onChange={(changes) => go({ filters: mergeFilters(view.filters, changes) })}
          />
        }
        savedViews={
          <>
            <SavedViews
              list="reviews"
              search={address}
              onOpen={(search) => setParams(new URLSearchParams(search))}
            />
            <ExportButton
              source={() =>
                queueExport(
                  queryOf(view, login, today),
                  {
                    title: t(`review.queue.${view.queue}`),
                    filters: { queue: view.queue, ...view.filters },
                    filterWords: filterWords(fields, { ...view.filters }, language),
                    cardKinds: dictionaries?.cardKinds ?? [],
                  },
                  translation,
                )
              }
            />
          </>
        }
        onCommand={onCommand}
        onSort={(sort) => go({ sort })}
        onPage={(page, pageSize) => go({ page, pageSize })}
        onRetry={() => list.refetch()}
        onStart={(row) => navigate(`${reviewFilePath(row.id)}?${address}`)}
        onDecide={(action) => decide(action, cursor.selectedIds)}
        onClearFilters={() => go({ filters: {} })}
        late={view.filters.due ? 0 : (totals[view.queue]?.late ?? 0)}
        onShowLate={() => go({ filters: { ...view.filters, due: 'late' } })}
      />
      {deciding && dictionaries && (
        <BulkDecisionDialog
          {...deciding}
          dictionaries={dictionaries}
          onClose={(isDecided) => {
            setDeciding(undefined)
            if (isDecided) client.invalidateQueries({ queryKey: reviewKeys.all })
          }}
        />
      )}
    </>
  )
}

function mergeFilters(filters: QueueView['filters'], changes: Readonly<Record<string, string | undefined>>) {
  const merged: QueueView['filters'] = { ...filters }
  for (const name of filterNames) {
    if (name in changes) merged[name] = changes[name]
  }
  return merged
}
