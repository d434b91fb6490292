import type { SummaryBatch } from '../../data/summaries'
import { shanghaiDateTime } from '../../domain/shanghai'
import { batchTone } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { StatusTag } from '../../ui/StatusTag'

/** The status of a table as icon and word. */
export function BatchStatusTag({ status }: Pick<SummaryBatch, 'status'>) {
  const { t } = useTranslation()
  return <StatusTag tone={batchTone(status)}>{t(`words.batchStatus.${status}`)}</StatusTag>
}

type Times = Pick<
  SummaryBatch,
  'status' | 'generated_at' | 'reported_by_name' | 'reported_at' | 'received_by_name' | 'received_at'
>

/** Who took the latest step on a table, and when. */
export function BatchProgress({ batch }: { batch: Times }) {
  const { t } = useTranslation()
  const isAnswered = batch.status === 'received' || batch.status === 'sent_back'
  const at = isAnswered ? batch.received_at : (batch.reported_at ?? batch.generated_at)
  const by = isAnswered ? batch.received_by_name : batch.reported_by_name
  if (!at) return null
  return by ? t('summary.byAt', { by, at: shanghaiDateTime(at) }) : shanghaiDateTime(at)
}
