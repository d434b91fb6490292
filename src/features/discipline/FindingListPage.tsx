import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type Finding, findFindings, handleFinding, RECTIFICATIONS } from '../../data/findings'
import { currentProfile } from '../../data/profile'
import { casePath } from '../../domain/disciplinePaths'
import {
  FINDING_KINDS,
  FINDING_STATUSES,
  type FindingAction,
  type FindingStatus,
  findingActions,
  findingTone,
} from '../../domain/finding'
import { REGIONS, regionName } from '../../domain/region'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { StatusTag } from '../../ui/StatusTag'
import { DisciplineTabs } from './DisciplineTabs'
import { findingExport } from './disciplineExports'
import { FindingDialog } from './FindingDialog'
import { FindingReportDialog } from './FindingReportDialog'
import { findingText } from './findingText'
import { officeScope } from './officeScope'

const tabs = {
  open: ['open'],
  underWay: ['rectifying', 'answered'],
  late: ['rectifying'],
  done: ['closed', 'transferred', 'unfounded'],
  all: FINDING_STATUSES,
} as const satisfies Record<string, readonly FindingStatus[]>
type Tab = keyof typeof tabs
const tabNames = Object.keys(tabs) as Tab[]
const tabFilter = ['stage']
const idOf = ({ id }: Finding) => id

/** The units that an officer acts for; undefined of a center. */
const ownUnits = () => (officeScope().isUnit ? currentProfile()?.institutions : undefined)

const tabOf = (text: string | null | undefined): Tab =>
  tabNames.find((known) => known === text) ?? (officeScope().isUnit ? 'underWay' : 'open')

/** Of all findings, those of one status. */
function statusesOf({ stage, status }: FilterValues): readonly FindingStatus[] {
  const one = FINDING_STATUSES.find((known) => known === status)
  return tabOf(stage) === 'all' && one ? [one] : tabs[tabOf(stage)]
}

function queryOf(filters: FilterValues) {
  const { regionCode, isUnit } = officeScope()
  return {
    statuses: statusesOf(filters),
    rectifyBefore: tabOf(filters.stage) === 'late' ? currentProfile()?.today : undefined,
    kind: FINDING_KINDS.find((kind) => kind === filters.kind),
    regionCode: isUnit ? undefined : (regionCode ?? filters.region),
    institutionIds: ownUnits(),
    rectification: RECTIFICATIONS.find((known) => known === filters.rectification),
    termFrom: filters.term,
    termTo: filters.term_to,
    today: currentProfile()?.today,
    from: filters.on,
    to: filters.on_to,
  }
}

const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findFindings({ ...queryOf(filters), page, pageSize }, signal)

const isLate = ({ status, rectify_by }: Finding) =>
  status === 'rectifying' && rectify_by !== null && rectify_by < (currentProfile()?.today ?? '')

function FindingStatusTag({ row }: { row: Finding }) {
  const { t } = useTranslation()
  return (
    <StatusTag tone={findingTone(row.status, isLate(row))}>
      {t(`discipline.finding.status.${row.status}`)}
      {row.rectify_by && row.status === 'rectifying' && ` ${row.rectify_by}`}
    </StatusTag>
  )
}

type Choose = (row: Finding, action: FindingAction) => void

function FindingButtons({ row, onChoose }: { row: Finding; onChoose: Choose }) {
  const { t } = useTranslation()
  const { isUnit, mayHandle } = officeScope()
  if (row.case_id && !isUnit)
    return <Link to={casePath(row.case_id)}>{t('discipline.finding.openCase')}</Link>
  if (!isUnit && !mayHandle) return null
  const actions = findingActions(row.status, isUnit ? 'institution' : 'center', row.person_id !== null)
  return (
    <Flex gap={8} wrap>
      {actions.map((action) => (
        <Button key={action} type="link" style={{ paddingInline: 0 }} onClick={() => onChoose(row, action)}>
          {t(`discipline.finding.action.${action}`)}
        </Button>
      ))}
    </Flex>
  )
}

