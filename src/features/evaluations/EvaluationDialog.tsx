import { Col, Form, Input, InputNumber, Row } from 'antd'
import { useState } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import type { EvaluationRow, EvaluationValues } from '../../data/evaluations'
import { newRequestId } from '../../data/rpc'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { type ChosenOccupation, OccupationSelect } from './OccupationSelect'

interface Props {
  /** Left out: a new one. */
  row?: EvaluationRow
  /** Of a new one: the units that the login reports for. */
  units?: readonly { id: string; name: string }[]
  dictionaries: Dictionaries | undefined
  /** The center corrects, and says why. */
  needsReason?: boolean
  /** Rejects with an AppError whose values.field names the field at fault. */
  onSave(values: EvaluationValues, said: { unitId: string; reason: string; requestId: string }): Promise<void>
  onClose(): void
  onReload?(): void
}

interface Values extends Omit<EvaluationValues, 'occupation' | 'occupation_code'> {
  unit: string
  occupation?: ChosenOccupation
  reason: string
}

/** Reports an evaluation, or changes one. */
export function EvaluationDialog(props: Props) {
  const { row, units = [], dictionaries, needsReason, onSave, onClose, onReload } = props
  const { t, language } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const required = [{ required: true, message: t('evaluation.required') }]
  const written = [{ required: true, whitespace: true, message: t('evaluation.required') }]
  const options = (name: 'evaluation_kind' | 'skill_level') =>
    (dictionaries?.items ?? [])
      .filter(({ dictionary, is_active }) => dictionary === name && is_active)
      .map((item) => ({ value: item.code, label: nameIn(language, item) }))

  async function save({ unit, reason, occupation, ...values }: Values) {
    const whole = {
      ...values,
      occupation_code: occupation?.code ?? null,
      occupation: occupation?.name ?? '',
    }
    const said = { unitId: unit ?? units[0]?.id ?? '', reason: reason ?? '', requestId }
    if (await attempt(() => onSave(whole, said))) onClose()
  }

  return (
    <EditDialog
      title={t(row ? 'evaluation.editTitle' : 'evaluation.formTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
      width={640}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...valuesOf(row), unit: units[0]?.id, reason: '' }}
        onValuesChange={(changed: Partial<Values>) => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
          // most evaluations last a day
          if (changed.starts_on && !form.isFieldTouched('ends_on') && !row)
            form.setFieldValue('ends_on', changed.starts_on)
        }}
        onFinish={save}
      >
        {units.length > 1 && (
          <Form.Item name="unit" label={t('evaluation.institution')}>
            <FormSelect options={units.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="kind" label={t('evaluation.kind')} rules={required}>
              <FormSelect options={options('evaluation_kind')} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="occupation" label={t('evaluation.occupation')} rules={required}>
              <OccupationSelect />
            </Form.Item>
          </Col>
        </Row>
        <Form.Item name="levels" label={t('evaluation.levels')}>
          <FormSelect mode="multiple" optionFilterProp="label" options={options('skill_level')} />
        </Form.Item>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="starts_on" label={t('evaluation.starts')} rules={required}>
              <DayPicker />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="ends_on" label={t('evaluation.ends')}>
              <DayPicker />
            </Form.Item>
          </Col>
        </Row>
        <Form.Item name="site" label={t('evaluation.site')} rules={written}>
          <Input maxLength={80} />
        </Form.Item>
        <Row gutter={12}>
          <Col xs={24} sm={12}>
            <Form.Item name="batch" label={t('evaluation.batch')} rules={written}>
              <Input maxLength={60} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="head_count" label={t('evaluation.headCount')} rules={required}>
              <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
        </Row>
        {needsReason && (
          <Form.Item
            name="reason"
            label={t('evaluation.reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        )}
      </Form>
    </EditDialog>
  )
}

function valuesOf(row: EvaluationRow | undefined): Partial<Values> {
  if (!row) return { levels: [] }
  const { kind, levels, site, starts_on, ends_on, head_count, batch } = row
  const occupation = { code: row.occupation_code, name: row.occupation }
  return { kind, levels, site, starts_on, ends_on, head_count, batch, occupation }
}
