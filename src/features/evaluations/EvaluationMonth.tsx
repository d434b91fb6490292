import type { EvaluationDay } from '../../data/evaluations'
import { type IsoDate, weekdayOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  /** All days of the month. */
  days: readonly IsoDate[]
  counts: readonly EvaluationDay[]
  today: IsoDate
  /** The day chosen. */
  day: IsoDate
  onDay(day: IsoDate): void
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A month from Monday to Sunday, each day with the number of its evaluations. */
export function EvaluationMonth({ days, counts, today, day: chosen, onDay }: Props) {
  const { t } = useTranslation()
  const byDay = new Map(counts.map((each) => [each.day, each]))
  return (
    <table className="evaluation-month tabular">
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`evaluation.weekdays.d${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) => {
              if (!day) return <td key={weekdays[index]} />
              const count = byDay.get(day)
              return (
                <td key={day} aria-current={day === today ? 'date' : undefined}>
                  <button
                    type="button"
                    aria-pressed={day === chosen}
                    aria-label={[
                      t('evaluation.dayLabel', {
                        date: day,
                        count: count?.evaluations ?? 0,
                        heads: count?.head_count ?? 0,
                      }),
                      count?.late ? t('evaluation.dayLate', { count: count.late }) : '',
                      count?.clashes ? t('evaluation.dayClash', { count: count.clashes }) : '',
                    ].join('')}
                    onClick={() => onDay(day)}
                  >
                    <span>{Number(day.slice(8))}</span>
                    {count && (
                      <span className="evaluation-count">
                        {t('evaluation.dayCount', { count: count.evaluations })}
                      </span>
                    )}
                    {count && count.late > 0 && (
                      <StatusTag tone="attention" title={t('evaluation.late')}>
                        {count.late}
                      </StatusTag>
                    )}
                    {count && count.clashes > 0 && (
                      <StatusTag tone="bad" title={t('evaluation.clash')}>
                        {count.clashes}
                      </StatusTag>
                    )}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Rows from Monday to Sunday; undefined where a day belongs to another month. */
function weeksOf(days: readonly IsoDate[]): (IsoDate | undefined)[][] {
  const [first] = days
  if (!first) return []
  const cells: (IsoDate | undefined)[] = [...Array<undefined>(weekdayOf(first) - 1).fill(undefined), ...days]
  while (cells.length % 7 > 0) cells.push(undefined)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
