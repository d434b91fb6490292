import { Button, Flex, Segmented, Skeleton, theme } from 'antd'
import type { Notification } from '../../data/notifications'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { NotificationItem } from './NotificationItem'

export type NotificationTab = 'all' | 'unread'

interface Props {
  tab: NotificationTab
  onTab(tab: NotificationTab): void
  /** Undefined while they are on their way. */
  messages: readonly Notification[] | undefined
  error?: unknown
  onRetry?(): void
  hasOlder: boolean
  isFetchingOlder: boolean
  onOlder(): void
  /** Marks one message as read, or all of them. */
  onRead(id?: string): void
}

/** One's messages, the latest first. */
export function NotificationListView(props: Props) {
  const { tab, onTab, messages, error, onRetry, hasOlder, isFetchingOlder, onOlder, onRead } = props
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const hasUnread = messages?.some((message) => message.read_at === null) ?? false
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <h1 style={{ fontSize: 20, margin: 0 }}>{t('notification.title')}</h1>
        <Flex gap={8}>
          <Segmented<NotificationTab>
            aria-label={t('notification.title')}
            value={tab}
            onChange={onTab}
            options={[
              { value: 'all', label: t('notification.tabs.all') },
              { value: 'unread', label: t('notification.tabs.unread') },
            ]}
          />
          <Button disabled={!hasUnread} onClick={() => onRead()}>
            {t('notification.markAll')}
          </Button>
        </Flex>
      </Flex>
      {error !== undefined && <ErrorState error={error} onRetry={onRetry} />}
      {!messages && error === undefined && (
        <div role="status" aria-label={t('common.loading')}>
          <Skeleton active title={false} paragraph={{ rows: 6 }} />
        </div>
      )}
      {messages?.length === 0 && (
        <EmptyState
          title={t(tab === 'unread' ? 'notification.emptyUnread' : 'notification.empty')}
          text={tab === 'all' && t('notification.emptyText')}
        />
      )}
      {messages && messages.length > 0 && (
        <ul
          aria-label={t('notification.listLabel')}
          style={{
            listStyle: 'none',
            margin: 0,
            padding: 0,
            background: token.colorBgContainer,
            border: `1px solid ${token.colorBorderSecondary}`,
            borderTop: 0,
            borderRadius: token.borderRadius,
          }}
        >
          {messages.map((message) => (
            <li key={message.id}>
              <NotificationItem message={message} onRead={() => onRead(message.id)} />
            </li>
          ))}
        </ul>
      )}
      {hasOlder && (
        <Flex justify="center" style={{ marginTop: 12 }}>
          <Button loading={isFetchingOlder} onClick={onOlder}>
            {t('notification.older')}
          </Button>
        </Flex>
      )}
    </>
  )
}
