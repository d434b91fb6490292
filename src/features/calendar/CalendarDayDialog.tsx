import { Form, Input, Radio } from 'antd'
import { useMemo, useState } from 'react'
import { changeCalendarDay, type LoadedYear, type SourcedDay } from '../../data/calendar'
import { newRequestId } from '../../data/rpc'
import { HOLIDAYS } from '../../domain/calendarYear'
import type { IsoDate } from '../../domain/shanghai'
import { weekdayOf } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { EditDialog } from '../../ui/EditDialog'
import { useAttempt } from '../../ui/useAttempt'
import { useFieldProblem } from '../../ui/useFieldProblem'
import { daySentence } from './dayWords'
import { EffectPanel } from './EffectPanel'
import { useCalendarEffects } from './useCalendarEffects'

interface Props {
  year: LoadedYear
  years: readonly number[]
  days: readonly SourcedDay[]
  /** The day that was clicked. */
  date?: IsoDate
  onSaved(): Promise<void>
  onClose(): void
  onReload(): void
}

interface Wish {
  on: IsoDate | null
  isWorkingDay: boolean
  name: string
  reason: string
}

/** Makes one day worked or off, with a reason, and says which dates of rounds that would move. */
export function CalendarDayDialog({ year, years, days, date, onSaved, onClose, onReload }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const [form] = Form.useForm<Wish>()
  const [isChanged, setIsChanged] = useState(false)
  const [requestId, setRequestId] = useState(newRequestId)
  const { isBusy, error, problem, attempt } = useAttempt()
  useFieldProblem(form, error, problem)
  const values = Form.useWatch([], form) as Wish | undefined
  const find = (on?: string | null) => days.find((day) => day.on_date === on)
  const initial = wishOf(find(date))
  const { on, isWorkingDay, name } = { ...initial, ...values }
  const day = find(on)
  const isMoved = day !== undefined && day.is_working_day !== isWorkingDay
  const changed = useMemo(
    () => (isMoved && on ? [{ on_date: on, is_working_day: isWorkingDay, holiday_name: name }] : undefined),
    [isMoved, on, isWorkingDay, name],
  )
  const { effects, error: effectError, retry } = useCalendarEffects(years, changed)
  const needsName = on ? isWorkingDay !== weekdayOf(on) < 6 : false
  const required = { required: true, message: t('calendar.required') }

  async function save(wish: Wish) {
    const isDone = await attempt(async () => {
      await changeCalendarDay({
        on: wish.on ?? '',
        isWorkingDay: wish.isWorkingDay,
        holidayName: wish.name?.trim() ?? '',
        reason: wish.reason.trim(),
        version: year.version,
        requestId,
      })
      await onSaved()
    })
    if (isDone) onClose()
  }

  return (
    <EditDialog
      title={t('calendar.dayTitle')}
      isBusy={isBusy}
      error={error}
      problem={problem}
      isChanged={isChanged}
      onSubmit={form.submit}
      onClose={onClose}
      onReload={onReload}
      width={640}
    >
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onValuesChange={(change: Partial<Wish>) => {
          // another wish is another request: a retry repeats the same one
          setRequestId(newRequestId())
          setIsChanged(true)
          if (change.on)
            form.setFieldsValue({ ...wishOf(find(change.on)), reason: form.getFieldValue('reason') })
        }}
        onFinish={save}
      >
        <Form.Item
          name="on"
          label={t('calendar.day')}
          rules={[required]}
          extra={day && daySentence(day, translation)}
        >
          <DayPicker min={`${year.year}-01-01`} max={`${year.year}-12-31`} />
        </Form.Item>
        <Form.Item name="isWorkingDay" label={t('calendar.state')}>
          <Radio.Group
            options={[
              { value: true, label: t('calendar.stateWorked') },
              { value: false, label: t('calendar.stateOff') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('calendar.holiday')}
          extra={t('calendar.holidayHint')}
          rules={needsName ? [{ ...required, whitespace: true }] : []}
        >
          <Input maxLength={20} list="holidays" />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('calendar.reason')}
          extra={t('calendar.reasonHint')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('ui.reasonRequired') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <datalist id="holidays">
          {HOLIDAYS.map((holiday) => (
            <option key={holiday} value={holiday} />
          ))}
        </datalist>
      </Form>
      {changed && <EffectPanel effects={effects} error={effectError} onRetry={retry} />}
    </EditDialog>
  )
}

function wishOf(day: SourcedDay | undefined): Wish {
  return {
    on: day?.on_date ?? null,
    isWorkingDay: day?.is_working_day ?? true,
    name: day?.holiday_name ?? '',
    reason: '',
  }
}
