import { Flex } from 'antd'
import type { PersonPageData } from '../../data/peopleRegister'
import { shanghaiDateTime } from '../../domain/shanghai'
import { notificationSentence } from '../../i18n/notificationSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'
import { PlainList } from './PlainList'

/** What the person was told by the product, and whether it was read. */
export function PersonMessages({ messages }: { messages: PersonPageData['messages'] }) {
  const translation = useTranslation()
  const { t } = translation
  if (messages.length === 0) return <PanelEmpty title={t('person.noMessages')} />
  return (
    <PlainList
      label={t('person.tab.messages')}
      rows={messages.map((message) => ({
        key: message.id,
        head: (
          <Flex justify="space-between" gap={8} wrap>
            <span>{notificationSentence(message, translation)}</span>
            <StatusTag tone={message.is_read ? 'quiet' : 'waiting'}>
              {message.is_read ? t('person.read') : t('person.unread')}
            </StatusTag>
          </Flex>
        ),
        text: [shanghaiDateTime(message.created_at)],
      }))}
    />
  )
}
