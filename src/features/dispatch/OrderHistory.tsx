import { Flex, Typography } from 'antd'
import type { OrderEvent } from '../../data/dispatchRecord'
import { readLines } from '../../domain/dispatch'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { problemsText } from './dispatchWords'

/** What the chain records of an order, in its order, with the hashes that bind it. */
export function OrderHistory({ events }: { events: readonly OrderEvent[] }) {
  const translation = useTranslation()
  const { t, find } = translation
  return (
    <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {events.map(({ position, kind, body, hash, actor_name, at }) => {
        const lines = readLines(body)
        const values = {
          rank: lines.get('rank') ?? '',
          reasons: problemsText(lines.get('reasons')?.split(',') ?? [], translation),
        }
        const reason = lines.get('reason')
        return (
          <li key={position} style={{ padding: '6px 0' }}>
            <Flex gap={12} wrap align="baseline">
              <span className="tabular">{shanghaiDateTime(at)}</span>
              <span>{actor_name}</span>
              <strong>{find(`dispatch.events.${kind}`, values) ?? kind}</strong>
              <Typography.Text type="secondary">
                {t('dispatch.historyPosition', { position })}{' '}
                <span title={hash} style={{ fontFamily: 'monospace' }}>
                  {hash.slice(0, 12)}
                </span>
              </Typography.Text>
            </Flex>
            {reason && <div>{t('dispatch.eventReason', { reason })}</div>}
          </li>
        )
      })}
    </ol>
  )
}
