import { App } from 'antd'
import { useNavigate } from 'react-router'
import type { ReasonCode } from '../../data/dictionaries'
import { toAppError } from '../../data/errors'
import {
  discardBatch,
  generateBatch,
  receiveBatch,
  reportBatch,
  type SummaryBatch,
  sendBackBatch,
} from '../../data/summaries'
import { summaryListPath } from '../../domain/paths'
import { type BatchAction, scanStateOf } from '../../domain/summaryBatch'
import { useTranslation } from '../../i18n/useTranslation'
import { BatchConfirm } from './BatchConfirm'
import { GenerateDialog } from './GenerateDialog'
import { SendBackDialog } from './SendBackDialog'

interface Props {
  action: BatchAction
  batch: SummaryBatch
  reasons: readonly ReasonCode[]
  /** The step was taken: reads the table anew. */
  onDone(): Promise<void>
  /** A colleague was faster: reads the table anew and says so. */
  onConflict(): Promise<void>
  onClose(): void
}

/** Each step of a table with the question before it. */
export function BatchDialogs({ action, batch, reasons, onDone, onConflict, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { number, row_count: count } = batch

  async function take(step: () => Promise<unknown>, done: string) {
    try {
      await step()
    } catch (thrown) {
      const error = toAppError(thrown)
      // what names a person of the table stays in the dialog; a newer table is shown instead of it
      if (error.key !== 'stale_version' && error.key !== 'batch_not_editable') throw error
      onClose()
      await onConflict()
      return
    }
    onClose()
    message.success(done)
    await onDone()
  }

  switch (action) {
    case 'regenerate':
      return (
        <GenerateDialog
          title={t('summary.regenerate')}
          text={t('summary.regenerateText', { version: batch.data_version + 1 })}
          warning={scanStateOf(batch) === 'none' ? undefined : t('summary.regenerateVoids')}
          okText={t('summary.regenerate')}
          initial={{ name: batch.handler_name, phone: batch.handler_phone }}
          onConfirm={(handler) =>
            take(
              () =>
                generateBatch({
                  roundId: batch.round_id,
                  annex: batch.annex,
                  institutionId: batch.institution_id,
                  handlerName: handler.name,
                  handlerPhone: handler.phone,
                }),
              t('summary.regenerated', { version: batch.data_version + 1 }),
            )
          }
          onClose={onClose}
        />
      )
    case 'discard':
      return (
        <BatchConfirm
          title={t('summary.discard')}
          text={t('summary.discardText', { count })}
          okText={t('summary.discard')}
          isDanger
          onConfirm={async () => {
            await take(() => discardBatch(batch), t('summary.discarded', { number }))
            navigate(summaryListPath())
          }}
          onClose={onClose}
        />
      )
    case 'report':
      return (
        <BatchConfirm
          title={t('summary.report')}
          text={t('summary.reportText', { number, annex: t(`summary.annex${batch.annex}`), count })}
          warning={t('summary.reportFinal')}
          okText={t('summary.report')}
          onConfirm={(requestId) =>
            take(() => reportBatch(batch, requestId), t('summary.reported', { number }))
          }
          onClose={onClose}
        />
      )
    case 'receive':
      return (
        <BatchConfirm
          title={t('summary.receive')}
          text={t('summary.receiveText', {
            number,
            reporter: batch.reporter_name,
            count,
            next: t(batch.reporter === 'city' ? 'summary.receiveNextCity' : 'summary.receiveNextUnit'),
          })}
          okText={t('summary.receive')}
          onConfirm={(requestId) =>
            take(() => receiveBatch(batch, requestId), t('summary.received', { number }))
          }
          onClose={onClose}
        />
      )
    case 'send_back':
      return (
        <SendBackDialog
          text={t('summary.sendBackText', { number, count })}
          reasons={reasons.filter(({ actions, is_active }) => is_active && actions.includes('send_back'))}
          onConfirm={({ reasonCodes, note }, requestId) =>
            take(() => sendBackBatch(batch, reasonCodes, note, requestId), t('summary.sentBack', { number }))
          }
          onClose={onClose}
        />
      )
    case 'upload':
      return null
  }
}
