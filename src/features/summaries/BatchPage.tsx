import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { loadDictionaries, nameOf } from '../../data/dictionaries'
import { currentProfile } from '../../data/profile'
import { findBatchRows, findWaitingFiles, getBatch, type SummaryBatch } from '../../data/summaries'
import { applicationPath, reviewFilePath, reviewQueuePath, summaryListPath } from '../../domain/paths'
import { type BatchAction, batchActionsOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { registerKey } from '../../ui/registerKeys'
import { BatchDialogs } from './BatchDialogs'
import { BatchNotices } from './BatchNotices'
import { BatchRows } from './BatchRows'
import { BatchSheets } from './BatchSheets'
import { BatchView } from './BatchView'
import { partyTo } from './batchParty'
import { ScanUpload } from './ScanUpload'
import { ScanView } from './ScanView'

/** One summary table, for its reporter and for the province. */
export function BatchPage() {
  const { id = '' } = useParams()
  const { t, language } = useTranslation()
  const client = useQueryClient()
  const [action, setAction] = useState<BatchAction>()
  const [isConflict, setIsConflict] = useState(false)
  const profile = currentProfile()
  const query = useQuery({ queryKey: ['summaries', 'batch', id], queryFn: () => getBatch(id) })
  const rows = useQuery({
    // struck rows do not change the table itself, new rows change its data version
    queryKey: ['summaries', 'rows', id, query.data?.data_version, query.data?.struck_count],
    enabled: query.data !== undefined,
    queryFn: () => findBatchRows(id),
  })
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: loadDictionaries,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const batch = query.data
  const party = batch ? partyTo(batch, profile) : 'reader'
  const isEditable = batch !== undefined && batchActionsOf(batch, party).includes('regenerate')
  const waiting = useQuery({
    queryKey: ['summaries', 'waiting'],
    enabled: isEditable,
    queryFn: findWaitingFiles,
  })

  const kindName = useCallback(
    (code: string) => nameOf(language, dictionaries.data?.cardKinds ?? [], code),
    [language, dictionaries.data],
  )
  const reasonNames = useCallback(
    (codes: readonly string[]) =>
      codes
        .map((code) => nameOf(language, dictionaries.data?.reasonCodes ?? [], code))
        .join(language === 'zh-CN' ? '、' : ', '),
    [language, dictionaries.data],
  )
  const struckBecause = useMemo(
    () =>
      new Map(
        (rows.data ?? [])
          .filter(({ struck_at }) => struck_at !== null)
          .map((row) => [
            row.application_id,
            [
              row.strike_reasons
                .map((code) => nameOf('zh-CN', dictionaries.data?.reasonCodes ?? [], code))
                .join('、'),
              row.strike_note,
            ]
              .filter(Boolean)
              .join('。'),
          ]),
      ),
    [rows.data, dictionaries.data],
  )
  const refresh = useCallback(async () => {
    await client.invalidateQueries({ queryKey: ['summaries'] })
    await client.invalidateQueries({ queryKey: registerKey('summaries') })
  }, [client])

  if (query.error && !batch) {
    return (
      <ErrorState
        error={query.error}
        onRetry={query.refetch}
        extra={<Link to={summaryListPath()}>{t('summary.back')}</Link>}
      />
    )
  }
  if (!batch) return <Skeleton active paragraph={{ rows: 10 }} aria-label={t('summary.loading')} />

  const isUnit = profile?.staff?.role === 'institution_officer' || !profile?.staff
  return (
    <>
      <BatchView
        batch={batch}
        party={party}
        reviewPath={party === 'province' ? reviewPathOf(batch) : undefined}
        onAction={setAction}
        notices={
          <BatchNotices
            batch={batch}
            reasonNames={reasonNames}
            isConflict={isConflict}
            waiting={isEditable ? waiting.data && waitingFor(batch, waiting.data) : undefined}
            onDismissConflict={() => setIsConflict(false)}
            onRegenerate={isEditable ? () => setAction('regenerate') : undefined}
          />
        }
        sheets={<BatchSheets batch={batch} struckBecause={struckBecause} />}
        upload={<ScanUpload batch={batch} onChange={refresh} />}
        scan={<ScanView batch={batch} />}
        rows={
          rows.data ? (
            <BatchRows
              rows={rows.data}
              kindName={kindName}
              reasonNames={reasonNames}
              filePath={isUnit ? applicationPath : reviewFilePath}
            />
          ) : (
            rows.error && <ErrorState error={rows.error} onRetry={rows.refetch} />
          )
        }
      />
      {action && (
        <BatchDialogs
          action={action}
          batch={batch}
          reasons={dictionaries.data?.reasonCodes ?? []}
          onDone={refresh}
          onConflict={async () => {
            await refresh()
            setIsConflict(true)
          }}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  )
}

function waitingFor(batch: SummaryBatch, all: Awaited<ReturnType<typeof findWaitingFiles>>): number {
  return (
    all.find(
      (files) =>
        files.round_id === batch.round_id &&
        files.annex === batch.annex &&
        files.region_code === batch.region_code &&
        files.institution_id === batch.institution_id,
    )?.waiting ?? 0
  )
}

/** The queue in which the files of this table wait: 待签收, then 终审, or 复审 for those of 省属 units. */
function reviewPathOf({ id, status, reporter }: SummaryBatch): string {
  const reviewed = reporter === 'city' ? 'final_review' : 're_review'
  return reviewQueuePath(status === 'reported' ? 'awaiting_receipt' : reviewed, { batch: id })
}
