import { Button, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type CaseRow, findCases } from '../../data/discipline'
import { CASE_STATUSES, type CaseStatus, PENALTY_KINDS } from '../../domain/discipline'
import { casePath } from '../../domain/disciplinePaths'
import { REGIONS, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { CaseDialog } from './CaseDialog'
import { CaseCard, caseColumns } from './caseColumns'
import { DisciplineTabs } from './DisciplineTabs'
import { optionsOf, useDictionaries } from './dictionaryOptions'
import { caseExport } from './disciplineExports'
import { officeScope } from './officeScope'

/** The tabs of the list, each a set of statuses. */
const tabs = {
  proposed: ['proposed'],
  appealing: ['appealing'],
  decided: ['decided', 'upheld'],
  draft: ['draft'],
  closed: ['dismissed', 'revoked', 'withdrawn'],
  all: CASE_STATUSES,
} as const satisfies Record<string, readonly CaseStatus[]>
type Tab = keyof typeof tabs
const tabNames = Object.keys(tabs) as Tab[]
const tabFilter = ['stage', 'standing']

/** Decided cases whose decision stands, or that an appeal undid: figures of the 统计 link to them. */
const standings = {
  standing: ['decided', 'appealing', 'upheld'],
  revoked: ['revoked'],
} as const satisfies Record<string, readonly CaseStatus[]>
const standingOf = (text: string | undefined): readonly CaseStatus[] | undefined =>
  text === 'standing' || text === 'revoked' ? standings[text] : undefined

const tabOf = (text: string | null | undefined): Tab => tabNames.find((known) => known === text) ?? 'proposed'
const idOf = ({ id }: CaseRow) => id

const queryOf = (filters: FilterValues) => ({
  statuses: (tabOf(filters.stage) === 'all' && standingOf(filters.standing)) || tabs[tabOf(filters.stage)],
  text: filters.q,
  kind: PENALTY_KINDS.find((kind) => kind === filters.kind),
  ground: filters.ground,
  regionCode: officeScope().regionCode ?? filters.region,
  from: filters.on,
  to: filters.on_to,
  outcome: PENALTY_KINDS.find((kind) => kind === filters.outcome),
  decidedFrom: filters.decided,
  decidedTo: filters.decided_to,
})

const load = ({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findCases({ ...queryOf(filters), sort, page, pageSize }, signal)

/** 资格管理: proposals that wait for a decision, unless another tab is asked for. */
export function CaseListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const navigate = useNavigate()
  const dictionaries = useDictionaries()
  const [params, setParams] = useSearchParams()
  const [isDrawing, setIsDrawing] = useState(false)
  const { regionCode, mayPropose } = officeScope()
  const tab = tabOf(params.get('stage'))
  const columns = useMemo(() => caseColumns(translation, dictionaries), [translation, dictionaries])
  const fields = useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'q', label: t('discipline.filter.text') },
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.filter.kind'),
        options: PENALTY_KINDS.map((kind) => ({ value: kind, label: t(`words.penaltyKind.${kind}`) })),
      },
      {
        kind: 'select',
        name: 'ground',
        label: t('discipline.column.ground'),
        options: optionsOf(dictionaries, 'discipline_ground', { language }),
      },
      ...(regionCode
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
        name: 'outcome',
        label: t('discipline.filter.outcome'),
        options: PENALTY_KINDS.map((kind) => ({ value: kind, label: t(`words.penaltyKind.${kind}`) })),
      },
      { kind: 'dates', name: 'on', label: t('discipline.column.created') },
      { kind: 'dates', name: 'decided', label: t('discipline.column.decided') },
    ],
    [t, language, dictionaries, regionCode],
  )

  function choose(next: string) {
    const after = new URLSearchParams(params)
    after.delete('page')
    after.delete('standing')
    if (next === 'proposed') after.delete('stage')
    else after.set('stage', next)
    setParams(after)
  }

  return (
    <>
      <DisciplineTabs current="cases" />
      <RegisterPage<CaseRow>
        name="cases"
        title={t('discipline.title')}
        label={t('discipline.caseList')}
        extra={
          <>
            {mayPropose && (
              <Button type="primary" onClick={() => setIsDrawing(true)}>
                {t('discipline.drawUp')}
              </Button>
            )}
            <ExportButton
              source={() => {
                const filters = { ...fieldValues(fields, params), stage: tab }
                const words = [t(`discipline.stage.${tab}`), filterWords(fields, filters, language)]
                const narrowed = { filters, filterWords: words.filter(Boolean).join(' ') }
                return caseExport(queryOf(filters), narrowed, dictionaries, translation)
              }}
            />
          </>
        }
        tabs={
          <Tabs
            activeKey={tab}
            onChange={choose}
            items={tabNames.map((key) => ({ key, label: t(`discipline.stage.${key}`) }))}
          />
        }
        fields={fields}
        otherFilters={tabFilter}
        columns={columns}
        rowKey={idOf}
        load={load}
        empty={<EmptyState title={t('discipline.noCases')} text={t('discipline.noCasesText')} />}
        renderCard={(row) => <CaseCard row={row} translation={translation} dictionaries={dictionaries} />}
      />
      {isDrawing && (
        <CaseDialog
          dictionaries={dictionaries}
          onSaved={({ id }) => navigate(casePath(id))}
          onClose={() => setIsDrawing(false)}
        />
      )}
    </>
  )
}
