import { Flex, theme } from 'antd'
import { Link } from 'react-router'
import type { QueueCount } from '../../data/applicationList'
import { reviewQueuePath } from '../../domain/paths'
import type { Status } from '../../domain/review'
import { useTranslation } from '../../i18n/useTranslation'
import { countText } from '../../ui/ListPagePaging'
import { Panel } from '../../ui/Panel'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  queues: readonly QueueCount[]
  /** What waits for the user; empty for those who only look on. */
  mine: readonly Status[]
  others: readonly Status[]
}

const countCap = 10_000

/** The queues with how many files wait, and how many of them too long; every figure opens its list. */
export function WorkbenchQueues({ queues, mine, others }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const countOf = (status: Status) =>
    queues.find((queue) => queue.status === status) ?? { status, n: 0, late: 0 }
  const waiting = mine.map(countOf)
  const isIdle = mine.length > 0 && waiting.every(({ n }) => n === 0)
  return (
    <Panel title={t(mine.length > 0 ? 'workbench.queues' : 'workbench.queuesAll')}>
      {mine.length > 0 && (
        <>
          {isIdle && <p style={{ margin: '0 0 8px' }}>{t('workbench.nothingMine')}</p>}
          <ul
            style={{ display: 'flex', flexWrap: 'wrap', gap: 12, listStyle: 'none', margin: 0, padding: 0 }}
          >
            {waiting.map((queue) => (
              <li
                key={queue.status}
                style={{
                  flex: '1 1 132px',
                  padding: '8px 12px',
                  border: `1px solid ${token.colorBorderSecondary}`,
                  borderRadius: token.borderRadius,
                }}
              >
                <QueueFigure queue={queue} isLarge />
              </li>
            ))}
          </ul>
          <h3 style={{ fontSize: 14, fontWeight: 600, margin: '16px 0 4px' }}>{t('workbench.elsewhere')}</h3>
        </>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, columnWidth: 240, columnGap: 32 }}>
        {others.map((status) => (
          <li key={status} style={{ breakInside: 'avoid', padding: '4px 0' }}>
            <QueueFigure queue={countOf(status)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function QueueFigure({ queue, isLarge }: { queue: QueueCount; isLarge?: boolean }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const { status, n, late } = queue
  const name = t(`words.status.${status}`)
  const figure = n > countCap ? t('workbench.more', { count: countText(countCap) }) : countText(n)
  return (
    <Flex
      vertical={isLarge}
      justify="space-between"
      align={isLarge ? 'flex-start' : 'center'}
      gap={isLarge ? 0 : 8}
      className="tabular"
    >
      <Link
        to={reviewQueuePath(status)}
        aria-label={t('workbench.queueLabel', { queue: name, count: figure })}
        style={isLarge ? undefined : { display: 'flex', flex: 1, justifyContent: 'space-between', gap: 8 }}
      >
        {isLarge ? (
          <>
            <span style={{ display: 'block', color: token.colorText }}>{name}</span>
            <span style={{ fontSize: 24, lineHeight: 1.3, fontWeight: 600 }}>{figure}</span>
          </>
        ) : (
          <>
            <span>{name}</span>
            <span>{figure}</span>
          </>
        )}
      </Link>
      {late > 0 && (
        <Link
          to={reviewQueuePath(status, { due: 'late' })}
          aria-label={t('workbench.lateLabel', { queue: name, count: late })}
          style={{ color: token.colorText }}
        >
          <StatusTag tone="bad">{t('workbench.late', { count: countText(late) })}</StatusTag>
        </Link>
      )}
    </Flex>
  )
}
