import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { theme } from 'antd'
import { Link } from 'react-router'
import { countUnread } from '../../data/notifications'
import { notificationListPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { notificationsKey } from './notificationsKey'

/** The way to one's messages, with how many are unread; asks again each minute. */
export function NotificationBell() {
  const unread = useQuery({
    queryKey: [...notificationsKey, 'unread'],
    queryFn: ({ signal }) => countUnread(signal),
    refetchInterval: 60_000,
  })
  return <BellLink unread={unread.data ?? 0} />
}

/** The bell by itself. */
export function BellLink({ unread }: { unread: number }) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const name = unread > 0 ? t('common.bellUnread', { count: unread }) : t('common.bell')
  return (
    <Link
      to={notificationListPath()}
      aria-label={name}
      title={name}
      style={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        minHeight: 32,
        padding: '0 8px',
        color: token.colorText,
      }}
    >
      <BellOutlined aria-hidden style={{ fontSize: 16 }} />
      {unread > 0 && (
        <span
          className="tabular"
          style={{
            padding: '0 6px',
            borderRadius: 9,
            fontSize: 12,
            lineHeight: '18px',
            color: token.colorTextLightSolid,
            background: token.colorErrorActive,
          }}
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
