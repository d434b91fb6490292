import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { listRoundChoices } from '../../data/applicationList'
import { findBatches } from '../../data/summaries'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { type BatchStatus, parseAnnex } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { FilterBar, type FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { ListPage } from '../../ui/ListPage'
import { useListAddress } from '../../ui/useListAddress'
import { BatchCard, batchColumns } from './batchColumns'

const filterNames = ['round', 'region', 'annex']
/** A draft is nobody's business but its reporter's. */
const reportedStatuses: readonly BatchStatus[] = ['reported', 'received', 'sent_back']
const tabs = [...reportedStatuses, 'all'] as const

/** The province's list of reported tables: those that wait for receipt, unless another tab is asked for. */
export function ReceivedSummaries() {
  const translation = useTranslation()
  const { t, language } = translation
  const { values, change, page, pageSize, turn } = useListAddress(filterNames)
  const [params] = useSearchParams()
  const tab = tabs.find((known) => known === params.get('status')) ?? 'reported'
  const rounds = useQuery({ queryKey: ['rounds', 'choices'], queryFn: () => listRoundChoices() })
  const batches = useQuery({
    queryKey: ['summaries', 'received', tab, values, page, pageSize],
    queryFn: () =>
      findBatches({
        statuses: tab === 'all' ? reportedStatuses : [tab],
        roundId: values.round,
        annex: parseAnnex(values.annex),
        regionCode: values.region,
        page,
        pageSize,
      }),
    placeholderData: (before) => before,
  })
  const columns = useMemo(() => batchColumns(translation, { showsReporter: true }), [translation])
  const fields = useMemo<FilterField[]>(
    () => [
      {
        kind: 'select',
        name: 'round',
        label: t('summary.filter.round'),
        isLoading: rounds.isLoading,
        options: (rounds.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      },
      {
        kind: 'select',
        name: 'region',
        label: t('summary.filter.region'),
        options: REGIONS.map(({ code }) => ({
          value: code,
          label: code === PROVINCE_CODE ? t('summary.filter.province') : regionName(code, language),
        })),
      },
      {
        kind: 'select',
        name: 'annex',
        label: t('summary.filter.annex'),
        options: ([2, 4] as const).map((value) => ({
          value: String(value),
          label: t(`summary.annex${value}`),
        })),
      },
    ],
    [t, language, rounds.data, rounds.isLoading],
  )
  return (
    <ListPage
      title={t('summary.titleProvince')}
      label={t('summary.listLabel')}
      tabs={
        <Tabs
          activeKey={tab}
          onChange={(status) => change({ status: status === 'reported' ? undefined : status })}
          items={tabs.map((key) => ({
            key,
            label: key === 'all' ? t('common.all') : t(tabTexts[key] ?? `words.batchStatus.${key}`),
          }))}
        />
      }
      filters={<FilterBar fields={fields} values={values} onChange={change} />}
      columns={columns}
      rows={batches.data?.rows}
      rowKey={({ id }) => id}
      error={batches.error}
      isFetching={batches.isFetching}
      onRetry={batches.refetch}
      empty={
        <EmptyState
          title={
            isFiltered(values)
              ? t('ui.emptyFilteredTitle')
              : t(tab === 'reported' ? 'summary.emptyProvince' : 'ui.emptyTitle')
          }
          text={isFiltered(values) ? t('ui.emptyFilteredText') : t('summary.emptyProvinceText')}
        />
      }
      renderCard={(batch) => <BatchCard batch={batch} translation={translation} showsReporter />}
      paging={{ page, pageSize, total: batches.data?.total ?? 0, onChange: turn }}
    />
  )
}

/** What a status means to the province. */
const tabTexts: Partial<Record<BatchStatus, 'summary.awaitingReceipt'>> = {
  reported: 'summary.awaitingReceipt',
}

const isFiltered = (values: FilterValues) => Object.values(values).some(Boolean)
