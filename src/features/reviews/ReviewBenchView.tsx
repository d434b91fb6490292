import { Typography } from 'antd'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import type {
  Decision,
  DecisionAction,
  OpenedFile,
  RecordOutcome,
  ReviewDocument,
} from '../../data/reviewing'
import { institutionsOf, type Login } from '../../domain/access'
import { useTranslation } from '../../i18n/useTranslation'
import type { ReasonOption } from '../../ui/ReasonDialog'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { BenchNotices } from './BenchNotices'
import type { BenchModel } from './benchModel'
import { CheckList } from './CheckList'
import { DecisionPanel } from './DecisionPanel'
import { DocumentPane } from './DocumentPane'
import { toggled } from './decisionDraft'
import { decidesRecords } from './decisionNeeds'
import { FormBesideCard } from './FormBesideCard'
import { HistoryList } from './HistoryList'
import { type RecordDecision, RecordList } from './RecordList'
import { UnitOpinion } from './UnitOpinion'

interface Props {
  opened: OpenedFile
  dictionaries: Dictionaries
  login: Login
  model: BenchModel
  isStale: boolean
  head: ReactNode
  /** Whether the page's keys belong to the bench: not while a dialog is open. */
  hasKeys: boolean
  reveal?: { reasons: readonly ReasonOption[]; valueOf(field: string, reason: string): Promise<string> }
  loadDocument(document: ReviewDocument): Promise<Blob>
  onOpen(action: DecisionAction): void
  onClose(): void
  onChange(changes: Partial<Decision>): void
  onAlsoConfirm(isOn: boolean): void
  onConfirm(): void
  onLookFirst(): void
  onNext(): void
  onSeeFresh(): void
  onDecideRecords(decision: RecordDecision): Promise<RecordOutcome[]>
  onVerifyCard(): void
  onConfirmPerson(): void
  onDeclareNotOwn(): void
}

/** The bench as it looks, by data alone: documents beside form, rules, records, history and decision. */
export function ReviewBenchView(props: Props) {
  const { opened, dictionaries, login, model, head, onChange } = props
  const { t } = useTranslation()
  const isNarrow = useIsNarrow()
  const { file, claim, refusal } = opened
  const { application } = file
  const isOwn = refusal?.key === 'own_application'
  const draft = model.draft?.action === 'return' && model.sending === 'no' ? model.draft : undefined
  const isUnitOfFile = institutionsOf(login).includes(application.institution_id) && !isOwn
  // A center that gives the first opinion, for a closed unit or on an appeal, confirms the person too.
  const givesOpinion =
    [application.status, application.stage].includes('unit_review') &&
    (file.actions.includes('approve') || file.actions.includes('grant_appeal'))
  const mayDecideRecords = decidesRecords(login) && claim !== null
  const documents = (
    <DocumentPane
      file={file}
      dictionaries={dictionaries}
      isOpen={claim !== null || isOwn}
      load={props.loadDocument}
      hasKeys={props.hasKeys}
      ticks={
        draft && {
          documents: draft.documents,
          onTick: (kind, isTicked) => onChange({ documents: toggled(draft.documents, kind, isTicked) }),
        }
      }
    />
  )
  const particulars = (
    <>
      <BenchNotices
        opened={opened}
        dictionaries={dictionaries}
        isStale={props.isStale}
        onNext={props.onNext}
        onSeeFresh={props.onSeeFresh}
        onConfirmPerson={isUnitOfFile || givesOpinion ? props.onConfirmPerson : undefined}
        onDeclareNotOwn={props.onDeclareNotOwn}
      />
      <Part title={t('review.sectionChecks')}>
        <CheckList
          checks={file.checks}
          dictionaries={dictionaries}
          onVerifyCard={mayDecideRecords ? props.onVerifyCard : undefined}
        />
      </Part>
      <Part title={t('review.sectionApplicant')}>
        <UnitOpinion file={file} />
        <FormBesideCard
          file={file}
          dictionaries={dictionaries}
          reveal={props.reveal}
          ticks={
            draft && {
              fields: draft.fields,
              onTick: (field, isTicked) => onChange({ fields: toggled(draft.fields, field, isTicked) }),
            }
          }
        />
      </Part>
      <Later>
        <Part title={t('review.sectionRecords')}>
          <RecordList
            records={file.records}
            card={file.card}
            dictionaries={dictionaries}
            onDecide={mayDecideRecords ? props.onDecideRecords : undefined}
            tick={
              draft && {
                isTicked: draft.fields.includes('activity_records'),
                onTick: (isTicked) =>
                  onChange({ fields: toggled(draft.fields, 'activity_records', isTicked) }),
              }
            }
          />
        </Part>
        <Part title={t('review.sectionHistory')}>
          <HistoryList file={file} dictionaries={dictionaries} />
        </Part>
      </Later>
      <DecisionPanel
        file={file}
        login={login}
        dictionaries={dictionaries}
        model={model}
        onOpen={props.onOpen}
        onClose={props.onClose}
        onChange={onChange}
        onAlsoConfirm={props.onAlsoConfirm}
        onConfirm={props.onConfirm}
        onLookFirst={props.onLookFirst}
      />
    </>
  )
  if (isNarrow) {
    return (
      <>
        {head}
        <div style={{ height: '60vh', marginBottom: 12 }}>{documents}</div>
        {particulars}
      </>
    )
  }
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 'calc(100vh - 100px)', minHeight: 480 }}>
      {head}
      <div
        style={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 9fr) minmax(0, 11fr)',
          gap: 16,
        }}
      >
        <div style={{ minHeight: 0 }}>{documents}</div>
        <div style={{ minHeight: 0, overflowY: 'auto', position: 'relative' }}>{particulars}</div>
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} style={{ marginBottom: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 15, margin: '8px 0' }}>
        {title}
      </Typography.Title>
      {children}
    </section>
  )
}

/**
 * Below the fold: shown right after the rest, so that the next file is there at once.
 */
function Later({ children }: { children: ReactNode }) {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => startTransition(() => setIsShown(true)), [])
  return isShown ? children : null
}
