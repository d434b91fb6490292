import { Tabs } from 'antd'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { findReports, type ReportRow } from '../../../data/inspectionReports'
import { currentProfile } from '../../../data/profile'
import { seatOf } from '../../../domain/access'
import { inspectionPath } from '../../../domain/inspectionPaths'
import type { ReportStatus } from '../../../domain/inspectionReport'
import { PROVINCE_CODE, REGIONS, regionName } from '../../../domain/region'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import type { FilterField } from '../../../ui/FilterInput'
import { RegisterPage, type RegisterWish } from '../../../ui/RegisterPage'
import { ReportCard, reportColumns } from './reportColumns'

const tabs = {
  submitted: ['submitted'],
  open: ['awaited', 'draft'],
  all: ['awaited', 'draft', 'submitted', 'dropped'],
} as const satisfies Record<string, readonly ReportStatus[]>
type Tab = keyof typeof tabs
const tabOf = (text: string | null | undefined): Tab =>
  text === 'open' || text === 'all' ? text : 'submitted'
const otherFilters = ['stage']
const idOf = ({ id }: ReportRow) => id
const todayOf = () => currentProfile()?.today ?? ''

function load({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) {
  return findReports(
    {
      statuses: tabs[tabOf(filters.stage)],
      lateOn: filters.late ? todayOf() : undefined,
      isUnread: filters.todo === 'unread',
      isUncommented: filters.todo === 'uncommented',
      severity: filters.severity,
      regionCode: filters.region,
      number: filters.number,
      from: filters.days,
      to: filters.days_to,
      page,
      pageSize,
    },
    signal,
  )
}

/** 督导报告: of a center those awaited too, of an institution what was submitted about it. */
export function InspectionReportListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const profile = currentProfile()
  const seat = profile && seatOf(profile)
  const isUnit = seat?.role === 'institution_officer'
  const isProvince = seat?.region_code === PROVINCE_CODE
  const today = todayOf()
  const columns = useMemo(() => reportColumns(translation, today, isUnit), [translation, today, isUnit])
  const fields = useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'number', label: t('inspection.numberSearch') },
      { kind: 'dates', name: 'days', label: t('inspection.days') },
      {
        kind: 'select',
        name: 'todo',
        label: t('inspection.state'),
        options: (isUnit ? (['uncommented'] as const) : (['unread', 'uncommented'] as const)).map(
          (value) => ({
            value,
            label: t(`inspection.${value}`),
          }),
        ),
      },
      {
        kind: 'select',
        name: 'severity',
        label: t('inspection.severity'),
        options: (['minor', 'serious', 'grave'] as const).map((value) => ({
          value,
          label: t(`inspection.severities.${value}`),
        })),
      },
      ...(isUnit
        ? []
        : [
            {
              kind: 'select' as const,
              name: 'late',
              label: t('inspection.late'),
              options: [{ value: 'yes', label: t('inspection.lateOnly') }],
            },
          ]),
      ...(isProvince && !isUnit
        ? [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('inspection.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]
        : []),
    ],
    [t, language, isProvince, isUnit],
  )

  function setStage(stage: string) {
    const next = new URLSearchParams(params)
    next.delete('page')
    next.set('stage', stage)
    setParams(next)
  }

  return (
    <RegisterPage<ReportRow>
      name="inspection"
      title={t('page.inspection')}
      label={t('inspection.listLabel')}
      tabs={
        isUnit ? undefined : (
          <Tabs
            activeKey={tabOf(params.get('stage'))}
            onChange={setStage}
            items={(['submitted', 'open', 'all'] as const).map((key) => ({
              key,
              label: t(`inspection.tabs.${key}`),
            }))}
          />
        )
      }
      fields={fields}
      otherFilters={otherFilters}
      columns={columns}
      rowKey={idOf}
      load={load}
      onOpen={({ id }) => navigate(inspectionPath(id))}
      empty={
        <EmptyState
          title={t('inspection.empty')}
          text={t(isUnit ? 'inspection.emptyUnit' : 'inspection.emptyText')}
        />
      }
      renderCard={(row) => <ReportCard row={row} today={today} isUnit={isUnit} words={translation} />}
    />
  )
}
