import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { listDaysOf, listLoadedYears } from '../../data/calendar'
import { currentProfile } from '../../data/profile'
import { listSettingChanges } from '../../data/settingChanges'
import { isPermitted } from '../../domain/access'
import { type IsoDate, yearOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { CalendarDayDialog } from './CalendarDayDialog'
import { CalendarView } from './CalendarView'
import { calendarHistory } from './calendarHistory'
import { calendarKey } from './calendarKeys'

/** 工作日历: every year that is loaded, for all staff; changed by the provincial administration. */
export function CalendarPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<{ date?: IsoDate }>()
  const today = currentProfile()?.today ?? ''
  const asked = Number(params.get('year'))
  const year = asked >= 2000 && asked <= 2100 ? Math.trunc(asked) : yearOf(today)
  const years = useQuery({
    queryKey: [...calendarKey, 'loaded'],
    queryFn: ({ signal }) => listLoadedYears(signal),
  })
  const days = useQuery({
    queryKey: [...calendarKey, 'days of', year],
    queryFn: ({ signal }) => listDaysOf(year, signal),
  })
  const changes = useQuery({
    queryKey: [...calendarKey, 'changes', year],
    queryFn: ({ signal }) =>
      listSettingChanges({ subjects: ['calendar_year', 'calendar_day'], prefix: String(year) }, signal),
  })
  const history = useMemo(
    () => changes.data && calendarHistory(changes.data, translation),
    [changes.data, translation],
  )
  const numbers = useMemo(() => years.data?.map((each) => each.year) ?? [], [years.data])
  const loaded = years.data?.find((each) => each.year === year)
  const reload = () => queries.invalidateQueries({ queryKey: calendarKey })

  return (
    <>
      <CalendarView
        year={year}
        years={years.data}
        days={days.data}
        error={years.error ?? days.error ?? undefined}
        onRetry={() => void reload()}
        today={today}
        canEdit={isPermitted(currentRole(), 'calendar', 'edit')}
        onYear={(next) => setParams({ year: String(next) })}
        onDay={(date) => setOpen({ date })}
        history={
          <div style={{ marginTop: 24 }}>
            <Panel title={t('calendar.history')}>
              {history ? (
                <ChangeHistory changes={history} />
              ) : changes.error ? (
                <ErrorState error={changes.error} onRetry={() => changes.refetch()} />
              ) : null}
            </Panel>
          </div>
        }
      />
      {open && loaded && days.data && (
        <CalendarDayDialog
          year={loaded}
          years={numbers}
          days={days.data}
          date={open.date}
          onSaved={async () => {
            await Promise.all([reload(), queries.invalidateQueries({ queryKey: ['rounds'] })])
            message.success(t('calendar.daySaved'))
          }}
          onClose={() => setOpen(undefined)}
          onReload={() => void reload()}
        />
      )}
    </>
  )
}
