import { Table, type TableColumnsType } from 'antd'
import { useMemo } from 'react'
import type { CalendarEffect } from '../../domain/calendarEffects'
import { type Translation, useTranslation } from '../../i18n/useTranslation'

/** Which dates of rounds another calendar would move, and what happens to those that are stored. */
export function EffectTable({ effects }: { effects: readonly CalendarEffect[] }) {
  const translation = useTranslation()
  const { t } = translation
  const columns = useMemo(() => columnsOf(translation), [translation])
  return (
    <>
      {effects.length === 0 ? (
        <p style={{ marginTop: 0 }}>{t('calendar.noEffects')}</p>
      ) : (
        <div className="tabular">
          <Table<CalendarEffect>
            aria-label={t('calendar.effects')}
            size="small"
            rowKey={({ round, date }) => `${round.id} ${date}`}
            columns={columns}
            dataSource={effects as CalendarEffect[]}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        </div>
      )}
      <p>{t('calendar.effectsOfFiles')}</p>
    </>
  )
}

function columnsOf({ t }: Translation): TableColumnsType<CalendarEffect> {
  const day = (value: string | null) => value ?? t('calendar.awaiting')
  return [
    { key: 'round', title: t('calendar.effectColumn.round'), render: (_, { round }) => round.name },
    {
      key: 'date',
      title: t('calendar.effectColumn.date'),
      render: (_, { date }) => t(`calendar.date.${date}`),
    },
    { key: 'stored', title: t('calendar.effectColumn.stored'), render: (_, { stored }) => day(stored) },
    {
      key: 'computed',
      title: t('calendar.effectColumn.computed'),
      render: (_, { computed }) => day(computed),
    },
    {
      key: 'outcome',
      title: t('calendar.effectColumn.outcome'),
      render: (_, { outcome }) => t(`calendar.outcome.${outcome}`),
    },
  ]
}
