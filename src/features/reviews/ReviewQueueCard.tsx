import { Flex } from 'antd'
import { Link } from 'react-router'
import type { ApplicationListRow } from '../../data/applicationList'
import { nameOf } from '../../data/dictionaries'
import { applicationPath } from '../../domain/paths'
import { ApplicationStatus } from './ApplicationStatus'
import { DueDate } from './DueDate'
import { ClaimHolder, PersonCell, type QueueWords, stepText } from './queueColumns'

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
      {words.queue === 'decisions' && <div>{stepText(row, words)}</div>}
      <Flex justify="space-between" gap={8} wrap>
        <DueDate dueOn={row.due_on} today={words.today} status={row.status} />
        <ClaimHolder row={row} userId={words.userId} />
      </Flex>
      {words.queue === 'awaiting_seal' && words.isUnit && (
        <Link to={applicationPath(row.id)}>{t('review.sealHere')}</Link>
      )}
    </Flex>
  )
}
