import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { CardKindSetting } from '../../data/parameters'
import { newRequestId } from '../../data/rpc'
import type { SettingChange } from '../../data/settingChanges'
import { cardNumberTemplateErrors, renderCardNumber } from '../../domain/cardNumber'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { kindChangeText } from './kindChangeText'

export interface CardKindWish {
  template: string
  term: number
  reason: string
}

interface Props {
  row: CardKindSetting
  /** The year of the example. */
  year: number
  changes: readonly SettingChange[]
  onSave(wish: CardKindWish, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

/** How new cards of a kind are numbered and how long they last; the number is shown while its template is written. */
export function CardKindDialog({ row, year, changes, onSave, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t, find, language } = translation
  const [form] = Form.useForm<CardKindWish>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const template = (Form.useWatch('template', form) ?? row.number_template).trim()
  const [wrong] = cardNumberTemplateErrors(template)
  const example = wrong ? undefined : renderCardNumber(template, year, 1)

  async function save(wish: CardKindWish) {
    const trimmed = { ...wish, template: wish.template.trim(), reason: wish.reason.trim() }
    if (await attempt(() => onSave(trimmed, requestId))) onClose()
  }

  return (
    <EditDialog
      title={t('parameter.kindTitle', { name: nameIn(language, row) })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <p style={{ marginTop: 0 }}>{t('parameter.kindEffect')}</p>
      <Form<CardKindWish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ template: row.number_template, term: row.term_years, reason: '' }}
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        <Form.Item
          name="template"
          label={t('parameter.template')}
          extra={
            <>
              <div>{t('parameter.templateHint')}</div>
              <div aria-live="polite">{example && t('parameter.example', { number: example })}</div>
            </>
          }
          rules={[
            {
              validator: (_, text: string) => {
                const [first] = cardNumberTemplateErrors((text ?? '').trim())
                return first
                  ? Promise.reject(new Error(find(`errors.${first.key}`, first.values)))
                  : Promise.resolve()
              },
            },
          ]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="term"
          label={t('parameter.term')}
          rules={[
            { required: true, message: t('parameter.required') },
            {
              type: 'integer',
              min: 1,
              max: 10,
              message: t('errors.parameter_out_of_bounds', { min: 1, max: 10 }),
            },
          ]}
        >
          <InputNumber addonAfter={t('parameter.years')} style={{ width: 160 }} />
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
          text: kindChangeText(change, translation),
          reason: change.reason,
        }))}
      />
    </EditDialog>
  )
}
