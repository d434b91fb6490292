import { Alert, Modal } from 'antd'
import type { Deputy } from '../../data/staff'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  row: Deputy
  onEnd(): Promise<void>
  onClose(): void
}

/** Asks before a deputy may no longer act for the unit. */
export function EndDeputyDialog({ row, onEnd, onClose }: Props) {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t('staff.endDeputyTitle', { name: row.name })}
      okText={t('staff.endDeputy')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      onOk={async () => {
        if (await attempt(onEnd)) onClose()
      }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={440}
    >
      <p>
        {t('staff.endDeputyText', {
          unit: row.institutions?.name ?? row.institution_id,
          from: row.starts_on,
          to: row.ends_on,
        })}
      </p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Modal>
  )
}
