import { Flex } from 'antd'
import { Link } from 'react-router'
import type { ApplicationListRow } from '../../data/applicationList'
import { nameOf } from '../../data/dictionaries'
import { applicationPath } from '../../domain/paths'
import { ApplicationStatus } from './ApplicationStatus'
import { DueDate } from './DueDate'
import { ClaimHolder, PersonCell, type QueueWords, reasonText, stepText } from './queueColumns'

/** A row of a queue on a phone. */
export function ReviewQueueCard({ row, words }: { row: ApplicationListRow; words: QueueWords }) {
  const { t } = words
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <strong>
          <PersonCell row={row} words={words} />
        </strong>
        <ApplicationStatus status={row.status} />
      </Flex>
      <div>
        {nameOf(words.language, words.cardKinds, row.card_kind)} · {row.card_number}
      </div>
      <div>{row.institution_name}</div>
      {words.queue === 'decisions' ? (
        <StepTaken row={row} words={words} />
      ) : (
        <Flex justify="space-between" gap={8} wrap>
          <DueDate dueOn={row.due_on} today={words.today} status={row.status} />
          <ClaimHolder row={row} userId={words.userId} />
        </Flex>
      )}
      {words.queue === 'awaiting_seal' && words.isUnit && (
        <Link to={applicationPath(row.id)}>{t('review.sealHere')}</Link>
      )}
    </Flex>
  )
}

/** What was done and when, in which status after how many working days, and why. */
function StepTaken({ row, words }: { row: ApplicationListRow; words: QueueWords }) {
  const { t } = words
  const { from, days } = row.decision ?? {}
  const reasons = reasonText(row, words)
  return (
    <>
      <div>{stepText(row, words)}</div>
      {from && (
        <div>
          {t('review.column.left')} {t(`words.status.${from}`)}
          {typeof days === 'number' && ` · ${t('review.column.days')} ${days}`}
        </div>
      )}
      {reasons && (
        <div>
          {t('review.column.reasons')} {reasons}
        </div>
      )}
    </>
  )
}
