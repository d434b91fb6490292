import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { RoundRow } from '../../data/rounds'
import { roundPath } from '../../domain/paths'
import { phaseOf } from '../../domain/round'
import type { IsoDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import { RoundDay } from './RoundDay'
import { RoundPhaseTag } from './RoundPhaseTag'
import { daysLeft } from './roundClock'

export interface RoundWords extends Pick<Translation, 't'> {
  today: IsoDate
  /** From today to the last end of a running round. */
  workingDays: readonly IsoDate[]
  provisionalYears: readonly number[]
}

/** What is left of a round's registration, in words; undefined where nothing runs. */
export function leftText(round: RoundRow, { t, today, workingDays }: RoundWords): string | undefined {
  const phase = phaseOf(round, today)
  if (phase === 'coming') return t('round.opensIn', { date: round.opens_on })
  if (phase !== 'open') return undefined
  if (round.closes_on === today) return t('round.lastDay')
  const days = daysLeft(round, today, workingDays)
  return days === null ? undefined : t('round.daysLeft', { days })
}

/** The columns of the list of rounds; memoise the result. */
export function roundColumns(words: RoundWords): TableColumnsType<RoundRow> {
  const { t, today, provisionalYears } = words
  const day = (value: IsoDate | null) => <RoundDay day={value} provisionalYears={provisionalYears} />
  return [
    {
      key: 'name',
      title: t('round.column.name'),
      render: (_, round) => <Link to={roundPath(round.id)}>{round.name}</Link>,
    },
    {
      key: 'phase',
      title: t('round.column.phase'),
      render: (_, round) => <RoundPhaseTag round={round} today={today} />,
    },
    {
      key: 'window',
      title: t('round.column.window'),
      render: (_, round) => t('round.range', { from: round.window_from, to: round.window_to }),
    },
    {
      key: 'registration',
      title: t('round.column.registration'),
      render: (_, round) => (
        // one mark is enough for a row: where it ends
        <>
          {round.opens_on} — {day(round.closes_on)}
        </>
      ),
    },
    {
      key: 'left',
      title: t('round.column.left'),
      render: (_, round) => leftText(round, words) ?? '—',
    },
    {
      key: 'due',
      title: t('round.column.due'),
      render: (_, round) =>
        [round.unit_review_due_on, round.city_report_due_on, round.final_review_due_on]
          .map((due) => due ?? t('round.awaitingCalendar'))
          .join(' / '),
    },
  ]
}
