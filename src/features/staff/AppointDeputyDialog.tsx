import { Alert, Flex, Form, Input, Modal } from 'antd'
import { useEffect } from 'react'
import { appointDeputy } from '../../data/staff'
import { addDays, type IsoDate } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { useAttempt } from '../../ui/useAttempt'
import { InstitutionPicker } from './InstitutionPicker'

interface Props {
  today: IsoDate
  /** Of a city center: only its own units. */
  cityCode?: string
  onDone(): void
  onClose(): void
}

interface Wish {
  email: string
  name: string
  institution: string
  from: IsoDate
  to: IsoDate
  reason: string
}

/** The server allows a quarter of a year. */
const longest = 92

/** Lets a login act for a unit for a time. */
export function AppointDeputyDialog({ today, cityCode, onDone, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Wish>()
  const { isBusy, error, problem, attempt } = useAttempt()
  const from = Form.useWatch('from', form)
  const required = { required: true, message: t('staff.required') }

  useEffect(() => {
    const field = error?.values.field
    if ((field === 'email' || field === 'name' || field === 'to') && problem)
      form.setFields([{ name: field, errors: [problem] }])
  }, [error, problem, form])

  return (
    <Modal
      open
      title={t('staff.appointTitle')}
      okText={t('staff.appoint')}
      cancelText={t('common.cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={isBusy}
    >
      <p>{t('staff.deputiesText')}</p>
      {problem && !error?.values.field && (
        <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
      )}
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: today }}
        onFinish={async (wish) => {
          const isDone = await attempt(async () => {
            await appointDeputy({
              email: wish.email,
              name: wish.name.trim(),
              institutionId: wish.institution,
              from: wish.from,
              to: wish.to,
              reason: wish.reason.trim(),
            })
            onDone()
          })
          if (isDone) onClose()
        }}
      >
        <Form.Item
          name="email"
          label={t('staff.appointEmail')}
          rules={[
            { required: true, message: t('staff.emailRequired') },
            { type: 'email', message: t('staff.emailInvalid') },
          ]}
        >
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('staff.appointName')}
          extra={t('staff.appointNameHint')}
          rules={[{ required: true, whitespace: true, message: t('staff.nameRequired') }]}
        >
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="institution" label={t('staff.appointUnit')} rules={[required]}>
          <InstitutionPicker regionCode={cityCode} />
        </Form.Item>
        <Flex gap={12} wrap>
          <Form.Item name="from" label={t('staff.appointFrom')} rules={[required]} style={{ flex: 1 }}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="to" label={t('staff.appointTo')} rules={[required]} style={{ flex: 1 }}>
            <DayPicker min={from} max={from ? addDays(from, longest) : undefined} />
          </Form.Item>
        </Flex>
        <Form.Item
          name="reason"
          label={t('staff.appointReason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('staff.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
