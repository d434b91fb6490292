import { Alert, Form, Input } from 'antd'
import type { IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'

/** What an exception to a round's end says: until when, and why. */
export interface UntilAndReasonValues {
  until: IsoDate
  reason: string
}

interface Props {
  /** What the day is for. */
  label: string
  /** The first day that can be chosen. */
  min: IsoDate
}

/** The two fields of every exception to a round's end, inside the form of a dialog. */
export function UntilAndReason({ label, min }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="until" label={label} rules={[{ required: true, message: t('round.required') }]}>
        <DayPicker min={min} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('round.reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('round.reasonRequired') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}

/** Why the server refused, above the fields. */
export function DialogProblem({ problem }: { problem: string | undefined }) {
  if (!problem) return null
  return <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
}
