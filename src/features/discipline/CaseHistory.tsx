import { Timeline, Typography } from 'antd'
import type { CaseEvent } from '../../data/discipline'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'

/** Who did what in a case, and with which words; the latest first. */
export function CaseHistory({ events }: { events: readonly CaseEvent[] }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('discipline.history')}>
      <Timeline
        style={{ paddingTop: 8 }}
        items={[...events].reverse().map((event) => ({
          key: event.id,
          children: (
            <>
              {shanghaiDateTime(event.at)} {event.actor_name} · {t(`discipline.event.${event.action}`)}
              {event.outcome && `：${t(`words.penaltyKind.${event.outcome}`)}`}
              {event.note && (
                <Typography.Paragraph type="secondary" style={{ margin: 0, whiteSpace: 'pre-wrap' }}>
                  {event.note}
                </Typography.Paragraph>
              )}
            </>
          ),
        }))}
      />
    </Panel>
  )
}
