import { Alert, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { ExtraGrant, StaffRow } from '../../data/staff'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'

interface Props {
  row: StaffRow
  onSave(grants: readonly ExtraGrant[]): Promise<void>
  onClose(): void
}

const all: readonly ExtraGrant[] = ['reveal', 'export']

/** The rights beyond the role, given by name. */
export function GrantsDialog({ row, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<ExtraGrant[]>(row.extra_grants)
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t('staff.grantsTitle', { name: row.name })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      onOk={async () => {
        if (await attempt(() => onSave(chosen))) onClose()
      }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={440}
    >
      <p>{t('staff.grantsText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <Checkbox.Group<ExtraGrant>
        value={chosen}
        onChange={setChosen}
        options={all.map((grant) => ({ value: grant, label: t(`staff.grant.${grant}`) }))}
        style={{ display: 'flex', flexDirection: 'column', gap: 8 }}
      />
    </Modal>
  )
}
