import { Form, Input } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'

/** The fields of a record: when, where, which batch (notice, annex 1: 考评时间、机构、批次). */
export function RecordFields({ today }: { today: string }) {
  const { t } = useTranslation()
  const written = [{ required: true, whitespace: true, message: t('activity.required') }]
  return (
    <>
      <Form.Item
        name="held_on"
        label={t('activity.heldOn')}
        rules={[{ required: true, message: t('activity.required') }]}
      >
        <DayPicker max={today} />
      </Form.Item>
      <Form.Item name="institution_name" label={t('activity.institution')} rules={written}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="batch" label={t('activity.batch')} rules={written}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="place" label={`${t('activity.place')}（${t('common.optional')}）`}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="occupation" label={`${t('activity.occupation')}（${t('common.optional')}）`}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}
