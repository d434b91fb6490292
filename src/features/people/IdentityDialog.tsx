import { Form, Input } from 'antd'
import { useState } from 'react'
import { changeIdentity } from '../../data/peopleEdits'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'

interface Props {
  person: { id: string; name: string; version: number; id_number_masked: string }
  onSaved(): Promise<void>
  onReload(): Promise<void>
  onClose(): void
}

interface Values {
  name?: string
  id_number?: string
  reason: string
  document_reference: string
}

/** Changes the name or the identity number against a 证明; the former name is kept. */
export function IdentityDialog({ person, onSaved, onReload, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)

  async function save(values: Values) {
    const isSaved = await attempt(async () => {
      await changeIdentity(person, {
        name: values.name?.trim() || undefined,
        idNumber: values.id_number?.trim() || undefined,
        reason: values.reason,
        document: values.document_reference,
      })
    })
    if (!isSaved) return
    onClose()
    await onSaved()
  }

  return (
    <EditDialog
      title={t('person.identityTitle', { name: person.name })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={() => void onReload()}
    >
      <p>{t('person.identityHint')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item name="name" label={`${t('person.newName')}（${t('common.optional')}）`}>
          <Input maxLength={30} placeholder={person.name} />
        </Form.Item>
        <Form.Item name="id_number" label={`${t('person.newIdNumber')}（${t('common.optional')}）`}>
          <Input maxLength={20} placeholder={person.id_number_masked} />
        </Form.Item>
        <Form.Item
          name="document_reference"
          label={t('person.document')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('errors.proof_missing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('ui.reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('errors.reason_missing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
