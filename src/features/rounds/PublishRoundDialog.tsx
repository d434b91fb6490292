import { Alert, Modal } from 'antd'
import type { RoundRow } from '../../data/rounds'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { RoundFacts } from './RoundFacts'

interface Props {
  round: RoundRow
  provisionalYears: readonly number[]
  onPublish(): Promise<void>
  onClose(): void
}

/** The last look at a draft before everybody sees it. */
export function PublishRoundDialog({ round, provisionalYears, onPublish, onClose }: Props) {
  const { t } = useTranslation()
  const { isBusy, problem, attempt } = useAttempt()
  return (
    <Modal
      open
      title={t('round.publishTitle', { name: round.name })}
      okText={t('round.publish')}
      cancelText={t('common.cancel')}
      onOk={async () => {
        if (await attempt(onPublish)) onClose()
      }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={640}
    >
      <p>{t('round.publishText')}</p>
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />}
      <RoundFacts round={round} provisionalYears={provisionalYears} />
    </Modal>
  )
}
