import { Alert, Form, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import type { CaseFacts, CaseWords } from '../../data/discipline'
import { newRequestId } from '../../data/rpc'
import { type CaseAction, findCaseStep, PENALTY_KINDS } from '../../domain/discipline'
import { useTranslation } from '../../i18n/useTranslation'
import { useAttempt } from '../../ui/useAttempt'
import { ChoiceGroup } from './ChoiceGroup'

interface Props {
  facts: CaseFacts
  action: CaseAction
  /** Gets the same request id at every try; its failure stays in the dialog as a sentence. */
  onConfirm(words: CaseWords, requestId: string): Promise<void>
  onClose(): void
}

const dangerous: readonly CaseAction[] = ['decide', 'withdraw', 'deny_appeal', 'dismiss']
/** The person's own words need to say something. */
const told: readonly CaseAction[] = ['state', 'appeal']

/** One step of a case: says what it does, asks for the words it needs. */
export function CaseStepDialog({ facts, action, onConfirm, onClose }: Props) {
  const { t } = useTranslation()
  const formId = useId()
  const [form] = Form.useForm<CaseWords>()
  const [requestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  const needsNote = findCaseStep(facts.status, action)?.needsNote ?? false
  const least = told.includes(action) ? 10 : 2
  const outcome = Form.useWatch('outcome', form)
  return (
    <Modal
      open
      title={t(`discipline.action.${action}`)}
      okText={t(`discipline.action.${action}`)}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: dangerous.includes(action), htmlType: 'submit', form: formId }}
      onCancel={onClose}
      confirmLoading={isBusy}
      width={560}
    >
      <p>{t(`discipline.actionText.${action}`, { person: facts.person_name })}</p>
      {problem && !error?.values.field && (
        <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
      )}
      <Form<CaseWords>
        id={formId}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ outcome: facts.kind }}
        onFinish={(words) => void attempt(() => onConfirm(words, requestId))}
      >
        {action === 'decide' && (
          <>
            <Form.Item name="outcome" label={t('discipline.outcome')}>
              <ChoiceGroup
                options={PENALTY_KINDS.map((kind) => ({
                  value: kind,
                  label: t(`words.penaltyKind.${kind}`),
                }))}
              />
            </Form.Item>
            {outcome !== 'warning' && (
              <Alert
                type="warning"
                showIcon
                message={t(
                  outcome === 'permanent_disqualification'
                    ? 'discipline.effectForEver'
                    : 'discipline.effectDisqualified',
                )}
                style={{ marginBottom: 16 }}
              />
            )}
            <Form.Item
              name="documentNumber"
              label={t('discipline.column.document')}
              rules={[
                { required: true, min: 4, whitespace: true, message: t('errors.document_number_missing') },
              ]}
              {...(error?.values.field === 'document_number' && { validateStatus: 'error', help: problem })}
            >
              <Input maxLength={60} placeholder={t('discipline.documentExample')} />
            </Form.Item>
          </>
        )}
        {needsNote && (
          <Form.Item
            name="note"
            label={t(
              `discipline.note.${told.includes(action) ? 'told' : action === 'decide' ? 'decide' : 'why'}`,
            )}
            rules={[
              {
                required: true,
                min: least,
                whitespace: true,
                message: t(least > 2 ? 'errors.appeal_needs_statement' : 'errors.note_missing'),
              },
            ]}
            {...(error?.values.field === 'note' && { validateStatus: 'error', help: problem })}
          >
            <Input.TextArea rows={5} maxLength={2000} showCount={told.includes(action)} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
