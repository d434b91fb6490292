import { Descriptions, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { ParameterRow } from '../../data/parameters'
import { newRequestId } from '../../data/rpc'
import type { SettingChange } from '../../data/settingChanges'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { basisText, effectText, valueText } from './parameterWords'

interface Props {
  row: ParameterRow
  /** Of this parameter, the latest first. */
  changes: readonly SettingChange[]
  onSave(value: number, reason: string, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

interface Wish {
  value: number
  reason: string
}

/** Changes a number of the rules within its bounds, with a reason; below stands how it was changed before. */
export function ParameterDialog({ row, changes, onSave, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const [form] = Form.useForm<Wish>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const name = nameIn(language, row)
  const range = { min: row.min_value, max: row.max_value }

  async function save({ value, reason }: Wish) {
    if (await attempt(() => onSave(value, reason.trim(), requestId))) onClose()
  }

  return (
    <EditDialog
      title={t('parameter.editTitle', { name })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'now', label: t('parameter.valueNow'), children: valueText(row.value, row, translation) },
          { key: 'basis', label: t('parameter.origin'), children: basisText(row, translation) },
          { key: 'effect', label: t('parameter.effect'), children: effectText(row, translation) },
        ]}
      />
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ value: row.value, reason: '' }}
        onValuesChange={() => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
        style={{ marginTop: 12 }}
      >
        <Form.Item
          name="value"
          label={t('parameter.newValue')}
          extra={t('parameter.rangeHint', range)}
          rules={[
            { required: true, message: t('parameter.required') },
            { type: 'integer', ...range, message: t('errors.parameter_out_of_bounds', range) },
          ]}
        >
          <InputNumber
            addonAfter={language === 'zh-CN' ? row.unit : row.unit_en}
            style={{ width: 220 }}
            autoFocus
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      <h2 style={{ fontSize: 14 }}>{t('parameter.history')}</h2>
      <ChangeHistory
        changes={changes.map((change) => ({
          id: change.id,
          at: change.at,
          actor: change.actor_name,
          text: t('parameter.fromTo', {
            old: valueText(change.old_values?.value, row, translation),
            new: valueText(change.new_values.value, row, translation),
          }),
          reason: change.reason,
        }))}
      />
    </EditDialog>
  )
}
