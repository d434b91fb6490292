import type { CalendarEffect } from '../../domain/calendarEffects'
import { useTranslation } from '../../i18n/useTranslation'

/** Which dates of rounds another calendar would move, and what happens to those that are stored. */
export function EffectList({ effects }: { effects: readonly CalendarEffect[] }) {
  const { t } = useTranslation()
  const day = (value: string | null) => value ?? t('calendar.awaiting')
  return (
    <>
      {effects.length === 0 ? (
        <p style={{ marginTop: 0 }}>{t('calendar.noEffects')}</p>
      ) : (
        <ul className="tabular" style={{ margin: 0, paddingInlineStart: 18 }}>
          {effects.map(({ round, date, stored, computed, outcome }) => (
            <li key={`${round.id} ${date}`}>
              {t('calendar.effect', {
                round: round.name,
                date: t(`calendar.date.${date}`),
                stored: day(stored),
                computed: day(computed),
              })}
              <strong>{t(`calendar.outcome.${outcome}`)}</strong>
            </li>
          ))}
        </ul>
      )}
      <p>{t('calendar.effectsOfFiles')}</p>
    </>
  )
}
