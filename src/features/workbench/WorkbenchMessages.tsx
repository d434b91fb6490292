import { Flex } from 'antd'
import { Link } from 'react-router'
import type { Notification } from '../../data/notifications'
import { notificationListPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { notificationSentence } from '../../i18n/notificationSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** The latest unread messages. */
export function WorkbenchMessages({ messages }: { messages: readonly Notification[] }) {
  const translation = useTranslation()
  const { t } = translation
  return (
    <Panel
      title={t('workbench.messages')}
      extra={<Link to={notificationListPath()}>{t('workbench.allMessages')}</Link>}
    >
      {messages.length === 0 ? (
        <PanelEmpty title={t('workbench.messagesEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {messages.map((message) => (
            <li key={message.id} style={{ padding: '4px 0' }}>
              <Flex vertical>
                <span>{notificationSentence(message, translation)}</span>
                <span className="tabular">{shanghaiDateTime(message.created_at)}</span>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
