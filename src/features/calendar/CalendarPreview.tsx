import { Alert, Flex } from 'antd'
import type { CalendarEffect } from '../../domain/calendarEffects'
import type { CalendarDay } from '../../domain/workingDays'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import type { ArrangementReading } from './arrangementReading'
import { HolidayList } from './CalendarYearGrid'
import type { ChangedDay } from './changedDays'
import { dayName, dayState } from './dayWords'
import { EffectPanel } from './EffectPanel'

interface Props {
  year: number
  /** Undefined until something was pasted. */
  reading: ArrangementReading | undefined
  days: readonly CalendarDay[]
  /** Against the stored year; undefined where none is stored. */
  changes: readonly ChangedDay[] | undefined
  effects: readonly CalendarEffect[] | undefined
  effectError: unknown
  onRetry(): void
}

/** What would be written: every holiday, every changed day, what it means for the rounds; or what forbids it. */
export function CalendarPreview({ year, reading, days, changes, effects, effectError, onRetry }: Props) {
  const translation = useTranslation()
  const { t } = translation
  if (!reading) return <Panel title={t('calendar.preview')}>{t('calendar.previewEmpty')}</Panel>
  const worked = days.filter((day) => day.is_working_day).length
  return (
    <Panel title={t('calendar.preview')}>
      <Flex vertical gap={12}>
        {reading.problems.length > 0 && (
          <Alert
            type="error"
            showIcon
            role="alert"
            message={t('calendar.problems')}
            description={<Sentences of={reading.problems} />}
          />
        )}
        {reading.notes.length > 0 && (
          <Alert
            type="info"
            showIcon
            message={t('calendar.notes')}
            description={<Sentences of={reading.notes} />}
          />
        )}
        {reading.exceptions.length > 0 && <HolidayList days={days} />}
        {reading.problems.length === 0 && (
          <>
            <p style={{ margin: 0 }}>
              {t('calendar.wholeYear', { year, days: days.length, worked, off: days.length - worked })}
            </p>
            {changes && (
              <section aria-label={t('calendar.changes')}>
                <h3 style={{ fontSize: 14, margin: '8px 0' }}>
                  {t('calendar.changesCount', { count: changes.length })}
                </h3>
                <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                  {changes.map(({ before, after }) => (
                    <li key={after.on_date}>
                      {t('calendar.changedDay', {
                        day: dayName(after, translation),
                        before: dayState(before, translation),
                        after: dayState(after, translation),
                      })}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <EffectPanel effects={effects} error={effectError} onRetry={onRetry} />
          </>
        )}
      </Flex>
    </Panel>
  )
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
