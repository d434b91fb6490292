import { useQuery } from '@tanstack/react-query'
import { Flex, Select, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { addMonths, shanghaiDateTime } from '../../domain/shanghai'
import { eachMonth, monthOf, sumBy } from '../../domain/statistics'
import { statisticsPath } from '../../domain/statisticsPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { PrintPreview } from '../../ui/PrintPreview'
import { PrintSheet } from '../../ui/PrintSheet'
import { ReportMap } from './report/ReportMap'
import { ReportSheetTable } from './report/ReportSheetTable'
import { type ReportData, readReport } from './report/reportData'
import { reportTables } from './report/reportTables'
import { type ReportText, useReportText } from './report/useReportText'
import { StatisticsSurroundings } from './statisticsContext'
import { useStatisticsPage } from './useStatisticsPage'

/** 统计月报 on A4: of a month, or of the round and period that the address names. */
export function StatisticsPrintPage() {
  const { t } = useTranslation()
  const page = useStatisticsPage()
  const back = <LinkButton to={statisticsPath(page.filters)}>{t('statistics.report.back')}</LinkButton>
  if (page.error) return <ErrorState error={page.error} onRetry={page.retry} extra={back} />
  if (!page.context || !page.dictionaries) return <Skeleton active style={{ padding: 24 }} />
  return (
    <StatisticsSurroundings.Provider value={page.context}>
      <Report
        month={page.filters.from === page.filters.to ? page.filters.from : undefined}
        onMonth={(month) => page.change({ from: month, to: month, round: undefined })}
        back={back}
      />
    </StatisticsSurroundings.Provider>
  )
}

interface ReportProps {
  month: string | undefined
  onMonth(month: string | undefined): void
  back: ReactNode
}

function Report({ month, onMonth, back }: ReportProps) {
  const { t } = useTranslation()
  const text = useReportText()
  const { data, error, refetch } = useQuery({
    queryKey: ['statistics', 'report', text.scopes],
    queryFn: ({ signal }) => readReport(text.scopes, signal),
  })
  const months = eachMonth(addMonths(monthOf(text.today), -23), text.today).reverse()
  const actions = (
    <Flex gap={8} wrap>
      <Select<string>
        aria-label={t('statistics.report.month')}
        placeholder={t('statistics.report.month')}
        allowClear
        value={month}
        onChange={(chosen) => onMonth(chosen || undefined)}
        options={months.map((day) => ({ value: day.slice(0, 7), label: day.slice(0, 7) }))}
        style={{ minWidth: 140 }}
      />
      {back}
    </Flex>
  )
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} extra={back} />
  return (
    <PrintPreview title={text.title} actions={actions}>
      {data ? <ReportSheets data={data} text={text} /> : <Skeleton active style={{ padding: 24 }} />}
    </PrintPreview>
  )
}

/** What stands together on a sheet. */
const sheets: readonly (readonly string[])[] = [
  ['summary', 'region', 'kind', 'level'],
  ['month', 'funnel', 'times', 'return', 'reject'],
  ['league', 'discipline', 'dispatch', 'findings', 'rectification'],
  ['expiry', 'occupation'],
]

/** The sheets of a report. */
export function ReportSheets({ data, text }: { data: ReportData; text: ReportText }) {
  const { t, title, seesCities, today } = text
  const tables = reportTables(data, text)
  const mark = t('statistics.report.made', { at: shanghaiDateTime(new Date()) })
  const values = sumBy(
    data.renewals.region.rows.filter(({ basis }) => basis === 'this'),
    ({ key }) => key,
    ({ files }) => files,
  )
  return sheets.map((keys, index) => (
    <PrintSheet key={keys[0]} name={`${title} ${index + 1}`} mark={mark}>
      {index === 0 && (
        <>
          <h1 className="report-title">{title}</h1>
          <p className="report-facts">{t('statistics.report.asOf', { today })}</p>
        </>
      )}
      {tables
        .filter(({ key }) => keys.includes(key))
        .map((table) => (
          <ReportSheetTable key={table.key} table={table} />
        ))}
      {index === 1 && seesCities && <ReportMap title={t('statistics.report.map')} values={values} />}
    </PrintSheet>
  ))
}
