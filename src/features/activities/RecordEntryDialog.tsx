import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { App, Form, Radio } from 'antd'
import { useDeferredValue, useState } from 'react'
import { findPeopleToRecord, type RecordValues } from '../../data/activityRecords'
import { declareRecord } from '../../data/applications'
import { currentProfile } from '../../data/profile'
import type { CardRole } from '../../domain/card'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { RecordFields } from './RecordFields'

interface Props {
  onEntered(): Promise<unknown>
  onClose(): void
}

interface Values extends RecordValues {
  person: string
  role: CardRole
}

/** Enters one record by hand, for somebody in the own scope. */
export function RecordEntryDialog({ onEntered, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [isChanged, setIsChanged] = useState(false)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const profile = currentProfile()
  const people = useQuery({
    queryKey: ['people to record', text],
    queryFn: ({ signal }) => findPeopleToRecord(text, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const isSettled = text === typed.trim() && !people.isPlaceholderData

  async function save({ person, role, ...values }: Values) {
    const isDone = await attempt(async () => {
      await declareRecord(person, role, { ...values, held_on: values.held_on ?? '' })
    })
    if (!isDone) return
    message.success(t('activity.entered'))
    await onEntered()
    onClose()
  }

  return (
    <EditDialog
      title={t('activity.entryTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <p>{t('activity.entryText')}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'assessor', institution_name: profile?.staff?.institution_name ?? '' }}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item
          name="person"
          label={t('activity.person')}
          rules={[{ required: true, message: t('activity.required') }]}
        >
          <FormSelect<string>
            showSearch
            filterOption={false}
            onSearch={setTyped}
            loading={people.isFetching}
            placeholder={t('activity.personSearch')}
            notFoundContent={text === '' ? t('activity.personSearch') : t('activity.personNone')}
            // whoever was found for other words is not offered: Enter would take them
            options={(isSettled ? (people.data ?? []) : []).map((person) => ({
              value: person.id,
              label: [person.name, person.id_number_masked, person.institution?.name]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Form.Item>
        <Form.Item name="role" label={t('activity.role')}>
          <Radio.Group
            options={(['assessor', 'supervisor'] as const).map((value) => ({
              value,
              label: t(`activity.roles.${value}`),
            }))}
          />
        </Form.Item>
        <RecordFields today={profile?.today ?? ''} />
      </Form>
    </EditDialog>
  )
}
