import { useQuery } from '@tanstack/react-query'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { mergePeople } from '../../data/peopleEdits'
import { getPerson, listPeople } from '../../data/peopleRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'

interface Props {
  person: { id: string; name: string; version: number; has_login: boolean }
  onSaved(): Promise<void>
  onReload(): Promise<void>
  onClose(): void
}

interface Values {
  other: string
  reason: string
  login?: 'this' | 'other'
}

/** Lets this record take over another one of the same human. */
export function MergeDialog({ person, onSaved, onReload, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const otherId = Form.useWatch('other', form)
  const [typed, setTyped] = useState(person.name)
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const found = useQuery({
    queryKey: ['mergeChoices', typed],
    queryFn: ({ signal }) => listPeople({ q: typed }, undefined, 1, 20, signal),
    placeholderData: (before) => before,
  })
  const others = (found.data?.rows ?? []).filter(({ id }) => id !== person.id)
  const other = useQuery({
    queryKey: ['person', otherId],
    queryFn: ({ signal }) => getPerson(otherId, signal),
    enabled: Boolean(otherId),
  })
  const bothHaveLogins = person.has_login && other.data?.person.has_login

  async function save({ reason, login }: Values) {
    const seen = other.data?.person
    if (!seen) return
    const isSaved = await attempt(async () => void (await mergePeople(person, seen, reason, login)))
    if (!isSaved) return
    onClose()
    await onSaved()
  }

  return (
    <EditDialog
      title={t('person.mergeTitle', { name: person.name })}
      okText={t('person.merge')}
      isBusy={isBusy || other.isFetching}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={() => {
        void onReload()
        void other.refetch()
      }}
    >
      <p>{t('person.mergeHint')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item
          name="other"
          label={t('person.other')}
          rules={[{ required: true, message: t('errors.merge_with_itself') }]}
        >
          <Select
            showSearch
            filterOption={false}
            loading={found.isFetching}
            placeholder={t('person.otherSearch')}
            notFoundContent={t('person.otherNone')}
            onSearch={(text) => setTyped(text.trim() || person.name)}
            options={others.map((row) => ({
              value: row.id,
              label: [row.name, row.id_number_masked, row.institution_name].filter(Boolean).join(' · '),
            }))}
          />
        </Form.Item>
        {bothHaveLogins && (
          <Form.Item
            name="login"
            label={t('person.keepLogin')}
            rules={[{ required: true, message: t('errors.merge_needs_login') }]}
          >
            <Radio.Group
              options={[
                { value: 'this', label: t('person.keepThis') },
                { value: 'other', label: t('person.keepOther') },
              ]}
            />
          </Form.Item>
        )}
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
