import { Descriptions, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { ApplicationFile } from '../../../data/applicationFile'
import { type Dictionaries, nameIn, nameOf } from '../../../data/dictionaries'
import { type FieldName, fieldNames } from '../../../domain/formFields'
import { useTranslation } from '../../../i18n/useTranslation'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
}

/** What was entered, field by field, and the records inside the validity. */
export function FormSummary({ file, dictionaries }: Props) {
  const { t, language } = useTranslation()
  const { application, form, records, card } = file
  const labels = dictionaries.formFields
    .filter((row) => row.card_role === application.role)
    .map((row) => ({ ...row, code: row.field }))
  const counted = records.filter(({ held_on }) => held_on >= card.valid_from && held_on <= card.valid_to)

  function contentOf(field: FieldName): ReactNode {
    if (field === 'activity_records') {
      return counted.map((record) => (
        <div key={record.id}>
          <span className="tabular">{record.held_on}</span> {record.institution_name} {record.batch}
          {record.place ? ` ${record.place}` : ''}（{t(`application.recordStatus.${record.status}`)}）
        </div>
      ))
    }
    if (field === 'level') return nameOf(language, dictionaries.cardKinds, application.card_kind)
    const value = String(form[field] ?? '')
    if (field.endsWith('_declared')) return value === 'true' ? t('file.declared') : t('file.empty')
    const item = dictionaries.items.find(
      (row) => row.code === value && ['ethnic_group', 'skill_level'].includes(row.dictionary),
    )
    return (
      <span style={{ whiteSpace: 'pre-wrap' }}>
        {item ? nameIn(language, item) : value || t('file.empty')}
      </span>
    )
  }

  return (
    <>
      {!file.is_full && <Typography.Paragraph type="secondary">{t('file.masked')}</Typography.Paragraph>}
      <Descriptions
        column={1}
        size="small"
        bordered
        items={fieldNames(application.role)
          .filter((field) => field !== 'is_external')
          .map((field) => ({
            key: field,
            label: nameOf(language, labels, field),
            children: contentOf(field),
          }))}
      />
    </>
  )
}
