import { Select, theme } from 'antd'
import { Link } from 'react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { countText } from '../../ui/ListPagePaging'
import { useIsNarrow } from '../../ui/useIsNarrow'
import type { QueueKey } from './queues'

/** How many files a queue has; capped at 10,000. */
export interface QueueTotal {
  total: number
  isCapped: boolean
  /** Of these, past their due date, where that is counted. */
  late?: number
}

export type QueueTotals = Partial<Record<QueueKey, QueueTotal>>

interface Props {
  queues: readonly QueueKey[]
  current: QueueKey
  totals: QueueTotals
  /** The address of a queue. */
  pathOf(queue: QueueKey): string
  onChoose(queue: QueueKey): void
}

/** The queues with how many files wait in each. */
export function ReviewQueueTabs({ queues, current, totals, pathOf, onChoose }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const isNarrow = useIsNarrow()
  const nameOf = (queue: QueueKey) => {
    const count = totals[queue]
    const name = t(`review.queue.${queue}`)
    return count ? `${name} ${totalText(count)}` : name
  }
  if (isNarrow) {
    return (
      <Select<QueueKey>
        aria-label={t('review.title')}
        value={current}
        onChange={onChoose}
        options={queues.map((queue) => ({ value: queue, label: nameOf(queue) }))}
        style={{ width: '100%', marginBottom: 12 }}
      />
    )
  }
  return (
    <nav
      aria-label={t('review.title')}
      className="tabular"
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 4,
        marginBottom: 12,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {queues.map((queue) => {
        const isCurrent = queue === current
        return (
          <Link
            key={queue}
            to={pathOf(queue)}
            aria-current={isCurrent ? 'page' : undefined}
            style={{
              padding: '6px 10px',
              marginBottom: -1,
              color: isCurrent ? token.colorText : token.colorTextSecondary,
              fontWeight: isCurrent ? 600 : undefined,
              borderBottom: `2px solid ${isCurrent ? token.colorPrimary : 'transparent'}`,
            }}
          >
            {nameOf(queue)}
          </Link>
        )
      })}
    </nav>
  )
}

/** A count as people read it: 1,204, or 10,000+. */
export function totalText({ total, isCapped }: QueueTotal): string {
  return isCapped ? `${countText(total)}+` : countText(total)
}
