import { Form, Input } from 'antd'
import { useState } from 'react'
import { type Dictionaries, nameIn } from '../../data/dictionaries'
import { savePerson } from '../../data/peopleEdits'
import type { PersonPageData } from '../../data/peopleRegister'
import { parsePhone } from '../../domain/phone'
import { useTranslation } from '../../i18n/useTranslation'
import { EditDialog } from '../../ui/EditDialog'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { type ProfileField, profileFields } from './profileFields'

interface Props {
  data: PersonPageData
  dictionaries: Dictionaries
  onSaved(): Promise<void>
  onReload(): Promise<void>
  onClose(): void
}

const contacts = ['phone', 'email', 'address', 'postcode'] as const

const lists: Partial<Record<ProfileField, string>> = {
  education: 'education',
  ethnic_group: 'ethnic_group',
  political_status: 'political_status',
  qualification_level: 'skill_level',
}

/** Corrects contacts, which are masked and so written anew, and what forms begin with. */
export function ContactDialog({ data, dictionaries, onSaved, onReload, onClose }: Props) {
  const { t, language } = useTranslation()
  const { person, rights } = data
  const [form] = Form.useForm<Record<string, string>>()
  const [isChanged, setIsChanged] = useState(false)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)

  async function save(values: Record<string, string | undefined>) {
    const changes: Record<string, string> = {}
    for (const name of contacts) if (values[name]?.trim()) changes[name] = values[name].trim()
    for (const name of profileFields) {
      const now = values[name]?.trim() ?? ''
      if (name in values && now !== String(person.profile[name] ?? '')) changes[name] = now
    }
    if (Object.keys(changes).length === 0) return onClose()
    if (await attempt(async () => void (await savePerson(person, changes)))) {
      onClose()
      await onSaved()
    }
  }

  const choices = (field: ProfileField) =>
    dictionaries.items
      .filter(({ dictionary, is_active }) => is_active && dictionary === lists[field])
      .map((item) => ({ value: item.code, label: nameIn(language, item) }))

  return (
    <EditDialog
      title={t('person.editTitle', { name: person.name })}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={() => void onReload()}
    >
      <p>{t('person.editHint')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={Object.fromEntries(
          profileFields.map((name) => [name, String(person.profile[name] ?? '') || undefined]),
        )}
        onValuesChange={() => setIsChanged(true)}
        onFinish={save}
      >
        <Form.Item
          name="phone"
          label={t('person.fact.phone')}
          rules={[
            {
              validator: (_, value: string) =>
                !value?.trim() || parsePhone(value).ok
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('errors.phone_format'))),
            },
          ]}
        >
          <Input maxLength={20} placeholder={person.phone_masked ?? ''} inputMode="tel" />
        </Form.Item>
        <Form.Item name="email" label={t('person.fact.email')}>
          <Input maxLength={100} inputMode="email" />
        </Form.Item>
        <Form.Item name="address" label={t('person.fact.address')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="postcode" label={t('person.fact.postcode')}>
          <Input maxLength={6} inputMode="numeric" />
        </Form.Item>
        {rights.includes('profile') &&
          profileFields.map((field) => (
            <Form.Item key={field} name={field} label={t(`person.fact.${field}`)}>
              {lists[field] ? (
                <FormSelect allowClear showSearch optionFilterProp="label" options={choices(field)} />
              ) : (
                <Input maxLength={60} />
              )}
            </Form.Item>
          ))}
      </Form>
    </EditDialog>
  )
}
