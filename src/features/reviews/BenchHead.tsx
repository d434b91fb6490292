import { ArrowLeftOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Flex, Tooltip, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { ReviewFile } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'
import { KeyHints } from '../../ui/KeyHints'
import { ApplicationStatus } from './ApplicationStatus'
import { ClaimClock } from './ClaimClock'
import { DueDate } from './DueDate'

interface Props {
  file: ReviewFile
  dictionaries: Dictionaries
  /** The queue that one came from. */
  queuePath: string
  /** Until when the file is claimed; undefined while it is only read. */
  claimedUntil: string | undefined
  position: { index: number; count: number } | undefined
  /** What can be done with the file besides deciding it. */
  tools?: ReactNode
  isHelpOpen: boolean
  onHelp(isOpen: boolean): void
  onNext(): void
  onPrevious(): void
  onClaimAgain(): void
}

/** Whose file it is, where it stands, how long one has it, and the way to the others. */
export function BenchHead(props: Props) {
  const { file, dictionaries, position } = props
  const { t, language } = useTranslation()
  const { application } = file
  return (
    <Flex component="header" align="center" gap={12} wrap style={{ marginBottom: 8 }}>
      <Link to={props.queuePath}>
        <ArrowLeftOutlined aria-hidden /> {t('review.backToQueue')}
      </Link>
      <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
        {application.person_name}
      </Typography.Title>
      <span>{nameOf(language, dictionaries.cardKinds, application.card_kind)}</span>
      <span className="tabular">{application.number}</span>
      <span>{application.institution_name}</span>
      <ApplicationStatus status={application.status} />
      <span className="tabular">
        <DueDate dueOn={application.due_on} today={file.as_of} status={application.status} />
      </span>
      <Flex gap={8} align="center" wrap style={{ marginInlineStart: 'auto' }}>
        {props.tools}
        {props.claimedUntil ? (
          <ClaimClock until={props.claimedUntil} onClaimAgain={props.onClaimAgain} />
        ) : (
          <span>{t('review.readOnly')}</span>
        )}
        {position && position.index > 0 && (
          <span className="tabular">{t('review.position', { ...position })}</span>
        )}
        <Tooltip title={t('review.previousFile')}>
          <Button icon={<LeftOutlined />} aria-label={t('review.previousFile')} onClick={props.onPrevious} />
        </Tooltip>
        <Tooltip title={t('review.nextFile')}>
          <Button icon={<RightOutlined />} aria-label={t('review.nextFile')} onClick={props.onNext} />
        </Tooltip>
        <Hints isOpen={props.isHelpOpen} onHelp={props.onHelp} />
      </Flex>
    </Flex>
  )
}

function Hints({ isOpen, onHelp }: { isOpen: boolean; onHelp(isOpen: boolean): void }) {
  const { t } = useTranslation()
  const hints = [
    { keys: ['A'], label: t('review.keyApprove') },
    { keys: ['R'], label: t('review.keyReturn') },
    { keys: ['D'], label: t('review.keyReject') },
    { keys: ['Enter'], label: t('review.keyConfirm') },
    { keys: ['Esc'], label: t('review.keyClose') },
    { keys: ['J'], label: t('review.keyNext') },
    { keys: ['K'], label: t('review.keyPrevious') },
    { keys: ['C'], label: t('review.keyConfirmRecords') },
    { keys: ['←', '→'], label: t('review.keyDocument') },
    { keys: ['-', '+', '0'], label: t('review.keyZoom') },
    { keys: ['T'], label: t('review.keyRotate') },
    { keys: ['U'], label: t('review.keyBack') },
    { keys: ['?'], label: t('review.keyHelp') },
  ]
  return <KeyHints hints={hints} isOpen={isOpen} onOpen={() => onHelp(true)} onClose={() => onHelp(false)} />
}
