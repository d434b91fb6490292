import { Alert, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { type IssuedInvitation, inviteStaff, type NewInvitation } from '../../data/staffInvitations'
import { REGIONS } from '../../domain/region'
import { type StaffRole, staffRoles } from '../../domain/staffRole'
import { useTranslation } from '../../i18n/useTranslation'
import { FormSelect } from '../../ui/FormSelect'
import { useAttempt } from '../../ui/useAttempt'
import { InstitutionPicker } from './InstitutionPicker'
import { needsInstitution, needsRegion, regionsFor } from './invitationScope'

/** Whom an invitation is for, as the form has it. */
export interface InviteValues {
  email: string
  name: string
  role: StaffRole
  region?: string
  institution?: string
}

/** An invitation that was made, with what its slip says. */
export interface MadeInvitation extends IssuedInvitation {
  wish: InviteValues
  /** Of an institution officer. */
  institutionName: string | undefined
}

interface Props {
  /** Of a city center: it invites the officers of its units alone. */
  cityCode?: string
  /** Of an invitation that is made again. */
  initial?: Partial<InviteValues> & { institutionName?: string }
  onMade(invitation: MadeInvitation): void
  onClose(): void
}

/** Invites somebody by e-mail address, role and place. */
export function InviteDialog({ cityCode, initial, onMade, onClose }: Props) {
  const { t, language } = useTranslation()
  const [form] = Form.useForm<InviteValues>()
  const [institutionName, setInstitutionName] = useState(initial?.institutionName)
  const { isBusy, error, problem, attempt } = useAttempt()
  const startRole: StaffRole = initial?.role ?? 'institution_officer'
  const role = Form.useWatch('role', form) ?? startRole

  useEffect(() => {
    const field = fieldOf(error?.values.field)
    if (field && problem) form.setFields([{ name: field, errors: [problem] }])
  }, [error, problem, form])

  async function invite(values: InviteValues) {
    const isMade = await attempt(async () => {
      const made = await inviteStaff(wishOf(values))
      onMade({
        ...made,
        wish: values,
        institutionName: needsInstitution(values.role) ? institutionName : undefined,
      })
    })
    if (isMade) onClose()
  }

  return (
    <Modal
      open
      title={t(cityCode ? 'staff.inviteTitleCity' : 'staff.inviteTitle')}
      okText={t('staff.issue')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
    >
      <p>{t('staff.inviteText')}</p>
      {problem && !fieldOf(error?.values.field) && (
        <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
      )}
      <Form<InviteValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: startRole, ...initial }}
        onFinish={invite}
      >
        <Form.Item
          name="email"
          label={t('staff.email')}
          rules={[
            { required: true, message: t('staff.emailRequired') },
            { type: 'email', message: t('staff.emailInvalid') },
          ]}
        >
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('staff.name')}
          rules={[{ required: true, whitespace: true, message: t('staff.nameRequired') }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('staff.role')} hidden={cityCode !== undefined}>
          <FormSelect
            options={staffRoles.map((each) => ({ value: each, label: t(`common.roles.${each}`) }))}
            onChange={() => form.setFieldsValue({ region: undefined, institution: undefined })}
          />
        </Form.Item>
        {needsRegion(role) && (
          <Form.Item
            name="region"
            label={t('staff.region')}
            rules={[{ required: true, message: t('staff.required') }]}
          >
            <FormSelect
              showSearch
              optionFilterProp="label"
              options={REGIONS.filter((region) => regionsFor(role).includes(region.code)).map((region) => ({
                value: region.code,
                label: language === 'zh-CN' ? region.nameZh : region.nameEn,
              }))}
            />
          </Form.Item>
        )}
        {needsInstitution(role) && (
          <Form.Item
            name="institution"
            label={t('staff.institution')}
            rules={[{ required: true, message: t('staff.required') }]}
          >
            <InstitutionPicker
              regionCode={cityCode}
              initialName={initial?.institutionName}
              onName={setInstitutionName}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}

function wishOf({ email, name, role, region, institution }: InviteValues): NewInvitation {
  return {
    email: email.trim(),
    name: name.trim(),
    role,
    regionCode: needsRegion(role) ? (region ?? null) : null,
    institutionId: needsInstitution(role) ? (institution ?? null) : null,
  }
}

const fields: Readonly<Record<string, keyof InviteValues>> = {
  email: 'email',
  name: 'name',
  role: 'role',
  region_code: 'region',
  institution_id: 'institution',
}

function fieldOf(named: unknown): keyof InviteValues | undefined {
  return typeof named === 'string' ? fields[named] : undefined
}
