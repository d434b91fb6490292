import { Form, Input } from 'antd'
import { useState } from 'react'
import type { ReportFinding } from '../../../data/inspectionReports'
import type { FindingAction } from '../../../domain/finding'
import { rectificationStep } from '../../../domain/inspectionReport'
import type { IsoDate } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { DayPicker } from '../../../ui/DayPicker'
import { EditDialog } from '../../../ui/EditDialog'
import { useAttempt } from '../../../ui/useAttempt'
import type { StepWord } from './InspectionFindings'

interface Props {
  finding: ReportFinding
  action: FindingAction
  today: IsoDate
  /** What the supervisors proposed. */
  proposed: IsoDate | null
  /** Its failure stays in the dialog as a sentence. */
  onConfirm(note: string, rectifyBy?: string): Promise<void>
  onClose(): void
  onReload(): void
}

interface Values {
  note: string
  rectifyBy?: string
}

/** One step of a rectification, with the words and the term it needs. */
export function RectificationDialog(props: Props) {
  const { finding, action, today, proposed, onConfirm, onClose, onReload } = props
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  const step = rectificationStep(action, finding.status) as StepWord
  const first = finding.rectify_by ?? proposed
  return (
    <EditDialog
      title={t(`inspection.steps.${step}`)}
      okText={t(`inspection.steps.${step}`)}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <p>{finding.text}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ rectifyBy: first && first >= today ? first : undefined }}
        onValuesChange={() => setIsChanged(true)}
        onFinish={({ note, rectifyBy }) => void attempt(() => onConfirm(note.trim(), rectifyBy))}
      >
        {action === 'rectify' && (
          <Form.Item
            name="rectifyBy"
            label={t('inspection.rectifyTerm')}
            rules={[{ required: true, message: t('errors.rectify_by_missing') }]}
          >
            <DayPicker min={today} />
          </Form.Item>
        )}
        <Form.Item
          name="note"
          label={t(`inspection.stepWords.${step}`)}
          rules={[{ required: true, min: 2, whitespace: true, message: t('errors.note_missing') }]}
        >
          <Input.TextArea rows={4} maxLength={1000} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
