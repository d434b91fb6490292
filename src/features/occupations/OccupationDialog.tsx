import { Form, Input } from 'antd'
import { useState } from 'react'
import type { OccupationRow } from '../../data/occupations'
import { newRequestId } from '../../data/rpc'
import type { SettingChange } from '../../data/settingChanges'
import { useTranslation } from '../../i18n/useTranslation'
import { ChangeHistory } from '../../ui/ChangeHistory'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { occupationChangeText } from './occupationChangeText'

export interface OccupationFormWish {
  code: string
  name: string
  reason: string
}

interface Props {
  /** Left out: a new one. */
  row?: OccupationRow
  changes: readonly SettingChange[]
  onSave(wish: OccupationFormWish, requestId: string): Promise<void>
  onClose(): void
  onReload(): void
}

const codeForm = /^[1-8]-\d{2}-\d{2}-\d{2}$/

/** Adds an occupation or renames one; its code stays. */
export function OccupationDialog({ row, changes, onSave, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<OccupationFormWish>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)

  async function save(wish: OccupationFormWish) {
    const trimmed = { code: wish.code.trim(), name: wish.name.trim(), reason: wish.reason.trim() }
    if (await attempt(() => onSave(trimmed, requestId))) onClose()
  }

  return (
    <EditDialog
      title={row ? t('occupation.editTitle', { name: row.name_zh }) : t('occupation.add')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
    >
      <Form<OccupationFormWish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ code: row?.code ?? '', name: row?.name_zh ?? '', reason: '' }}
        onValuesChange={() => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        <Form.Item
          name="code"
          label={t('occupation.code')}
          extra={row ? t('occupation.codeFixed') : t('occupation.codeHint')}
          normalize={(text: string) => text.normalize('NFKC')}
          rules={[{ required: true, pattern: codeForm, message: t('errors.occupation_code_format') }]}
        >
          <Input maxLength={12} disabled={row !== undefined} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('occupation.name')}
          extra={row && t('occupation.renameHint')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('errors.occupation_name_missing') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="reason" label={`${t('ui.reason')}（${t('common.optional')}）`}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {row && (
        <>
          <h2 style={{ fontSize: 14 }}>{t('occupation.history')}</h2>
          <ChangeHistory
            changes={changes.map((change) => ({
              id: change.id,
              at: change.at,
              actor: change.actor_name,
              text: occupationChangeText(change, translation),
              reason: change.reason,
            }))}
          />
        </>
      )}
    </EditDialog>
  )
}
