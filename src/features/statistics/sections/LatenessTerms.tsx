import type { RoundTerm } from '../../../data/statistics'
import { useTranslation } from '../../../i18n/useTranslation'
import { StatusTag } from '../../../ui/StatusTag'
import { Figure } from '../Figure'
import { StatisticsTable } from '../StatisticsTable'

const terms = ['unit_review', 'city_report', 'final_review'] as const
/** So many working days before the end a term needs care. */
const SOON = 3

/** The terms of the rounds with files under way, and how many working days each has left. */
export function LatenessTerms({ rounds }: { rounds: readonly RoundTerm[] }) {
  const { t } = useTranslation()
  const title = t('statistics.terms')
  if (rounds.length === 0) return null
  return (
    <Figure
      title={title}
      sentence={t('statistics.termsSay')}
      table={
        <StatisticsTable<RoundTerm>
          label={title}
          rows={rounds}
          keyOf={({ id }) => id}
          columns={[
            { key: 'name', title: t('statistics.dimension.round'), cell: ({ name }) => name },
            ...terms.map((term) => ({
              key: term,
              title: t(`statistics.term.${term}`),
              isText: true,
              cell: (round: RoundTerm) => (
                <Term due={round[`${term}_due_on`]} left={round[`${term}_days_left`]} />
              ),
            })),
          ]}
        />
      }
    />
  )
}

function Term({ due, left }: { due: string | null; left: number | null }) {
  const { t } = useTranslation()
  if (!due) return <StatusTag tone="quiet">{t('statistics.awaitingCalendar')}</StatusTag>
  if (left === null) return <>{due}</>
  const tone = left === 0 ? 'quiet' : left <= SOON ? 'attention' : 'waiting'
  return (
    <>
      {due}{' '}
      <StatusTag tone={tone}>
        {left === 0 ? t('statistics.over') : t('statistics.daysLeft', { days: left })}
      </StatusTag>
    </>
  )
}
