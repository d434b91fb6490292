import { DatePicker, type DatePickerProps } from 'antd'
import dayjs from 'dayjs'
import { useSpokenDates } from './spokenDates'

interface Props extends Pick<DatePickerProps, 'id' | 'disabled' | 'autoFocus' | 'placeholder'> {
  /** yyyy-mm-dd. */
  value?: string | null
  onChange?(value: string | null): void
  /** First and last day that can be chosen, both included. */
  min?: string
  max?: string
  'aria-label'?: string
}

/** A calendar day as yyyy-mm-dd, for forms. */
export function DayPicker({ value, onChange, min, max, ...rest }: Props) {
  useSpokenDates()
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      minDate={min ? dayjs(min) : undefined}
      maxDate={max ? dayjs(max) : undefined}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      // Enter takes the day that was typed or pointed at; it does not send the form around it
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
      }}
      style={{ width: '100%' }}
    />
  )
}
