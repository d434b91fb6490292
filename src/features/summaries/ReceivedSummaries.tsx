import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { listRoundChoices } from '../../data/applicationList'
import { findBatches, type SummaryBatch } from '../../data/summaries'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { type BatchStatus, parseAnnex } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import type { FilterField } from '../../ui/FilterInput'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { BatchCard, batchColumns } from './batchColumns'

/** A draft is nobody's business but its reporter's. */
const reportedStatuses: readonly BatchStatus[] = ['reported', 'received', 'sent_back']
const tabs = [...reportedStatuses, 'all'] as const
const tabFilter = ['status']

const tabOf = (status: string | null | undefined) => tabs.find((known) => known === status) ?? 'reported'
const idOf = ({ id }: SummaryBatch) => id

function load({ filters, sort, page, pageSize }: RegisterWish) {
  const tab = tabOf(filters.status)
  return findBatches({
    statuses: tab === 'all' ? reportedStatuses : [tab],
    roundId: filters.round,
    annex: parseAnnex(filters.annex),
    regionCode: filters.region,
    sort,
    page,
    pageSize,
  })
}

/** The province's list of reported tables: those that wait for receipt, unless another tab is asked for. */
export function ReceivedSummaries() {
  const translation = useTranslation()
  const { t, language } = translation
  const [params, setParams] = useSearchParams()
  const tab = tabOf(params.get('status'))
  const rounds = useQuery({ queryKey: ['rounds', 'choices'], queryFn: () => listRoundChoices() })
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

  function choose(status: string) {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (status === 'reported') next.delete('status')
    else next.set('status', status)
    setParams(next)
  }

  return (
    <RegisterPage
      name="summaries"
      title={t('summary.titleProvince')}
      label={t('summary.listLabel')}
      tabs={
        <Tabs
          activeKey={tab}
          onChange={choose}
          items={tabs.map((key) => ({
            key,
            label: key === 'all' ? t('common.all') : t(tabTexts[key] ?? `words.batchStatus.${key}`),
          }))}
        />
      }
      fields={fields}
      otherFilters={tabFilter}
      columns={columns}
      rowKey={idOf}
      load={load}
      empty={
        <EmptyState
          title={t(tab === 'reported' ? 'summary.emptyProvince' : 'ui.emptyTitle')}
          text={t('summary.emptyProvinceText')}
        />
      }
      renderCard={(batch) => <BatchCard batch={batch} translation={translation} showsReporter />}
    />
  )
}

/** What a status means to the province. */
const tabTexts: Partial<Record<BatchStatus, 'summary.awaitingReceipt'>> = {
  reported: 'summary.awaitingReceipt',
}
