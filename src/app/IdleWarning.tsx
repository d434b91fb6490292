import { Button, Modal } from 'antd'
import { useTranslation } from '../i18n/useTranslation'

/** Tells that the session is about to end; any key or click on the page keeps it. */
export function IdleWarning({ seconds }: { seconds: number }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      title={t('account.idleTitle')}
      closable={false}
      maskClosable={false}
      footer={
        // the click itself is the sign of use
        <Button type="primary" autoFocus>
          {t('account.idleStay')}
        </Button>
      }
      width={400}
    >
      <p>{t('account.idleText', { seconds })}</p>
    </Modal>
  )
}
