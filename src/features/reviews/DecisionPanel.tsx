import { Alert, Button, Checkbox, Flex, theme } from 'antd'
import { useEffect, useRef } from 'react'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { Decision, DecisionAction, ReviewFile } from '../../data/reviewing'
import type { Login } from '../../domain/access'
import { type MessageKey, useTranslation } from '../../i18n/useTranslation'
import { KeyCap } from '../../ui/KeyHints'
import { letterOf } from './benchKeys'
import type { BenchModel } from './benchModel'
import { DecisionForm } from './DecisionForm'
import { draftProblems } from './decisionDraft'
import { blockingChecks, confirmableRecords, decisionNeeds, decisionsOf } from './decisionNeeds'
import { refusalSentence } from './refusalSentence'
import { returnableFields } from './returnable'

interface Props {
  file: ReviewFile
  login: Login
  dictionaries: Dictionaries
  model: BenchModel
  onOpen(action: DecisionAction): void
  onClose(): void
  onChange(changes: Partial<Decision>): void
  onAlsoConfirm(isOn: boolean): void
  onConfirm(): void
  /** After a lost answer: give up waiting and read the file anew. */
  onLookFirst(): void
}

const confirmWords: Readonly<Record<DecisionAction, MessageKey>> = {
  approve: 'review.confirmApprove',
  return: 'review.confirmReturn',
  reject: 'review.confirmReject',
  grant_appeal: 'review.confirmGrant',
  deny_appeal: 'review.confirmDeny',
}

const granting: ReadonlySet<DecisionAction> = new Set(['approve', 'grant_appeal'])
const refusing: ReadonlySet<DecisionAction> = new Set(['reject', 'deny_appeal'])

/** The decision: one button each with its key, then what it needs, then Enter. Stays in view. */
export function DecisionPanel(props: Props) {
  const { file, model, onOpen } = props
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const actions = decisionsOf(file.actions)
  const { draft } = model
  if (actions.length === 0) return null
  return (
    <section
      aria-label={t('review.sectionDecision')}
      style={{
        position: 'sticky',
        bottom: 0,
        zIndex: 5,
        padding: '10px 12px',
        background: token.colorBgElevated,
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadius,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      <Flex gap={8} wrap style={{ marginBottom: draft ? 12 : 0 }}>
        {actions.map((action) => (
          <Button
            key={action}
            type={!draft && granting.has(action) ? 'primary' : 'default'}
            style={
              draft?.action === action ? { borderColor: token.colorPrimary, fontWeight: 600 } : undefined
            }
            danger={refusing.has(action)}
            aria-pressed={draft?.action === action}
            disabled={model.sending !== 'no'}
            onClick={() => onOpen(action)}
          >
            {t(`words.action.${action}`)} <KeyCap>{letterOf(action)}</KeyCap>
          </Button>
        ))}
      </Flex>
      {draft && <OpenDecision key={draft.action} {...props} draft={draft} />}
    </section>
  )
}

function OpenDecision({ draft, ...props }: Props & { draft: Decision }) {
  const { file, login, dictionaries, model, onChange, onClose, onConfirm } = props
  const translation = useTranslation()
  const { t, language } = translation
  const confirmButton = useRef<HTMLButtonElement>(null)
  const needs = decisionNeeds(file, login, dictionaries)(draft.action)
  const isApproval = draft.action === 'approve'
  const records = isApproval ? confirmableRecords(file, login) : []
  const blocking = isApproval ? blockingChecks(file.checks, records.length > 0 && model.alsoConfirms) : []
  const isClean = draftProblems(draft, needs).length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per action: nothing to fill in, so Enter confirms
  useEffect(() => {
    if (isClean) confirmButton.current?.focus({ preventScroll: true })
  }, [])
  const { application } = file
  return (
    <div style={{ maxHeight: '45vh', overflowY: 'auto' }}>
      <Feedback {...props} />
      {blocking.length > 0 && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          message={t('review.blocked', {
            checks: blocking.map(({ key }) => nameOf(language, dictionaries.checkRules, key)).join('、'),
          })}
        />
      )}
      {records.length > 0 && (
        <Checkbox
          checked={model.alsoConfirms}
          disabled={model.sending !== 'no'}
          onChange={(event) => props.onAlsoConfirm(event.target.checked)}
          style={{ marginBottom: 8 }}
        >
          {t('review.alsoConfirm', { count: records.length })}
        </Checkbox>
      )}
      {isApproval &&
        application.status === 're_review' &&
        hasNoActivity(file, records.length > 0 && model.alsoConfirms) && (
          <Alert type="warning" showIcon style={{ marginBottom: 12 }} message={t('review.noneConfirmed')} />
        )}
      <DecisionForm
        draft={draft}
        needs={needs}
        showsProblems={model.wasTried}
        isDisabled={model.sending !== 'no'}
        opinionLabel={application.role === 'supervisor' ? t('review.opinionSupervisor') : t('review.opinion')}
        fieldOptions={returnableFields([application.role], dictionaries, language)}
        documentOptions={returnableDocuments(file).map((code) => ({
          value: code,
          label: nameOf(language, dictionaries.documentKinds, code),
        }))}
        onChange={onChange}
      />
      <Flex gap={8} align="center">
        <Button
          ref={confirmButton}
          type="primary"
          danger={refusing.has(draft.action)}
          loading={model.sending === 'sending'}
          disabled={blocking.length > 0}
          onClick={onConfirm}
        >
          {model.sending === 'lost' ? t('review.sendAgain') : t(confirmWords[draft.action])}{' '}
          <KeyCap>Enter</KeyCap>
        </Button>
        {model.sending !== 'sending' && (
          <Button onClick={model.sending === 'lost' ? props.onLookFirst : onClose}>
            {model.sending === 'lost' ? t('review.lookFirst') : t('common.cancel')}
          </Button>
        )}
        {model.sending === 'sending' && <span role="status">{t('review.sending')}</span>}
      </Flex>
    </div>
  )
}

function Feedback({ model, dictionaries }: Props) {
  const translation = useTranslation()
  const { t } = translation
  if (model.sending === 'lost') {
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        style={{ marginBottom: 12 }}
        message={t('review.lostTitle')}
        description={t('review.lostText')}
      />
    )
  }
  if (!model.refusal) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      message={refusalSentence(model.refusal, translation, dictionaries.checkRules)}
    />
  )
}

/** 有效期内未参与工作的不予换证: said at 复审 already, since 终审 refuses it. */
function hasNoActivity(file: ReviewFile, confirmsRecords: boolean): boolean {
  const check = file.checks.find(({ key }) => key === 'activity_confirmed')
  return check !== undefined && check.outcome !== 'pass' && !confirmsRecords
}

/** Documents that a return may name: what is asked for and what is there, never the sealed form of the unit. */
function returnableDocuments(file: ReviewFile): string[] {
  const kinds = [
    ...file.requirements.map(({ document_kind }) => document_kind),
    ...file.documents.map(({ kind }) => kind),
  ]
  return [...new Set(kinds)].filter((kind) => kind !== 'sealed_form')
}
