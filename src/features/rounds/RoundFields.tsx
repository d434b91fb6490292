import { Checkbox, Flex, Form, Input, InputNumber } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { FormSelect } from '../../ui/FormSelect'

const months = Array.from({ length: 12 }, (_, index) => index + 1)
const half = { flex: '1 1 180px', minWidth: 0 }

/** The fields of a round, inside its form. */
export function RoundFields({ isOverridden }: { isOverridden: boolean }) {
  const { t } = useTranslation()
  const required = { required: true, message: t('round.required') }
  return (
    <>
      <Flex gap={12} wrap>
        <Form.Item name="year" label={t('round.year')} rules={[required]} style={half}>
          <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        {/* required by its rule: antd would put aria-required on an element that may not carry it */}
        <Form.Item name="month" label={t('round.month')} required={false} rules={[required]} style={half}>
          <FormSelect
            showSearch
            optionFilterProp="label"
            options={months.map((month) => ({ value: month, label: t('round.monthName', { month }) }))}
          />
        </Form.Item>
      </Flex>
      <Form.Item
        name="name"
        label={t('round.name')}
        extra={t('round.nameHint')}
        rules={[
          { ...required, whitespace: true },
          { min: 2, max: 60, message: t('round.nameHint') },
        ]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Flex gap={12} wrap>
        <Form.Item
          name="window_from"
          label={t('round.windowFrom')}
          extra={t('round.windowHint')}
          rules={[required]}
          style={half}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item name="window_to" label={t('round.windowTo')} rules={[required]} style={half}>
          <DayPicker />
        </Form.Item>
      </Flex>
      <Flex gap={12} wrap>
        <Form.Item name="opens_on" label={t('round.opensOn')} rules={[required]} style={half}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="working_days" label={t('round.workingDays')} rules={[required]} style={half}>
          <InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </Flex>
      <Form.Item
        name="isOverridden"
        valuePropName="checked"
        extra={isOverridden ? undefined : t('round.overrideHint')}
      >
        <Checkbox>{t('round.override')}</Checkbox>
      </Form.Item>
      {isOverridden && (
        <Flex gap={12} wrap>
          <Form.Item name="closes_on" label={t('round.closesOn')} rules={[required]} style={half}>
            <DayPicker />
          </Form.Item>
          <Form.Item
            name="override_reason"
            label={t('round.overrideReason')}
            rules={[{ ...required, whitespace: true, min: 2, message: t('round.reasonRequired') }]}
            style={half}
          >
            <Input maxLength={200} />
          </Form.Item>
        </Flex>
      )}
      <Form.Item name="note" label={`${t('round.note')}（${t('common.optional')}）`}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </>
  )
}
