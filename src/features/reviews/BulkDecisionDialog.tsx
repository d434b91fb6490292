import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { ApplicationListRow } from '../../data/applicationList'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { toAppError } from '../../data/errors'
import {
  type BulkOutcome,
  type Decision,
  type DecisionAction,
  reviewApplications,
} from '../../data/reviewing'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { BulkOutcomes } from './BulkOutcomes'
import { DecisionForm } from './DecisionForm'
import { draftProblems, startDraft } from './decisionDraft'
import { refusalSentence } from './refusalSentence'
import { rememberedOpinion, rememberOpinion } from './rememberedOpinion'
import { returnableFields } from './returnable'

interface Props {
  action: DecisionAction
  rows: readonly ApplicationListRow[]
  dictionaries: Dictionaries
  /** Decides the rows; the same request id is given again on a retry. */
  send?: typeof reviewApplications
  onClose(isDecided: boolean): void
}

/** One decision for several files: asks once, sends once, then shows what became of each. */
export function BulkDecisionDialog({
  action,
  rows,
  dictionaries,
  send = reviewApplications,
  onClose,
}: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const role = rows[0]?.role ?? 'assessor'
  const isUnit = rows[0]?.status === 'unit_review'
  const [draft, setDraft] = useState<Decision>(() =>
    startDraft(action, isUnit && action === 'approve' ? rememberedOpinion(role) : ''),
  )
  // One id for this dialog: a second click or a retry after a lost connection decides nothing twice.
  const [requestId] = useState(newRequestId)
  const [isBusy, setIsBusy] = useState(false)
  const [wasTried, setWasTried] = useState(false)
  const [isUnknown, setIsUnknown] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [outcomes, setOutcomes] = useState<BulkOutcome[]>()

  const needs = {
    needsOpinion: isUnit,
    noteBecause: null,
    reasonCodes: dictionaries.reasonCodes,
  }

  async function submit() {
    setWasTried(true)
    if (isBusy || draftProblems(draft, needs).length > 0) return
    setIsBusy(true)
    setProblem(undefined)
    try {
      setOutcomes(await send(rows, draft, requestId))
      setIsUnknown(false)
      if (isUnit && action === 'approve') rememberOpinion(role, draft.opinion)
    } catch (error) {
      const appError = toAppError(error)
      setIsUnknown(appError.kind === 'offline' || appError.kind === 'failure')
      setProblem(refusalSentence(appError, translation, dictionaries.checkRules))
    } finally {
      setIsBusy(false)
    }
  }

  const title = t('review.bulkTitle', { action: t(`words.action.${action}`), count: rows.length })
  if (outcomes) {
    return (
      <Modal
        open
        title={title}
        width={760}
        onCancel={() => onClose(true)}
        footer={
          <Button type="primary" onClick={() => onClose(true)} autoFocus>
            {t('common.close')}
          </Button>
        }
      >
        <BulkOutcomes outcomes={outcomes} rows={rows} checkRules={dictionaries.checkRules} />
      </Modal>
    )
  }
  return (
    <Modal
      open
      title={title}
      width={560}
      okText={isUnknown ? t('review.sendAgain') : t('common.confirm')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: action === 'reject' }}
      confirmLoading={isBusy}
      maskClosable={false}
      onOk={submit}
      onCancel={() => onClose(isUnknown)}
    >
      <p>{t('review.bulkText')}</p>
      {problem && (
        <Alert
          type={isUnknown ? 'warning' : 'error'}
          showIcon
          role="alert"
          message={isUnknown ? t('review.lostTitle') : problem}
          description={isUnknown ? problem : undefined}
          style={{ marginBottom: 16 }}
        />
      )}
      <DecisionForm
        draft={draft}
        needs={needs}
        showsProblems={wasTried}
        // what may have arrived already is sent again as it was
        isDisabled={isBusy || isUnknown}
        opinionLabel={role === 'supervisor' ? t('review.opinionSupervisor') : t('review.opinion')}
        fieldOptions={returnableFields(
          rows.map((row) => row.role),
          dictionaries,
          language,
        )}
        documentOptions={dictionaries.documentKinds
          .filter((kind) => kind.code !== 'batch_scan')
          .map((kind) => ({ value: kind.code, label: nameIn(language, kind) }))}
        onChange={(changes) => setDraft((current) => ({ ...current, ...changes }))}
      />
    </Modal>
  )
}
