import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { loadDictionaries, nameOf } from '../../../data/dictionaries'
import type { ShareValues } from '../../../data/inspectionShares'
import { currentProfile } from '../../../data/profile'
import { newRequestId } from '../../../data/rpc'
import { REGIONS, regionName } from '../../../domain/region'
import { addDays } from '../../../domain/shanghai'
import { useTranslation } from '../../../i18n/useTranslation'
import { DayPicker } from '../../../ui/DayPicker'
import { EditDialog } from '../../../ui/EditDialog'
import { FormSelect } from '../../../ui/FormSelect'
import { useAttempt } from '../../../ui/useAttempt'
import { useFieldProblem } from '../../../ui/useFieldProblem'

interface Props {
  /** Reaches across cities, or names one. */
  isProvince: boolean
  onSave(values: ShareValues, requestId: string): Promise<void>
  onClose(): void
}

/** In the choice of the province: evaluations of everywhere. */
const EVERYWHERE = 'province'

/** Fixes the conditions of a random share; nothing is drawn by it. */
export function ShareDialog({ isProvince, onSave, onClose }: Props) {
  const { t, language } = useTranslation()
  const [form] = Form.useForm<ShareValues>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const unit = Form.useWatch('unit', form)
  const today = currentProfile()?.today ?? ''
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: () => loadDictionaries(),
    staleTime: 600_000,
  })
  const kinds = dictionaries.data?.items.filter(({ dictionary }) => dictionary === 'evaluation_kind') ?? []
  const required = [{ required: true, message: t('dispatch.required') }]

  async function save({ region_code, ...values }: ShareValues) {
    const where = region_code === EVERYWHERE ? { reach: 'province' as const } : { region_code }
    if (await attempt(() => onSave({ ...values, ...where }, requestId))) onClose()
  }

  return (
    <EditDialog
      title={t('dispatch.share.plan')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <Form<ShareValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          unit: 'percent',
          amount: 20,
          ...(today && { from_on: addDays(today, 1), to_on: addDays(today, 30) }),
          ...(isProvince && { region_code: EVERYWHERE }),
        }}
        onValuesChange={() => {
          setRequestId(newRequestId())
          setIsChanged(true)
        }}
        onFinish={save}
      >
        {isProvince && (
          <Form.Item name="region_code" label={t('dispatch.share.reach')} rules={required}>
            <FormSelect
              options={[
                { value: EVERYWHERE, label: t('dispatch.share.wholeProvince') },
                ...REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="from_on" label={t('dispatch.share.from')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="to_on" label={t('dispatch.share.to')} rules={required}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="evaluation_kind" label={t('dispatch.share.kind')}>
          <FormSelect
            allowClear
            placeholder={t('dispatch.share.anyKind')}
            options={kinds.map(({ code }) => ({ value: code, label: nameOf(language, kinds, code) }))}
          />
        </Form.Item>
        <Form.Item name="unit" label={t('dispatch.share.unit')} rules={required}>
          <FormSelect
            options={(['percent', 'number'] as const).map((value) => ({
              value,
              label: t(`dispatch.share.units.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="amount"
          label={t('dispatch.share.amount')}
          extra={unit === 'percent' && t('dispatch.share.percentHint')}
          rules={required}
        >
          <InputNumber min={1} max={unit === 'number' ? 1000 : 100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="supervisors" label={t('dispatch.supervisors')} extra={t('dispatch.share.usual')}>
          <InputNumber min={1} max={10} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="note" label={t('dispatch.note')}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </EditDialog>
  )
}
