import { Button, Flex, theme } from 'antd'
import { Link } from 'react-router'
import type { Notification } from '../../data/notifications'
import { ownDispatchesPath } from '../../domain/dispatchPaths'
import { applicationPath, cardListPath, personPath, portalPath, summaryListPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { notificationSentence } from '../../i18n/notificationSentence'
import { type MessageKey, useTranslation } from '../../i18n/useTranslation'

interface Props {
  message: Notification
  onRead(): void
}

/** A message as a sentence, with the way to what it is about. */
export function NotificationItem({ message, onRead }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { token } = theme.useToken()
  const isUnread = message.read_at === null
  const target = targetOf(message)
  return (
    <Flex
      gap={12}
      align="flex-start"
      justify="space-between"
      wrap
      style={{ padding: '12px 16px', borderTop: `1px solid ${token.colorBorderSecondary}` }}
    >
      <div style={{ flex: '1 1 240px', minWidth: 0 }}>
        <div style={{ fontWeight: isUnread ? 600 : undefined }}>
          {isUnread && (
            <span
              role="img"
              aria-label={t('notification.unread')}
              style={{
                display: 'inline-block',
                width: 8,
                height: 8,
                marginInlineEnd: 8,
                borderRadius: 4,
                background: token.colorPrimary,
              }}
            />
          )}
          {notificationSentence(message, translation)}
        </div>
        <span className="tabular">{shanghaiDateTime(message.created_at)}</span>
      </div>
      <Flex gap={8} align="center">
        {target && (
          <Link to={target} onClick={isUnread ? onRead : undefined}>
            {t(wordOf(message))}
          </Link>
        )}
        {isUnread && (
          <Button size="small" onClick={onRead}>
            {t('notification.markRead')}
          </Button>
        )}
      </Flex>
    </Flex>
  )
}

function wordOf({ application_id, kind }: Notification): MessageKey {
  if (application_id) return 'notification.open'
  if (kind === 'cards_expiring' || kind === 'round_published_office') return 'notification.openCards'
  if (kind === 'person_joined') return 'notification.openPerson'
  return kind.startsWith('batch_') ? 'notification.openBatches' : 'notification.openPortal'
}

const ofOwnPortal: ReadonlySet<string> = new Set([
  'claims_unblocked',
  'card_expiring',
  'round_published',
  'person_moved',
  'records_merged',
])

function targetOf({ application_id, kind, params }: Notification): string | undefined {
  if (application_id) return applicationPath(application_id)
  if (kind === 'cards_expiring') return cardListPath({ expiry: 'within_90' })
  if (kind === 'round_published_office') return cardListPath({ expiry: 'this_round' })
  if (kind === 'person_joined') return personPath(String(params.person_id))
  if (kind.startsWith('batch_')) return summaryListPath()
  if (kind === 'dispatch_asked') return ownDispatchesPath()
  // whose record it is, and what can be done about that, stands in the own portal
  return kind.startsWith('identity_') || ofOwnPortal.has(kind) ? portalPath() : undefined
}
