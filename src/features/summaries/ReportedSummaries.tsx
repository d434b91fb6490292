import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { currentProfile } from '../../data/profile'
import { findBatches, generateBatch } from '../../data/summaries'
import { reviewQueuePath, summaryBatchPath } from '../../domain/paths'
import { type BatchStatus, parseAnnex } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { ListPage } from '../../ui/ListPage'
import { useListAddress } from '../../ui/useListAddress'
import { BatchCard, batchColumns } from './batchColumns'
import { GenerateDialog, type Handler } from './GenerateDialog'
import { ReportedFilters, reportedFilterNames } from './ReportedFilters'
import { useReporter } from './useReporter'
import { WaitingPanel } from './WaitingPanel'
import type { WaitingItem } from './waitingItems'

const listed: readonly BatchStatus[] = ['draft', 'reported', 'received', 'sent_back', 'discarded']
/** A discarded draft is shown on request only. */
const usual: readonly BatchStatus[] = ['draft', 'reported', 'received', 'sent_back']

/** What a city center or a 省属 unit reports: what waits, and its tables. */
export function ReportedSummaries() {
  const translation = useTranslation()
  const { t } = translation
  const navigate = useNavigate()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [asked, setAsked] = useState<WaitingItem>()
  const { values, change, page, pageSize, turn } = useListAddress(reportedFilterNames)
  const { reporter, items, rounds, latestHandler } = useReporter()
  const scope = reporter.data
  const statuses = listed.filter((status) => status === values.status)
  const batches = useQuery({
    queryKey: ['summaries', 'reported', scope, values, page, pageSize],
    enabled: scope !== undefined && scope !== null,
    queryFn: () =>
      findBatches({
        statuses: statuses.length > 0 ? statuses : usual,
        roundId: values.round,
        annex: parseAnnex(values.annex),
        ...(scope?.regionCode
          ? { regionCode: scope.regionCode }
          : { institutionIds: scope?.units.map(({ id }) => id) }),
        page,
        pageSize,
      }),
    placeholderData: (before) => before,
  })
  const showsReporter = (scope?.units.length ?? 0) > 1
  const columns = useMemo(() => batchColumns(translation, { showsReporter }), [translation, showsReporter])

  if (reporter.error) return <ErrorState error={reporter.error} onRetry={reporter.refetch} />
  if (scope === null) {
    return (
      <EmptyState
        title={t('summary.notReporting')}
        text={t('summary.notReportingText')}
        action={<Link to={reviewQueuePath()}>{t('summary.toQueue')}</Link>}
      />
    )
  }

  async function generate(item: WaitingItem, handler: Handler) {
    const id = await generateBatch({
      roundId: item.roundId,
      annex: item.annex,
      institutionId: item.institutionId,
      handlerName: handler.name,
      handlerPhone: handler.phone,
    })
    await client.invalidateQueries({ queryKey: ['summaries'] })
    message.success(t('summary.generatedNow'))
    navigate(summaryBatchPath(id))
  }

  return (
    <>
      <ListPage
        title={t('summary.title')}
        label={t('summary.listLabel')}
        tabs={
          <div style={{ marginBottom: 16 }}>
            {items.error ? (
              <ErrorState error={items.error} onRetry={items.refetch} />
            ) : (
              items.data && <WaitingPanel items={items.data} onGenerate={setAsked} />
            )}
          </div>
        }
        filters={<ReportedFilters values={values} rounds={rounds} onChange={change} />}
        columns={columns}
        rows={batches.data?.rows}
        rowKey={({ id }) => id}
        error={batches.error}
        isFetching={batches.isFetching}
        onRetry={batches.refetch}
        empty={
          Object.values(values).some(Boolean) ? (
            <EmptyState title={t('ui.emptyFilteredTitle')} text={t('ui.emptyFilteredText')} />
          ) : (
            <EmptyState
              title={t('summary.emptyReporter')}
              text={t(scope?.regionCode ? 'summary.emptyReporterText' : 'summary.emptyUnitText')}
            />
          )
        }
        renderCard={(batch) => (
          <BatchCard batch={batch} translation={translation} showsReporter={showsReporter} />
        )}
        paging={{ page, pageSize, total: batches.data?.total ?? 0, onChange: turn }}
      />
      {asked && (
        <GenerateDialog
          title={t(asked.isSupplement ? 'summary.generateSupplement' : 'summary.generate')}
          text={t('summary.generateText', {
            round: asked.roundName,
            count: asked.waiting,
            annex: t(`summary.annex${asked.annex}`),
          })}
          okText={t(asked.isSupplement ? 'summary.generateSupplement' : 'summary.generate')}
          initial={latestHandler ?? { name: currentProfile()?.staff?.name ?? '', phone: '' }}
          onConfirm={(handler) => generate(asked, handler)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
