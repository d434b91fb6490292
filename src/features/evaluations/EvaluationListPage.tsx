import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Segmented, Tabs } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { type EvaluationQueryFilter, findEvaluations, reportEvaluation } from '../../data/evaluations'
import { currentProfile } from '../../data/profile'
import { EVALUATION_PHASES } from '../../domain/evaluation'
import { evaluationPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { EvaluationCalendar } from './EvaluationCalendar'
import { EvaluationDialog } from './EvaluationDialog'
import { EvaluationCard, evaluationColumns, type ListedEvaluation } from './evaluationColumns'
import { evaluationExport } from './evaluationExport'
import { useDictionaries } from './useDictionaries'
import { useEvaluationFields } from './useEvaluationFields'
import { inspectionsFor, withMarks } from './withMarks'

const otherFilters = ['phase', 'view', 'month', 'held']
const idOf = ({ id }: ListedEvaluation) => id
const phaseOf = (text: string | null | undefined) => EVALUATION_PHASES.find((known) => known === text)

function queryOf(filters: FilterValues): EvaluationQueryFilter {
  return {
    today: currentProfile()?.today ?? '',
    phase: phaseOf(filters.phase),
    regionCode: filters.region,
    institutionId: filters.institution,
    kind: filters.kind,
    occupationCode: filters.occupation,
    batch: filters.batch,
    isLate: filters.late === 'yes',
    isHeld: filters.held === 'yes',
    beginsFrom: filters.begins,
    beginsTo: filters.begins_to,
    from: filters.days,
    to: filters.days_to,
  }
}

async function load({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) {
  const { rows, total } = await findEvaluations({ ...queryOf(filters), sort, page, pageSize }, signal)
  return { rows: await withMarks(rows, signal), total }
}

/** 评价活动: list or month, of a unit its own, of a city those of its institutions. */
export function EvaluationListPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [isReporting, setIsReporting] = useState(false)
  const profile = currentProfile()
  const today = profile?.today ?? ''
  const units = unitsOf(profile)
  const role = currentRole()
  const isUnit = role === 'institution_officer'
  const dictionaries = useDictionaries()
  const words = useMemo(
    () => ({
      translation,
      dictionaries,
      today,
      showsInstitution: !isUnit || units.length > 1,
      inspections: inspectionsFor(role),
    }),
    [translation, dictionaries, today, isUnit, units.length, role],
  )
  const columns = useMemo(() => evaluationColumns(words), [words])
  const fields = useEvaluationFields(dictionaries)
  const isMonth = params.get('view') === 'month'

  function set(name: string, value: string | undefined) {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next)
  }

  const report = isUnit && (
    <Button type="primary" onClick={() => setIsReporting(true)}>
      {t('evaluation.report')}
    </Button>
  )
  const extra = (
    <>
      <Segmented
        aria-label={t('evaluation.view')}
        value={isMonth ? 'month' : 'list'}
        onChange={(view) => set('view', view === 'month' ? view : undefined)}
        options={(['list', 'month'] as const).map((value) => ({
          value,
          label: t(`evaluation.views.${value}`),
        }))}
      />
      {report}
    </>
  )
  return (
    <>
      {isMonth ? (
        <EvaluationCalendar extra={extra} words={words} />
      ) : (
        <RegisterPage<ListedEvaluation>
          name="evaluations"
          title={t('page.evaluations')}
          label={t('evaluation.listLabel')}
          extra={
            <>
              {extra}
              <ExportButton
                source={() => {
                  const phase = phaseOf(params.get('phase'))
                  const filters = { ...fieldValues(fields, params), phase }
                  const words = [
                    phase && t(`evaluation.phases.${phase}`),
                    filterWords(fields, filters, translation.language),
                  ]
                  return evaluationExport(
                    queryOf(filters),
                    { filters, filterWords: words.filter(Boolean).join(' ') },
                    dictionaries,
                    translation,
                  )
                }}
              />
            </>
          }
          tabs={
            <Tabs
              activeKey={phaseOf(params.get('phase')) ?? 'all'}
              onChange={(phase) => set('phase', phase === 'all' ? undefined : phase)}
              items={[
                { key: 'all', label: t('common.all') },
                ...EVALUATION_PHASES.map((key) => ({ key, label: t(`evaluation.phases.${key}`) })),
              ]}
            />
          }
          fields={fields}
          otherFilters={otherFilters}
          columns={columns}
          rowKey={idOf}
          load={load}
          onOpen={({ id }) => navigate(evaluationPath(id))}
          empty={
            <EmptyState title={t('evaluation.empty')} text={t('evaluation.emptyText')} action={report} />
          }
          renderCard={(row) => <EvaluationCard row={row} words={words} />}
        />
      )}
      {isReporting && (
        <EvaluationDialog
          units={units}
          dictionaries={dictionaries}
          onSave={async (values, { unitId, requestId }) => {
            const saved = await reportEvaluation(unitId, values, requestId)
            await queries.invalidateQueries({ queryKey: registerKey('evaluations') })
            message.success(t('evaluation.saved'))
            navigate(evaluationPath(saved.id))
          }}
          onClose={() => setIsReporting(false)}
        />
      )}
    </>
  )
}

/** The units that the login reports for, its own first. */
function unitsOf(profile: ReturnType<typeof currentProfile>): { id: string; name: string }[] {
  const own = profile?.staff?.institution_id
  return [
    ...(own ? [{ id: own, name: profile?.staff?.institution_name ?? '' }] : []),
    ...(profile?.deputyships ?? []).map((each) => ({ id: each.institution_id, name: each.institution_name })),
  ]
}
