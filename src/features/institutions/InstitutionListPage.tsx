import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import {
  findInstitutionPage,
  type InstitutionFilter,
  readInstitutionFigures,
  saveInstitution,
} from '../../data/institutions'
import { currentProfile } from '../../data/profile'
import { isPermitted } from '../../domain/access'
import { institutionPath } from '../../domain/paths'
import { PROVINCE_CODE, REGIONS, regionName } from '../../domain/region'
import { addDays } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { InstitutionDialog } from './InstitutionDialog'
import { type CountedInstitution, InstitutionCard, institutionColumns } from './institutionColumns'
import { institutionExport } from './institutionExport'

const idOf = ({ id }: CountedInstitution) => id

function queryOf(filters: FilterValues): InstitutionFilter {
  const today = currentProfile()?.today ?? ''
  const filingTo =
    filters.filing === 'ended'
      ? addDays(today, -1)
      : filters.filing === 'soon'
        ? addDays(today, 90)
        : undefined
  return {
    text: filters.q,
    regionCode: filters.region,
    attribution: filters.attribution,
    status: filters.status,
    filingTo,
  }
}

async function load({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) {
  const answer = await findInstitutionPage({ ...queryOf(filters), sort, page, pageSize }, signal)
  if (answer.rows.length === 0) return { rows: [], total: answer.total }
  const figures = await readInstitutionFigures(
    answer.rows.map(({ id }) => id),
    signal,
  )
  const byId = new Map(figures.map((each) => [each.id, each]))
  return {
    rows: answer.rows.map((row): CountedInstitution => ({ ...row, figures: byId.get(row.id) })),
    total: answer.total,
  }
}

/** 机构: the register, of a city its own, of the province all. */
export function InstitutionListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [isAdding, setIsAdding] = useState(false)
  const role = currentRole()
  const profile = currentProfile()
  const today = profile?.today ?? ''
  const isCity = profile?.staff !== null && profile?.staff?.region_code !== PROVINCE_CODE
  const columns = useMemo(() => institutionColumns(translation, today), [translation, today])
  const fields = useMemo<FilterField[]>(() => {
    const region: FilterField = {
      kind: 'select',
      name: 'region',
      label: t('institution.region'),
      options: REGIONS.map(({ code }) => ({
        value: code,
        label: code === PROVINCE_CODE ? t('institution.ofProvince') : regionName(code, language),
      })),
    }
    return [
      { kind: 'search', name: 'q', label: t('institution.search') },
      ...(isCity ? [] : [region]),
      {
        kind: 'select',
        name: 'filing',
        label: t('institution.filingFilter'),
        options: (['ended', 'soon'] as const).map((value) => ({
          value,
          label: t(`institution.filingFilters.${value}`),
        })),
      },
      {
        kind: 'select',
        name: 'status',
        label: t('institution.status'),
        options: (['active', 'cancelled'] as const).map((value) => ({
          value,
          label: t(`institution.statuses.${value}`),
        })),
      },
    ]
  }, [t, language, isCity])
  const add = isPermitted(role, 'institution', 'edit') && (
    <Button type="primary" onClick={() => setIsAdding(true)}>
      {t('institution.add')}
    </Button>
  )
  return (
    <>
      <RegisterPage<CountedInstitution>
        name="institutions"
        title={t('page.institutions')}
        label={t('institution.listLabel')}
        extra={
          <>
            {add}
            <ExportButton
              source={() => {
                const filters = fieldValues(fields, params)
                return institutionExport(
                  queryOf(filters),
                  { filters, filterWords: filterWords(fields, filters, language) },
                  translation,
                )
              }}
            />
          </>
        }
        fields={fields}
        columns={columns}
        rowKey={idOf}
        load={load}
        onOpen={({ id }) => navigate(institutionPath(id))}
        empty={<EmptyState title={t('institution.empty')} text={t('institution.emptyText')} action={add} />}
        renderCard={(row) => <InstitutionCard row={row} translation={translation} today={today} />}
      />
      {isAdding && (
        <InstitutionDialog
          cityCode={isCity ? profile?.staff?.region_code : undefined}
          onSave={async (values, reason, requestId) => {
            const saved = await saveInstitution(values, undefined, { reason, requestId })
            await queries.invalidateQueries({ queryKey: registerKey('institutions') })
            message.success(t('institution.saved', { name: saved.name }))
            navigate(institutionPath(saved.id))
          }}
          onClose={() => setIsAdding(false)}
        />
      )}
    </>
  )
}