function columnsOf(translation: Translation, onChoose: Choose): RegisterColumn<Finding>[] {
  const { t, language } = translation
  return [
    { key: 'on', title: t('discipline.finding.on'), dataIndex: 'occurred_on', fixed: 'left' },
    {
      key: 'kind',
      title: t('discipline.finding.kind'),
      render: (_, row) => t(`discipline.finding.kinds.${row.kind}`),
    },
    {
      key: 'institution',
      title: t('discipline.finding.institution'),
      render: (_, row) =>
        row.repeats > 1
          ? t('discipline.finding.repeated', { name: row.institution_name, count: row.repeats })
          : row.institution_name,
    },
    {
      key: 'region',
      title: t('discipline.column.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    { key: 'person', title: t('discipline.column.person'), dataIndex: 'person_name' },
    {
      key: 'details',
      title: t('discipline.finding.details'),
      choice: 'shown',
      render: (_, row) => findingText(row, translation),
    },
    {
      key: 'status',
      title: t('discipline.column.status'),
      render: (_, row) => <FindingStatusTag row={row} />,
    },
    { key: 'note', title: t('discipline.finding.note'), choice: 'hidden', dataIndex: 'note' },
    { key: 'answer', title: t('discipline.finding.answer'), choice: 'shown', dataIndex: 'answer' },
    {
      key: 'action',
      title: t('discipline.column.action'),
      fixed: 'right',
      render: (_, row) => <FindingButtons row={row} onChoose={onChoose} />,
    },
  ]
}

/** 使用问题: for the center to handle, for the institution to answer. */
export function FindingListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [chosen, setChosen] = useState<{ row: Finding; action: FindingAction }>()
  const [isReporting, setIsReporting] = useState(false)
  const { regionCode, isUnit, mayHandle } = officeScope()
  const tab = tabOf(params.get('stage'))
  const columns = useMemo(
    () => columnsOf(translation, (row, action) => setChosen({ row, action })),
    [translation],
  )
  const fields = useMemo<FilterField[]>(
    () => [
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.finding.kind'),
        options: FINDING_KINDS.map((value) => ({ value, label: t(`discipline.finding.kinds.${value}`) })),
      },
      ...(regionCode || isUnit
        ? []
        : [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('discipline.column.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]),
      {
        kind: 'select',
        name: 'rectification',
        label: t('findingReport.rectification'),
        options: RECTIFICATIONS.map((value) => ({
          value,
          label: t(`findingReport.rectified.${value}`),
        })),
      },
      ...(tab === 'all'
        ? [
            {
              kind: 'select' as const,
              name: 'status',
              label: t('discipline.column.status'),
              options: FINDING_STATUSES.map((value) => ({
                value,
                label: t(`discipline.finding.status.${value}`),
              })),
            },
          ]
        : []),
      { kind: 'dates', name: 'on', label: t('discipline.finding.on') },
      { kind: 'dates', name: 'term', label: t('findingReport.term') },
    ],
    [t, language, regionCode, isUnit, tab],
  )
  return (
    <>
      {!isUnit && <DisciplineTabs current="findings" />}
      <RegisterPage<Finding>
        name="findings"
        title={t('discipline.finding.title')}
        extra={
          <>
            {mayHandle && (
              <Button type="primary" onClick={() => setIsReporting(true)}>
                {t('findingReport.report')}
              </Button>
            )}
            <ExportButton
              source={() => {
                const filters = { ...fieldValues(fields, params), stage: tab }
                const words = [t(`discipline.finding.stage.${tab}`), filterWords(fields, filters, language)]
                const narrowed = { filters, filterWords: words.filter(Boolean).join(' ') }
                return findingExport(queryOf(filters), narrowed, translation)
              }}
            />
          </>
        }
        tabs={
          <Tabs
            activeKey={tab}
            onChange={(stage) => setParams({ stage })}
            items={tabNames.map((key) => ({ key, label: t(`discipline.finding.stage.${key}`) }))}
          />
        }
        fields={fields}
        otherFilters={tabFilter}
        columns={columns}
        rowKey={idOf}
        load={load}
        empty={<EmptyState title={t('discipline.finding.none')} text={t('discipline.finding.noneText')} />}
        renderCard={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <strong>{t(`discipline.finding.kinds.${row.kind}`)}</strong>
              <FindingStatusTag row={row} />
            </Flex>
            <div>
              {row.occurred_on} · {row.institution_name} · {row.person_name}
            </div>
            <div>{findingText(row, translation)}</div>
            <FindingButtons row={row} onChoose={(each, action) => setChosen({ row: each, action })} />
          </Flex>
        )}
      />
      {isReporting && (
        <FindingReportDialog
          onSaved={() => {
            setIsReporting(false)
            message.success(t('findingReport.done'))
            void queries.invalidateQueries({ queryKey: registerKey('findings') })
          }}
          onClose={() => setIsReporting(false)}
        />
      )}
      {chosen && (
        <FindingDialog
          row={chosen.row}
          action={chosen.action}
          onConfirm={async (note, rectifyBy) => {
            const { case_id } = await handleFinding(chosen.row, chosen.action, note, rectifyBy)
            message.success(t(`discipline.finding.done.${chosen.action}`))
            setChosen(undefined)
            if (case_id) navigate(casePath(case_id))
            await queries.invalidateQueries({ queryKey: registerKey('findings') })
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
}
