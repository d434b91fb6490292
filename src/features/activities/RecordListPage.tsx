import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Flex, Tabs } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import {
  findRecordIds,
  findRecords,
  RECORD_STATUSES,
  type RecordFilter,
  type RecordRow,
} from '../../data/activityRecords'
import { isPermitted } from '../../domain/access'
import { activityListPath, evaluationPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { RecordDecisions } from './RecordDecisions'
import { RecordDrawer } from './RecordDrawer'
import { RecordEntryDialog } from './RecordEntryDialog'
import { RecordCard, recordColumns } from './recordColumns'
import { recordExport } from './recordExport'
import { useRecordFields } from './useRecordFields'

const otherFilters = ['status', 'evaluation']
const idOf = ({ id }: RecordRow) => id
const nameOf = ({ person_name, held_on }: RecordRow) => `${person_name} ${held_on}`

/** Without a word in the address it is those that wait. */
const tabOf = (status: string | null | undefined) =>
  status === 'all' ? 'all' : (RECORD_STATUSES.find((known) => known === status) ?? 'declared')

function queryOf(filters: FilterValues): RecordFilter {
  const tab = tabOf(filters.status)
  return {
    text: filters.q,
    regionCode: filters.region,
    institutionId: filters.institution,
    evaluationId: filters.evaluation,
    role: filters.role,
    source: filters.source,
    status: tab === 'all' ? undefined : tab,
    isAnswered: filters.answered === 'yes',
    from: filters.held,
    to: filters.held_to,
  }
}

const load = ({ filters, sort, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findRecords({ ...queryOf(filters), sort, page, pageSize }, signal)
const loadKeys = (filters: FilterValues) => findRecordIds({ ...queryOf(filters), page: 1, pageSize: 100 })

/** 考评/督导工作记录: the register, with those that wait to be confirmed first. */
export function RecordListPage() {
  const translation = useTranslation()
  const { t } = translation
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [opened, setOpened] = useState<RecordRow>()
  const [isEntering, setIsEntering] = useState(false)
  const role = currentRole()
  const mayDecide = isPermitted(role, 'activity', 'decide')
  const mayEnter = isPermitted(role, 'activity', 'enter')
  const fields = useRecordFields()
  const words = useMemo(() => ({ translation, onOpen: setOpened }), [translation])
  const columns = useMemo(() => recordColumns(words), [words])
  const tab = tabOf(params.get('status'))
  const evaluation = params.get('evaluation')
  const reload = useCallback(
    () => queries.invalidateQueries({ queryKey: registerKey('activities') }),
    [queries],
  )

  function choose(status: string) {
    const next = new URLSearchParams(params)
    next.delete('page')
    if (status === 'declared') next.delete('status')
    else next.set('status', status)
    setParams(next)
  }

  return (
    <>
      <RegisterPage<RecordRow>
        name="activities"
        title={t('page.activities')}
        label={t('activity.listLabel')}
        extra={
          <>
            {mayEnter && (
              <Button type="primary" onClick={() => setIsEntering(true)}>
                {t('activity.enter')}
              </Button>
            )}
            <ExportButton
              source={() => {
                const filters = {
                  ...fieldValues(fields, params),
                  status: tab,
                  evaluation: evaluation ?? undefined,
                }
                const words = [
                  t(`activity.statuses.${tab}`),
                  filterWords(fields, filters, translation.language),
                ]
                return recordExport(
                  queryOf(filters),
                  { filters, filterWords: words.filter(Boolean).join(' ') },
                  translation,
                )
              }}
            />
          </>
        }
        tabs={
          <Tabs
            activeKey={tab}
            onChange={choose}
            items={[...RECORD_STATUSES, 'all' as const].map((key) => ({
              key,
              label: t(`activity.statuses.${key}`),
            }))}
          />
        }
        notice={
          evaluation && (
            <Alert
              type="info"
              showIcon
              message={t('activity.ofEvaluation')}
              action={
                <Flex gap={12}>
                  <Link to={evaluationPath(evaluation)}>{t('activity.openEvaluation')}</Link>
                  <Link to={activityListPath()}>{t('activity.allRecords')}</Link>
                </Flex>
              }
            />
          )
        }
        fields={fields}
        otherFilters={otherFilters}
        columns={columns}
        rowKey={idOf}
        nameOf={nameOf}
        load={load}
        loadKeys={loadKeys}
        onOpen={setOpened}
        empty={<EmptyState title={t('activity.empty')} text={t('activity.emptyText')} />}
        renderCard={(row) => <RecordCard row={row} words={words} />}
        bulk={
          mayDecide
            ? (keys, clear) => <RecordDecisions ids={keys} onDecided={clear} onChanged={reload} />
            : undefined
        }
      />
      {opened && (
        <RecordDrawer
          row={opened}
          mayDecide={mayDecide}
          onChanged={reload}
          onClose={() => setOpened(undefined)}
        />
      )}
      {isEntering && <RecordEntryDialog onEntered={reload} onClose={() => setIsEntering(false)} />}
    </>
  )
}
