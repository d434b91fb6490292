import { Alert, Button } from 'antd'
import type { SummaryBatch } from '../../data/summaries'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'

interface Props {
  batch: SummaryBatch
  reasonNames(codes: readonly string[]): string
  /** An action found the table changed by somebody else. */
  isConflict: boolean
  /** Files that wait now for a table of this round and annex; undefined: it does not matter or is not known. */
  waiting: number | undefined
  onDismissConflict(): void
  /** Left out where the reader may not. */
  onRegenerate?(): void
}

/** What must be known before anything is done with a table. */
export function BatchNotices({
  batch,
  reasonNames,
  isConflict,
  waiting,
  onDismissConflict,
  onRegenerate,
}: Props) {
  const { t } = useTranslation()
  const missing = waiting === undefined ? 0 : waiting - batch.row_count
  const regenerate = onRegenerate && <Button onClick={onRegenerate}>{t('summary.regenerate')}</Button>
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      {isConflict && (
        <ConflictNotice
          title={t('summary.conflictTitle')}
          text={<ConflictText batch={batch} />}
          actions={<Button onClick={onDismissConflict}>{t('summary.conflictReload')}</Button>}
        />
      )}
      {batch.status === 'sent_back' && (
        <Alert
          type="error"
          showIcon
          message={t('summary.sentBackTitle')}
          description={
            <>
              <div>{t('summary.struckReasons', { reasons: reasonNames(batch.send_back_reasons) })}</div>
              {batch.send_back_note && <div>{batch.send_back_note}</div>}
              <div>{t('summary.sentBackNext')}</div>
            </>
          }
        />
      )}
      {missing > 0 && (
        <Alert
          type="info"
          showIcon
          message={t('summary.moreWaiting', { count: missing })}
          description={t('summary.moreWaitingText')}
          action={regenerate}
        />
      )}
      {missing < 0 && (
        <Alert
          type="warning"
          showIcon
          message={t('summary.fewerWaiting', { count: -missing })}
          description={t('summary.fewerWaitingText')}
          action={regenerate}
        />
      )}
    </div>
  )
}

/** Who was faster, from the table as it is now. */
function ConflictText({ batch }: { batch: SummaryBatch }) {
  const { t } = useTranslation()
  const at = (instant: string | null) => (instant ? shanghaiDateTime(instant) : '')
  switch (batch.status) {
    case 'reported':
      return t('summary.conflictReported', { by: batch.reported_by_name, at: at(batch.reported_at) })
    case 'received':
      return t('summary.conflictReceived', { by: batch.received_by_name, at: at(batch.received_at) })
    case 'sent_back':
      return t('summary.conflictSentBack', { by: batch.received_by_name, at: at(batch.received_at) })
    default:
      return t('summary.conflictChanged', { version: batch.data_version })
  }
}
