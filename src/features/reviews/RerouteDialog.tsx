import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { Reroute, ReviewFile } from '../../data/reviewing'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'
import { FormSelect } from '../../ui/FormSelect'
import { InstitutionSelect } from '../../ui/InstitutionSelect'
import { useAttempt } from '../../ui/useAttempt'

interface Unit {
  id: string
  name: string
}

interface Answer {
  unit: Unit
  reason: string
  note?: string
}

interface Props {
  file: ReviewFile
  dictionaries: Dictionaries
  onReroute(reroute: Reroute, requestId: string): Promise<unknown>
  /** It went to the other unit. */
  onDone(unitName: string): void
  /** Somebody was faster: the file is to be read anew. */
  onReload(): void
  onClose(): void
}

/** Refusals after which the file on the page is no longer the one of the server. */
const conflicts: ReadonlySet<string> = new Set(['stale_version', 'claimed_by_other', 'action_not_possible'])

/** 改派: the province moves a file to another 申报单位, with a reason. */
export function RerouteDialog({ file, dictionaries, onReroute, onDone, onReload, onClose }: Props) {
  const { t, language } = useTranslation()
  const [form] = Form.useForm<Answer>()
  const { isBusy, error, problem, attempt } = useAttempt()
  // one per dialog: sent again after a lost answer, it moves the file once
  const [requestId] = useState(newRequestId)
  const { application } = file
  const reasons = dictionaries.reasonCodes.filter((row) => row.is_active && row.actions.includes('reroute'))
  const needsNote = (code?: string) => reasons.find((row) => row.code === code)?.needs_note ?? false
  const isConflict = error !== undefined && conflicts.has(error.key)

  const reroute = ({ unit, reason, note = '' }: Answer) =>
    attempt(async () => {
      await onReroute({ institutionId: unit.id, reasonCodes: [reason], note }, requestId)
      onDone(unit.name)
    })

  return (
    <Modal
      open
      title={t('review.rerouteTitle', { name: application.person_name })}
      okText={t('review.reroute')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: isConflict }}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
    >
      <p>{t('review.rerouteText', { unit: application.institution_name })}</p>
      {isConflict && (
        <div style={{ marginBottom: 16 }}>
          <ConflictNotice
            title={t('review.rerouteChanged')}
            text={problem}
            actions={<Button onClick={onReload}>{t('review.rerouteReload')}</Button>}
          />
        </div>
      )}
      {problem && !isConflict && (
        <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
      )}
      <Form<Answer>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(answer) => void reroute(answer)}
      >
        <Form.Item
          name="unit"
          label={t('review.rerouteTo')}
          htmlFor="reroute-unit"
          rules={[
            { required: true, message: t('review.rerouteToMissing') },
            {
              validator: (_, unit?: Unit) =>
                unit?.id === application.institution_id
                  ? Promise.reject(new Error(t('review.rerouteSame')))
                  : Promise.resolve(),
            },
          ]}
        >
          <UnitField />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('review.rerouteReason')}
          rules={[{ required: true, message: t('review.rerouteReasonMissing') }]}
        >
          <FormSelect options={reasons.map((row) => ({ value: row.code, label: nameIn(language, row) }))} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('review.rerouteNote')}
          dependencies={['reason']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, note?: string) =>
                needsNote(getFieldValue('reason')) && (note ?? '').trim().length < 2
                  ? Promise.reject(new Error(t('review.rerouteNoteMissing')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The picker as a field of the form: value and change come from its item. */
function UnitField({ value, onChange }: { value?: Unit; onChange?(unit: Unit): void }) {
  return <InstitutionSelect id="reroute-unit" value={value ?? null} onChange={(unit) => onChange?.(unit)} />
}
