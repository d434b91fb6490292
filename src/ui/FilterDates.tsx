import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from '../i18n/useTranslation'
import { useSpokenDates } from './spokenDates'

interface Props {
  label: string
  /** yyyy-mm-dd, both included. */
  from: string | undefined
  to: string | undefined
  onChange(from: string | undefined, to: string | undefined): void
  width: number | string
}

/** From and to as a filter; a file of its own, since few lists ask for dates and the calendar is heavy. */
export function FilterDates({ label, from, to, onChange, width }: Props) {
  const { t } = useTranslation()
  useSpokenDates()
  return (
    <DatePicker.RangePicker
      aria-label={label}
      placeholder={[`${label} ${t('ui.from')}`, t('ui.to')]}
      allowEmpty={[true, true]}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(_, [first, last]) => onChange(first || undefined, last || undefined)}
      style={{ width }}
    />
  )
}
