import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { findNewCards, type IssueRow, issueCards, type RowOutcome } from '../../data/issuing'
import { newRequestId } from '../../data/rpc'
import { cardPrintPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkButton } from '../../ui/LinkButton'
import { useAttempt } from '../../ui/useAttempt'
import { OutcomeTable } from './OutcomeTable'

interface Props {
  rows: readonly IssueRow[]
  /** Cards were issued: the lists have changed. */
  onDone(): void
  onClose(): void
}

/** Asks once more, issues, and says what became of each file, with the numbers given. */
export function IssueDialog({ rows, onDone, onClose }: Props) {
  const { t } = useTranslation()
  // one id for all tries of this dialog: a lost answer is asked for again, nothing is issued twice
  const [requestId] = useState(newRequestId)
  const [sent] = useState(rows)
  const [outcomes, setOutcomes] = useState<RowOutcome[]>()
  const [cardIds, setCardIds] = useState<string[]>([])
  const { isBusy, problem, attempt } = useAttempt()

  async function issue() {
    const answers = await issueCards(sent, requestId)
    const done = answers.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    setOutcomes(answers)
    onDone()
    setCardIds(await findNewCards(done))
  }

  if (outcomes) {
    return (
      <Modal
        open
        title={t('issuing.outcomeTitle')}
        onCancel={onClose}
        cancelText={t('common.close')}
        okButtonProps={{ hidden: true }}
        width={640}
        footer={(_, { CancelBtn }) => (
          <>
            <CancelBtn />
            {cardIds.length > 0 && (
              <LinkButton type="primary" to={cardPrintPath()} state={{ cardIds }}>
                {t('issuing.printThese', { count: cardIds.length })}
              </LinkButton>
            )}
          </>
        )}
      >
        <OutcomeTable
          rows={sent}
          outcomes={outcomes}
          doneText={({ card_number }) => t('issuing.rowIssued', { number: card_number })}
        />
      </Modal>
    )
  }
  return (
    <Modal
      open
      title={t('issuing.issueTitle')}
      okText={t('issuing.issueCount', { count: sent.length })}
      cancelText={t('common.cancel')}
      okButtonProps={{ autoFocus: true }}
      onOk={() => void attempt(issue)}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={480}
    >
      <p>{t('issuing.issueText', { count: sent.length })}</p>
      <Alert type="warning" showIcon message={t('issuing.issueFinal')} />
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginTop: 16 }} />}
    </Modal>
  )
}
