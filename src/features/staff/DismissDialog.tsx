import { Alert, Modal } from 'antd'
import type { StaffRow } from '../../data/staff'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  row: StaffRow
  onDismiss(): Promise<void>
  onClose(): void
}

/** Asks before somebody loses all access. */
export function DismissDialog({ row, onDismiss, onClose }: Props) {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t('staff.dismissTitle', { name: row.name })}
      okText={t('staff.dismiss')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      onOk={async () => {
        if (await attempt(onDismiss)) onClose()
      }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={440}
    >
      <p>{t('staff.dismissText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Modal>
  )
}
