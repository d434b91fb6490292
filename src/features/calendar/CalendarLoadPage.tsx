import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Skeleton } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type LoadedYear, listDaysOf, listLoadedYears, replaceCalendarYear } from '../../data/calendar'
import { newRequestId } from '../../data/rpc'
import { expandCalendarYear } from '../../domain/calendarYear'
import { announcedSource, announcedYear } from '../../domain/holidayArrangement'
import { calendarPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { useAttempt } from '../../ui/useAttempt'
import { useLeaveGuard } from '../../ui/useLeaveGuard'
import { readInWords } from './arrangementReading'
import { CalendarLoadForm, type LoadValues } from './CalendarLoadForm'
import { CalendarPreview } from './CalendarPreview'
import { calendarKey } from './calendarKeys'
import { changedDays } from './changedDays'
import { useCalendarEffects } from './useCalendarEffects'

/** Loads a year of the calendar from the State Council's announcement, seen whole before it is written. */
export function CalendarLoadPage() {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [isSaved, setIsSaved] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const [given, setGiven] = useState<Partial<LoadValues>>({})
  const { isBusy, error, problem, attempt, clear } = useAttempt()
  const years = useQuery({
    queryKey: [...calendarKey, 'loaded'],
    queryFn: ({ signal }) => listLoadedYears(signal),
  })
  const numbers = useMemo(() => years.data?.map(({ year }) => year) ?? [], [years.data])
  const text = given.text ?? ''
  const asked = Number(params.get('year'))
  const values: LoadValues = {
    year: given.year ?? announcedYear(text) ?? (asked || nextYear(years.data ?? [])),
    text,
    source: given.source ?? announcedSource(text) ?? '',
    isProvisional: given.isProvisional ?? false,
  }
  const { year } = values
  const loaded = years.data?.find((each) => each.year === year)
  const stored = useQuery({
    queryKey: [...calendarKey, 'days of', year],
    queryFn: ({ signal }) => listDaysOf(year, signal),
    enabled: loaded !== undefined,
  })
  const reading = useMemo(
    () => (text.trim() ? readInWords(text, year, translation) : undefined),
    [text, year, translation],
  )
  const days = useMemo(() => (reading ? expandCalendarYear(year, reading.exceptions) : []), [reading, year])
  const isWhole = reading !== undefined && reading.problems.length === 0
  const changed = useMemo(() => (isWhole ? days : undefined), [isWhole, days])
  const { effects, error: effectError, retry } = useCalendarEffects(numbers, changed)
  const changes = loaded && stored.data ? changedDays(stored.data, days) : undefined
  const isUnsaved = text.trim() !== '' && !isSaved
  useLeaveGuard(isUnsaved, isUnsaved, t('ui.discardText'))

  useEffect(() => {
    // only now nothing is unsaved any more, and leaving asks nothing
    if (isSaved) navigate(calendarPath(year))
  }, [isSaved, year, navigate])

  async function save() {
    if (!reading) return
    const isDone = await attempt(async () => {
      await replaceCalendarYear({
        ...values,
        source: values.source.trim(),
        exceptions: reading.exceptions,
        version: loaded?.version,
        requestId,
      })
      await Promise.all([calendarKey, ['rounds']].map((queryKey) => queries.invalidateQueries({ queryKey })))
    })
    if (!isDone) return
    setIsSaved(true)
    message.success(t('calendar.saved', { year }))
  }

  return (
    <>
      <Link to={calendarPath()}>{t('page.calendar')}</Link>
      <h1 style={{ fontSize: 20, margin: '4px 0 16px' }}>{t('page.calendarLoad')}</h1>
      {years.error && !years.data && <ErrorState error={years.error} onRetry={() => years.refetch()} />}
      {!years.error && !years.data && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {years.data && (
        <CalendarLoadForm
          values={values}
          onChange={(wish) => {
            // another wish is another request: a retry repeats the same one
            setRequestId(newRequestId())
            clear()
            setGiven((before) => ({ ...before, ...wish }))
          }}
          loaded={loaded}
          isReady={isWhole && values.source.trim().length >= 4}
          isBusy={isBusy}
          error={error}
          problem={problem}
          onSave={save}
          onCancel={() => navigate(calendarPath(year))}
          onReload={() => void queries.invalidateQueries({ queryKey: calendarKey }).then(clear)}
          preview={
            <CalendarPreview
              year={year}
              reading={reading}
              days={days}
              changes={changes}
              effects={effects}
              effectError={effectError}
              onRetry={retry}
            />
          }
        />
      )}
    </>
  )
}

/** The year that waits for its announcement: a provisional one, or else the first that is not loaded. */
function nextYear(years: readonly LoadedYear[]): number {
  return (
    years.find((each) => each.is_provisional)?.year ?? Math.max(2000, ...years.map(({ year }) => year)) + 1
  )
}
