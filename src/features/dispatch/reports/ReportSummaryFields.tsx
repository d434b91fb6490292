import { Checkbox, Flex, Input, Typography } from 'antd'
import type { ReportRecord } from '../../../data/inspectionReports'
import { attendeesOf, problemsOf } from '../../../domain/inspectionReport'
import { useTranslation } from '../../../i18n/useTranslation'
import { DayPicker } from '../../../ui/DayPicker'
import { Problem, reportFieldId } from './ReportItemFields'

interface Props {
  record: ReportRecord
  values: Readonly<Record<string, unknown>>
  problems: Readonly<Record<string, string>>
  onChange(field: string, value: string): void
}

/** What a report says as a whole: who was there, how many came, how it went, what is proposed. */
export function ReportSummaryFields({ record, values, problems, onChange }: Props) {
  const { t } = useTranslation()
  const { supervisor_ids: ids = [], supervisor_names: names } = record.report
  const textOf = (field: string) => String(values[field] ?? '')
  const hasProblems = problemsOf(values, record.items ?? []).length > 0
  const there = attendeesOf(values, ids)
  const area = (field: 'situation' | 'proposal', rows: number) => (
    <div>
      <label htmlFor={reportFieldId(field)}>{t(`inspection.${field}`)}</label>
      <Input.TextArea
        id={reportFieldId(field)}
        value={textOf(field)}
        maxLength={2000}
        autoSize={{ minRows: rows, maxRows: 14 }}
        status={problems[field] ? 'error' : undefined}
        onChange={(event) => onChange(field, event.target.value)}
      />
      <Problem text={problems[field]} />
    </div>
  )
  return (
    <Flex vertical gap={12}>
      <fieldset style={{ border: 0, margin: 0, padding: 0 }} id={reportFieldId('attendees')} tabIndex={-1}>
        <legend style={{ padding: 0 }}>{t('inspection.attendees')}</legend>
        <Flex gap={12} wrap>
          {ids.map((id, index) => (
            <Checkbox
              key={id}
              checked={there.includes(id)}
              onChange={({ target }) =>
                onChange(
                  'attendees',
                  ids.filter((each) => (each === id ? target.checked : there.includes(each))).join(',') ||
                    'none',
                )
              }
            >
              {names[index]}
            </Checkbox>
          ))}
        </Flex>
        <Typography.Text type="secondary">{t('inspection.attendeesHint')}</Typography.Text>
        <Problem text={problems.attendees} />
      </fieldset>
      <div>
        <label htmlFor={reportFieldId('present_count')}>{t('inspection.presentCount')}</label>
        <Input
          id={reportFieldId('present_count')}
          value={textOf('present_count')}
          inputMode="numeric"
          maxLength={6}
          style={{ display: 'block', width: 160 }}
          status={problems.present_count ? 'error' : undefined}
          onChange={(event) => onChange('present_count', event.target.value)}
        />
        <Problem text={problems.present_count} />
      </div>
      {area('situation', 3)}
      {hasProblems && (
        <>
          {area('proposal', 2)}
          <div>
            <label htmlFor={reportFieldId('rectify_by')}>{t('inspection.rectifyBy')}</label>
            <div>
              <DayPicker
                id={reportFieldId('rectify_by')}
                min={record.today}
                value={textOf('rectify_by') || undefined}
                onChange={(day) => onChange('rectify_by', day ?? '')}
              />
            </div>
            <Problem text={problems.rectify_by} />
          </div>
        </>
      )}
    </Flex>
  )
}
