import { Button, Flex, Typography, theme } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { toAppError } from '../../data/errors'
import { type Message, readMessages } from '../../data/peopleCards'
import { applicationPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { errorSentence } from '../../i18n/errorSentence'
import { notificationSentence } from '../../i18n/notificationSentence'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  messages: readonly Message[]
  /** They were marked as read. */
  onRead(): void
}

/** Messages about my files, the latest first; unread ones say so. */
export function MessageList({ messages, onRead }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { token } = theme.useToken()
  const [problem, setProblem] = useState<string>()
  const unread = messages.filter(({ read_at }) => read_at === null)

  async function markAll() {
    setProblem(undefined)
    try {
      await readMessages()
      onRead()
    } catch (error) {
      setProblem(errorSentence(toAppError(error), translation))
    }
  }

  return (
    <section aria-label={t('portal.messages')}>
      <Flex align="center" justify="space-between">
        <Typography.Title level={2} style={{ fontSize: 16, margin: '0 0 8px' }}>
          {t('portal.messages')}
        </Typography.Title>
        {unread.length > 0 && (
          <Button size="small" onClick={markAll}>
            {t('portal.messagesRead')}
          </Button>
        )}
      </Flex>
      {problem && <div role="alert">{problem}</div>}
      {messages.length === 0 ? (
        <Typography.Text type="secondary">{t('portal.messagesNone')}</Typography.Text>
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {messages.map((message) => (
            <li
              key={message.id}
              style={{
                padding: '10px 12px',
                background: token.colorBgContainer,
                borderBottom: `1px solid ${token.colorBorderSecondary}`,
              }}
            >
              <Sentence message={message} />
              <div>
                <Typography.Text type="secondary" className="tabular">
                  {shanghaiDateTime(message.created_at)}
                  {message.read_at === null && ` · ${t('portal.unread')}`}
                </Typography.Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sentence({ message }: { message: Message }) {
  const sentence = notificationSentence(message, useTranslation())
  const weight = message.read_at === null ? 600 : 400
  return message.application_id ? (
    <Link to={applicationPath(message.application_id)} style={{ fontWeight: weight }}>
      {sentence}
    </Link>
  ) : (
    <span style={{ fontWeight: weight }}>{sentence}</span>
  )
}
