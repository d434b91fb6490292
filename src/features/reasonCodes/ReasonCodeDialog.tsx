import { Alert, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { nameIn } from '../../data/dictionaries'
import type { ReasonCodeRow } from '../../data/reasonCodes'
import { newRequestId } from '../../data/rpc'
import type { SettingChange } from '../../data/settingChanges'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { EditDialog } from '../../ui/EditDialog'
import { countText } from '../../ui/ListPagePaging'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { ActionBoxes } from './ActionBoxes'
import { reasonChangeText } from './reasonWords'

/** Named as the server names the fields at fault. */
export interface ReasonCodeFormWish {
  code: string
  name_zh: string
  name_en: string
  actions: string[]
  needs_note: boolean
  is_active: boolean
  reason: string
}

interface Props {
  /** Left out: a new one. */
  row?: ReasonCodeRow
  /** Decisions that gave it. */
  used: number | undefined
  changes: readonly SettingChange[]
  onSave(wish: ReasonCodeFormWish, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

const codeForm = /^[a-z][a-z0-9_]{1,39}$/

/** Adds a reason, or changes its text, what it is for and whether it can be chosen. Its code stays. */
export function ReasonCodeDialog({ row, used = 0, changes, onSave, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const [form] = Form.useForm<ReasonCodeFormWish>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const named = { required: true, whitespace: true, min: 2, message: t('errors.reason_name_missing') }

  return (
    <EditDialog
      title={row ? t('reasonCode.editTitle', { name: nameIn(language, row) }) : t('reasonCode.add')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
      width={640}
    >
      {used > 0 && (
        <Alert
          type="info"
          showIcon
          message={t('reasonCode.usedHint', { count: used > 10_000 ? '10,000+' : countText(used) })}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form<ReasonCodeFormWish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          code: row?.code ?? '',
          name_zh: row?.name_zh ?? '',
          name_en: row?.name_en ?? '',
          actions: row?.actions ?? [],
          needs_note: row?.needs_note ?? false,
          is_active: row?.is_active ?? true,
          reason: '',
        }}
        onValuesChange={() => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={async (wish) => {
          if (await attempt(() => onSave(wish, requestId))) onClose()
        }}
      >
        <Form.Item
          name="code"
          label={t('reasonCode.code')}
          extra={t(row ? 'reasonCode.codeFixed' : 'reasonCode.codeHint')}
          rules={[{ required: true, pattern: codeForm, message: t('errors.reason_code_format') }]}
        >
          <Input maxLength={40} disabled={row !== undefined} />
        </Form.Item>
        <Form.Item name="name_zh" label={t('reasonCode.column.name_zh')} rules={[named]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="name_en" label={t('reasonCode.column.name_en')} rules={[named]}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item
          name="actions"
          label={t('reasonCode.actions')}
          rules={[{ required: true, type: 'array', min: 1, message: t('errors.reason_actions_missing') }]}
        >
          <ActionBoxes />
        </Form.Item>
        <Form.Item name="needs_note" valuePropName="checked" style={{ marginBottom: 8 }}>
          <Checkbox>{t('reasonCode.needsNote')}</Checkbox>
        </Form.Item>
        <Form.Item name="is_active" valuePropName="checked" extra={t('reasonCode.inactiveHint')}>
          <Checkbox>{t('reasonCode.isActive')}</Checkbox>
        </Form.Item>
        <Form.Item name="reason" label={`${t('ui.reason')}（${t('common.optional')}）`}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {row && (
        <>
          <h2 style={{ fontSize: 14 }}>{t('reasonCode.history')}</h2>
          <ChangeHistory
            changes={changes.map((change) => ({
              id: change.id,
              at: change.at,
              actor: change.actor_name,
              text: reasonChangeText(change, translation),
              reason: change.reason,
            }))}
          />
        </>
      )}
    </EditDialog>
  )
}
