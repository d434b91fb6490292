import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Flex, theme } from 'antd'
import { QRCodeSVG } from 'qrcode.react'
import { invitationPath } from '../../domain/paths'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  code: string
  expiresAt: string
  name: string
  email: string
  roleName: string
  place: string
  /** Where the product is, without a path. */
  origin: string
  onClose(): void
}

/** The one-time code with its address, to be printed and handed over; it cannot be shown again. */
export function InvitationSlip(props: Props) {
  const { code, expiresAt, name, email, roleName, place, origin, onClose } = props
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const { message } = App.useApp()
  const link = origin + invitationPath(code)
  const spaced = code.replace(/(.{4})(?=.)/g, '$1 ')

  async function copy() {
    await navigator.clipboard.writeText(`${spaced}\n${link}`)
    message.success(t('staff.slipCopied'))
  }

  return (
    <section
      aria-label={t('staff.slipTitle')}
      style={{
        marginBottom: 16,
        padding: 16,
        background: token.colorBgContainer,
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadius,
      }}
    >
      <div className="no-print" style={{ marginBottom: 12 }}>
        <Alert type="warning" showIcon message={t('staff.slipOnce')} />
      </div>
      <h2 style={{ fontSize: 18, margin: '0 0 8px' }}>
        {t('common.productName')} · {t('staff.slipTitle')}
      </h2>
      <Flex gap={24} wrap justify="space-between">
        <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px' }}>
          <dt>{t('staff.slipFor')}</dt>
          <dd style={{ margin: 0 }}>{name}</dd>
          <dt>{t('staff.slipEmail')}</dt>
          <dd style={{ margin: 0 }}>{email}</dd>
          <dt>{t('staff.slipRole')}</dt>
          <dd style={{ margin: 0 }}>{roleName}</dd>
          <dt>{t('staff.slipPlace')}</dt>
          <dd style={{ margin: 0 }}>{place}</dd>
          <dt>{t('staff.slipCode')}</dt>
          <dd style={{ margin: 0, fontFamily: 'monospace', fontSize: 18, fontWeight: 600 }}>{spaced}</dd>
          <dt>{t('staff.slipLink')}</dt>
          <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{link}</dd>
          <dt>{t('staff.slipExpires')}</dt>
          <dd style={{ margin: 0 }}>{shanghaiDateTime(expiresAt)}</dd>
        </dl>
        <div style={{ padding: 8, background: '#fff', alignSelf: 'flex-start' }}>
          <QRCodeSVG value={link} size={112} role="img" title={t('staff.slipLink')} />
        </div>
      </Flex>
      <p>{t('staff.slipHow')}</p>
      <Flex gap={8} wrap className="no-print">
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('staff.slipPrint')}
        </Button>
        <Button icon={<CopyOutlined />} onClick={copy}>
          {t('staff.slipCopy')}
        </Button>
        <Button onClick={onClose}>{t('staff.slipClose')}</Button>
      </Flex>
    </section>
  )
}
