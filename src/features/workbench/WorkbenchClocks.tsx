import { Flex, theme } from 'antd'
import { Link } from 'react-router'
import type { RoundClock } from '../../data/workbench'
import { roundPath } from '../../domain/paths'
import { daysBetween, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  rounds: readonly RoundClock[]
  today: IsoDate
  /** The due date that is the user's own. */
  ownTerm?: 'unit' | 'city' | 'final'
}

/** The clocks of the published rounds: what is left of registration, and the due dates of the levels. */
export function WorkbenchClocks({ rounds, today, ownTerm }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <Panel title={t('workbench.clocks')}>
      {rounds.length === 0 && (
        <PanelEmpty title={t('workbench.clocksEmpty')} text={t('workbench.clocksEmptyText')} />
      )}
      {rounds.map((round, index) => (
        <article
          key={round.id}
          style={
            index > 0
              ? { borderTop: `1px solid ${token.colorBorderSecondary}`, marginTop: 12, paddingTop: 12 }
              : undefined
          }
        >
          <Flex justify="space-between" gap={12}>
            <div>
              <Link to={roundPath(round.id)} style={{ fontWeight: 600 }}>
                {round.name}
              </Link>
              <div>{t('workbench.registration', { from: round.opens_on, to: round.closes_on })}</div>
            </div>
            <DaysLeft round={round} today={today} />
          </Flex>
          <dl style={{ margin: '8px 0 0' }} className="tabular">
            <Term name="unit" day={round.unit_review_due_on} today={today} isOwn={ownTerm === 'unit'} />
            <Term name="city" day={round.city_report_due_on} today={today} isOwn={ownTerm === 'city'} />
            <Term name="final" day={round.final_review_due_on} today={today} isOwn={ownTerm === 'final'} />
          </dl>
        </article>
      ))}
    </Panel>
  )
}

function DaysLeft({ round, today }: { round: RoundClock; today: IsoDate }) {
  const { t } = useTranslation()
  const days = round.working_days_left
  if (today < round.opens_on) return <span>{t('workbench.opens', { date: round.opens_on })}</span>
  if (days === null) return <span>{t('workbench.awaiting')}</span>
  if (today > round.closes_on) return <span style={{ whiteSpace: 'nowrap' }}>{t('workbench.over')}</span>
  return (
    <div
      role="img"
      aria-label={t('workbench.daysLeftLabel', { days })}
      style={{ textAlign: 'right', whiteSpace: 'nowrap' }}
    >
      <div className="tabular" style={{ fontSize: 24, lineHeight: 1.2, fontWeight: 600 }}>
        {days}
      </div>
      {t('workbench.daysLeft')}
    </div>
  )
}

interface TermProps {
  name: 'unit' | 'city' | 'final'
  day: IsoDate | null
  today: IsoDate
  isOwn: boolean
}

function Term({ name, day, today, isOwn }: TermProps) {
  const { t } = useTranslation()
  const days = day ? daysBetween(today, day) : undefined
  const words =
    days === undefined
      ? t('workbench.awaiting')
      : days > 0
        ? t('workbench.inDays', { days })
        : days === 0
          ? t('workbench.dueToday')
          : t('workbench.daysAgo', { days: -days })
  const isNear = isOwn && days !== undefined && days >= 0 && days <= 3
  return (
    <Flex justify="space-between" gap={12} style={{ padding: '2px 0', fontWeight: isOwn ? 600 : undefined }}>
      <dt>
        {t(`workbench.${name}`)}
        {isOwn && t('workbench.yours')}
      </dt>
      <dd style={{ margin: 0, textAlign: 'right' }}>
        {day} {isNear ? <StatusTag tone="attention">{words}</StatusTag> : words}
      </dd>
    </Flex>
  )
}
