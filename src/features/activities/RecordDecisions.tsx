import { App, Button } from 'antd'
import { useState } from 'react'
import { decideRecords } from '../../data/activityRecords'
import { toAppError } from '../../data/errors'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { ReasonDialog } from '../../ui/ReasonDialog'

interface Props {
  ids: readonly string[]
  /** All went through; chosen rows that were refused stay chosen. */
  onDecided(): void
  onChanged(): Promise<unknown>
}

/** Confirms or disputes records, one call for all of them, and says what became of each. */
export function RecordDecisions({ ids, onDecided, onChanged }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const [isBusy, setIsBusy] = useState(false)
  const [isDisputing, setIsDisputing] = useState(false)

  async function decide(decision: 'confirmed' | 'disputed', reason?: string) {
    const outcomes = await decideRecords(ids, decision, reason)
    await onChanged()
    const count = (wanted: string) => outcomes.filter(({ outcome }) => outcome === wanted).length
    const done = count('done')
    if (done === outcomes.length) {
      message.success(t('activity.outcomeAll', { count: done }))
    } else {
      const reasons = new Set(outcomes.flatMap(({ key }) => key ?? []))
      modal.info({
        title: t('activity.outcomeTitle', {
          done,
          unchanged: count('unchanged'),
          refused: count('refused'),
        }),
        content: [...reasons].map((key) => (
          <div key={key}>{errorSentence({ key, values: {} }, translation)}</div>
        )),
        okText: t('common.close'),
      })
    }
    if (count('refused') === 0) onDecided()
  }

  async function confirm() {
    setIsBusy(true)
    try {
      await decide('confirmed')
    } catch (error) {
      message.error(errorSentence(toAppError(error), translation))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <>
      <Button type="primary" loading={isBusy} onClick={() => void confirm()}>
        {t('activity.confirmSome')}
      </Button>
      <Button onClick={() => setIsDisputing(true)}>{t('activity.disputeSome')}</Button>
      <ReasonDialog
        isOpen={isDisputing}
        title={t('activity.disputeTitle', { count: ids.length })}
        text={t('activity.disputeText')}
        onConfirm={(reason) => decide('disputed', reason)}
        onClose={() => setIsDisputing(false)}
      />
    </>
  )
}
