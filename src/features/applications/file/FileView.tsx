import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Collapse, Flex, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import { myCasesPath } from '../../../domain/disciplinePaths'
import { applicationPrintPath, startPath } from '../../../domain/paths'
import { progressOf } from '../../../domain/progress'
import type { Status } from '../../../domain/review'
import { shanghaiDate } from '../../../domain/shanghai'
import { statusTone } from '../../../domain/statusTone'
import { errorSentence } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { LinkButton } from '../../../ui/LinkButton'
import { ProgressLine, type ProgressPoint } from '../../../ui/ProgressLine'
import { StatusTag } from '../../../ui/StatusTag'
import { CardFacts } from '../CardFacts'
import { Panel } from '../Panel'
import { DocumentsList } from './DocumentsList'
import { FileHistory } from './FileHistory'
import { FormSummary } from './FormSummary'
import { RefusedPanel } from './RefusedPanel'
import { ReturnedNotice } from './ReturnedNotice'
import { SealPanel } from './SealPanel'
import { useNextSentence } from './useNextSentence'
import { WithdrawButton } from './WithdrawButton'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  /** Whether the caller applies, or entered the file for the person; a unit otherwise only seals. */
  isFiller: boolean
  /** What a returned file is mended with. */
  children?: ReactNode
  onChanged(): void
}

/** Statuses that left the way for good: a line of steps would promise what no longer comes. */
const OFF_THE_WAY: ReadonlySet<Status> = new Set<Status>(['withdrawn', 'expired_draft', 'expired_return'])

/** A file after submission: where it stands, what to do, what happened, what was entered. */
export function FileView({ file, dictionaries, isFiller, children, onChanged }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const nextSentence = useNextSentence(dictionaries)
  const { application, actions } = file
  const { id, status } = application
  const canWithdraw = isFiller && actions.includes('withdraw')
  return (
    <Flex vertical gap={12}>
      <header>
        <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
          {t('application.title', { kind: nameOf(language, dictionaries.cardKinds, application.card_kind) })}
        </Typography.Title>
        <Flex gap={12} wrap align="center">
          <StatusTag tone={statusTone(status)}>{t(`words.status.${status}`)}</StatusTag>
          <Typography.Text type="secondary" className="tabular">
            {application.number ? t('file.number', { number: application.number }) : t('file.noNumber')}
            {' · '}
            {application.person_name} · {application.institution_name} · {file.round.name}
            {application.is_proxy && ` · ${t('application.proxyTag')}`}
          </Typography.Text>
        </Flex>
        <Typography.Paragraph style={{ margin: '8px 0 0', fontSize: 16 }} role="status">
          {nextSentence(application, isFiller)}
        </Typography.Paragraph>
      </header>
      {file.block && (
        <Alert
          type="error"
          showIcon
          message={errorSentence({ key: 'application_blocked', values: file.block }, translation)}
          action={<LinkButton to={myCasesPath()}>{t('file.openDecision')}</LinkButton>}
        />
      )}
      {status === 'returned' && <ReturnedNotice file={file} dictionaries={dictionaries} />}
      {children}
      {actions.includes('seal') && (
        <SealPanel file={file} dictionaries={dictionaries} onChanged={onChanged} />
      )}
      {(status === 'rejected' || status === 'appealing') && (
        <RefusedPanel file={file} dictionaries={dictionaries} isFiller={isFiller} onChanged={onChanged} />
      )}
      {file.new_card && (
        <Panel title={t('file.newCardTitle')}>
          <CardFacts card={file.new_card} dictionaries={dictionaries} />
        </Panel>
      )}
      {!OFF_THE_WAY.has(status) && (
        <Panel title={t('file.progress')}>
          <ProgressLine points={pointsOf(file, (step) => t(`words.status.${step}`))} />
        </Panel>
      )}
      <Panel title={t('file.history')}>
        <FileHistory file={file} dictionaries={dictionaries} />
      </Panel>
      <Panel title={t('file.documents')}>
        <DocumentsList file={file} dictionaries={dictionaries} />
      </Panel>
      <Collapse
        items={[
          {
            key: 'contents',
            label: t('file.contents'),
            children: <FormSummary file={file} dictionaries={dictionaries} />,
          },
        ]}
      />
      <Flex gap={8} wrap>
        <LinkButton to={applicationPrintPath(id)} icon={<PrinterOutlined aria-hidden />}>
          {application.data_version > 0 ? t('file.print') : t('file.printPreview')}
        </LinkButton>
        {isFiller && OFF_THE_WAY.has(status) && (
          <LinkButton to={startPath(application.card_id)}>{t('file.again')}</LinkButton>
        )}
        {canWithdraw && <WithdrawButton file={file} dictionaries={dictionaries} onDone={onChanged} />}
      </Flex>
    </Flex>
  )
}

/** The way with the day on which each step was left. */
function pointsOf(file: ApplicationFile, titleOf: (status: Status) => string): ProgressPoint[] {
  return progressOf(file.application).map(({ status, state }) => {
    const left = file.events.filter((event) => event.from_status === status).at(-1)
    return {
      key: status,
      title: titleOf(status),
      state,
      note:
        state === 'done' && left
          ? shanghaiDate(left.at)
          : state === 'current' && file.application.due_on
            ? `≤ ${file.application.due_on}`
            : undefined,
    }
  })
}
