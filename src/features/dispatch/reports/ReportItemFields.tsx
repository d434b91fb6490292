import { Flex, Input, Radio, Select, Typography, theme } from 'antd'
import { useId } from 'react'
import type { Choice, ReportFile, ReportRecord } from '../../../data/inspectionReports'
import { ITEM_ANSWERS, itemField } from '../../../domain/inspectionReport'
import { useTranslation } from '../../../i18n/useTranslation'
import { InspectionFiles } from './InspectionFiles'
import { choiceName } from './reportWords'

interface Props {
  item: Choice
  record: ReportRecord
  values: Readonly<Record<string, unknown>>
  /** Sentences of what is missing, by field; none before a submission was tried. */
  problems: Readonly<Record<string, string>>
  onChange(field: string, value: string): void
  onFiles(): void
  onBusy(key: string, isBusy: boolean): void
}

/** The element of a field on the page. */
export const reportFieldId = (field: string) => `report-${field.replace('.', '-')}`

/** One item of the checklist: its result, and of a problem how grave it is, what is wrong, whom it concerns, photos. */
export function ReportItemFields({ item, record, values, problems, onChange, onFiles, onBusy }: Props) {
  const { t, language } = useTranslation()
  const { token } = theme.useToken()
  const titleId = useId()
  const name = choiceName(item, language)
  const field = (part: 'answer' | 'note' | 'severity' | 'person') => itemField(item.code, part)
  const answer = values[field('answer')]
  const textOf = (part: 'note' | 'severity' | 'person') => String(values[field(part)] ?? '')
  const photos: ReportFile[] = record.files.filter((file) => file.item === item.code)
  const hasProblem = answer === 'problem'
  const noteId = reportFieldId(field('note'))
  return (
    <section
      aria-labelledby={titleId}
      style={{ padding: '12px 0', borderTop: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Flex vertical gap={8}>
        <Flex justify="space-between" gap={8} align="center" wrap>
          <strong id={titleId}>{name}</strong>
          <Radio.Group
            id={reportFieldId(field('answer'))}
            aria-labelledby={titleId}
            optionType="button"
            buttonStyle="solid"
            value={answer}
            onChange={(event) => onChange(field('answer'), event.target.value)}
            options={ITEM_ANSWERS.map((value) => ({ value, label: t(`inspection.answers.${value}`) }))}
          />
        </Flex>
        <Problem text={problems[field('answer')]} />
        {(hasProblem || answer === 'na') && (
          <div>
            <label htmlFor={noteId}>{t(hasProblem ? 'inspection.note' : 'inspection.noteOptional')}</label>
            <Input.TextArea
              id={noteId}
              value={textOf('note')}
              maxLength={1000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              status={problems[field('note')] ? 'error' : undefined}
              onChange={(event) => onChange(field('note'), event.target.value)}
            />
            <Problem text={problems[field('note')]} />
          </div>
        )}
        {hasProblem && (
          <>
            <Flex gap={8} align="center" wrap>
              <span id={`${titleId}-severity`}>{t('inspection.severity')}</span>
              <Radio.Group
                id={reportFieldId(field('severity'))}
                aria-labelledby={`${titleId} ${titleId}-severity`}
                optionType="button"
                value={textOf('severity')}
                onChange={(event) => onChange(field('severity'), event.target.value)}
                options={record.severities.map((each) => ({
                  value: each.code,
                  label: choiceName(each, language),
                }))}
              />
            </Flex>
            <Problem text={problems[field('severity')]} />
            {record.assessors && record.assessors.length > 0 && (
              <div>
                <label htmlFor={reportFieldId(field('person'))}>{t('inspection.person')}</label>
                <Select
                  id={reportFieldId(field('person'))}
                  style={{ width: '100%' }}
                  allowClear
                  value={textOf('person') || undefined}
                  onChange={(value) => onChange(field('person'), value ?? '')}
                  options={record.assessors.map((each) => ({
                    value: each.id,
                    label: `${each.name} · ${each.card}`,
                  }))}
                />
                <Typography.Text type="secondary">{t('inspection.personHint')}</Typography.Text>
              </div>
            )}
            <InspectionFiles
              files={photos}
              owner={{ kind: 'photo', reportId: record.report.id, item: item.code }}
              title={t('inspection.photosOf', { item: name })}
              hint={t('inspection.photosHint')}
              onChanged={onFiles}
              onBusy={(isBusy) => onBusy(item.code, isBusy)}
            />
          </>
        )}
      </Flex>
    </section>
  )
}

/** What is wrong with a field, in a sentence. */
export function Problem({ text }: { text: string | undefined }) {
  const { token } = theme.useToken()
  return text ? (
    <div role="alert" style={{ color: token.colorError }}>
      {text}
    </div>
  ) : null
}
