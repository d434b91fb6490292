import { Alert, Button, Flex, Select, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { LoadedYear, SourcedDay } from '../../data/calendar'
import { calendarLoadPath } from '../../domain/paths'
import { type IsoDate, shanghaiDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { CalendarYearGrid } from './CalendarYearGrid'

interface Props {
  year: number
  /** Undefined while they are on their way. */
  years: readonly LoadedYear[] | undefined
  days: readonly SourcedDay[] | undefined
  error?: unknown
  onRetry(): void
  today: IsoDate
  canEdit: boolean
  onYear(year: number): void
  /** Opens a day to be changed; without one the dialog asks for it. */
  onDay(date?: IsoDate): void
  history?: ReactNode
}

/** 工作日历 of a year: where it comes from, twelve months, how it was changed. */
export function CalendarView(props: Props) {
  const { year, years, days, error, onRetry, today, canEdit, onYear, onDay, history } = props
  const { t } = useTranslation()
  const loaded = years?.find((each) => each.year === year)
  const numbers = years?.map((each) => each.year) ?? []
  const shown = [...new Set([...numbers, year, ...(numbers.length ? [Math.max(...numbers) + 1] : [])])].sort()
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 16 }}>
        <Flex gap={12} align="center" wrap>
          <h1 style={{ fontSize: 20, margin: 0 }}>{t('page.calendar')}</h1>
          <Select<number>
            aria-label={t('calendar.year')}
            value={year}
            onChange={onYear}
            options={shown.map((each) => ({
              value: each,
              label: numbers.includes(each) ? String(each) : t('calendar.yearNotLoaded', { year: each }),
            }))}
            popupMatchSelectWidth={false}
          />
        </Flex>
        {canEdit && (
          <Flex gap={8} wrap>
            {loaded && <Button onClick={() => onDay()}>{t('calendar.changeDay')}</Button>}
            <LinkButton
              type="primary"
              to={calendarLoadPath(loaded && !loaded.is_provisional ? undefined : year)}
            >
              {t('calendar.load')}
            </LinkButton>
          </Flex>
        )}
      </Flex>
      <Body {...{ loaded, years, days, error, onRetry, today, canEdit, onDay, year, history }} />
    </>
  )
}

function Body({
  loaded,
  years,
  days,
  error,
  onRetry,
  today,
  canEdit,
  onDay,
  year,
  history,
}: Omit<Props, 'onYear'> & { loaded: LoadedYear | undefined }) {
  const { t } = useTranslation()
  if (error && (!years || !days)) return <ErrorState error={error} onRetry={onRetry} />
  if (!years) return <Skeleton active paragraph={{ rows: 12 }} title={false} />
  if (!loaded) {
    return (
      <EmptyState
        title={t('calendar.missingTitle', { year })}
        text={t(canEdit ? 'calendar.missingTextAdmin' : 'calendar.missingText')}
        action={
          canEdit && (
            <LinkButton type="primary" to={calendarLoadPath(year)}>
              {t('calendar.load')}
            </LinkButton>
          )
        }
      />
    )
  }
  if (!days) return <Skeleton active paragraph={{ rows: 12 }} title={false} />
  return (
    <>
      {loaded.is_provisional && (
        <Alert
          type="warning"
          showIcon
          message={t('calendar.provisionalTitle', { year })}
          description={t('calendar.provisionalText')}
          style={{ marginBottom: 12 }}
        />
      )}
      <p style={{ margin: '0 0 12px' }}>
        {t('calendar.sourceLine', { source: loaded.source, date: shanghaiDate(loaded.loaded_at) })}
      </p>
      <CalendarYearGrid days={days} today={today} onDay={canEdit ? onDay : undefined} />
      {history}
    </>
  )
}
