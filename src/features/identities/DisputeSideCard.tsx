import { Flex, theme } from 'antd'
import type { DisputeSide } from '../../data/disputes'
import { shanghaiDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

interface Props {
  title: string
  /** Null where the login is gone. */
  side: DisputeSide | null
  /** The full address, once it was revealed. */
  email?: string | null
  /** Whether the record was given to this side; undefined while that is open. */
  wins: boolean | undefined
}

/** One of the two logins, and what speaks for it. */
export function DisputeSideCard({ title, side, email, wins }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  return (
    <section
      aria-label={title}
      style={{
        flex: '1 1 280px',
        minWidth: 0,
        padding: 12,
        border: `1px solid ${wins ? token.colorSuccessBorder : token.colorBorderSecondary}`,
        borderRadius: token.borderRadius,
      }}
    >
      <Flex justify="space-between" gap={8} wrap style={{ marginBottom: 8 }}>
        <strong>{title}</strong>
        {wins && <StatusTag tone="good">{t('identity.hasRecord')}</StatusTag>}
      </Flex>
      {!side && t('identity.loginGone')}
      {side && (
        <Flex vertical gap={4}>
          <span style={{ overflowWrap: 'anywhere' }}>
            {t('identity.email')}
            {email ?? side.email_masked}
          </span>
          <StatusTag tone={side.email_on_record ? 'good' : 'quiet'}>
            {t(side.email_on_record ? 'identity.emailOnRecord' : 'identity.emailOther')}
          </StatusTag>
          <span>{t('identity.signedUp', { date: shanghaiDate(side.signed_up_at) })}</span>
          <span>{t('identity.filesEntered', { count: side.files })}</span>
          <div>
            {t('identity.statement')}
            <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {side.statement ?? t('identity.statementNone')}
            </span>
          </div>
        </Flex>
      )}
    </section>
  )
}
