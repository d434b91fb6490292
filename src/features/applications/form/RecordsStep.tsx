import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Flex, List, Typography } from 'antd'
import { useState } from 'react'
import type { ActivityRecord } from '../../../data/applicationFile'
import { removeRecord } from '../../../data/applications'
import { useTranslation } from '../../../i18n/useTranslation'
import { EmptyState } from '../../../ui/EmptyState'
import { StatusTag, type Tone } from '../../../ui/StatusTag'
import { useErrorText } from '../useErrorText'
import { RecordDialog } from './RecordDialog'
import type { FormState } from './useFormState'

const TONES: Record<ActivityRecord['status'], Tone> = {
  declared: 'waiting',
  confirmed: 'good',
  disputed: 'bad',
}

interface Props {
  form: FormState
  /** Records are rows of their own: changed at once, not with the draft. */
  onChanged(): void
}

/** 有效期内考评（督导）工作记录: what counts, what does not, and a way to add. */
export function RecordsStep({ form, onChanged }: Props) {
  const { t } = useTranslation()
  const [isAdding, setIsAdding] = useState(false)
  const { card, records } = form.file
  const isOpen = !form.isLocked('activity_records')
  return (
    <>
      <Typography.Paragraph type="secondary">
        {t('application.recordsHint', { from: card.valid_from, to: card.valid_to })}
      </Typography.Paragraph>
      {records.length === 0 ? (
        <EmptyState title={t('application.recordsNone')} text={t('application.recordsNoneText')} />
      ) : (
        <List
          size="small"
          dataSource={records}
          rowKey="id"
          renderItem={(record) => (
            <List.Item style={{ paddingInline: 0 }}>
              <RecordRow record={record} form={form} onRemoved={isOpen ? onChanged : undefined} />
            </List.Item>
          )}
        />
      )}
      {isOpen && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setIsAdding(true)}
          block
          style={{ marginTop: 12 }}
        >
          {t('application.recordAdd')}
        </Button>
      )}
      {isAdding && <RecordDialog form={form} onAdded={onChanged} onClose={() => setIsAdding(false)} />}
    </>
  )
}

interface RowProps {
  record: ActivityRecord
  form: FormState
  onRemoved?(): void
}

function RecordRow({ record, form, onRemoved }: RowProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const errorText = useErrorText()
  const { card } = form.file
  const counts = record.held_on >= card.valid_from && record.held_on <= card.valid_to

  function ask() {
    modal.confirm({
      title: t('application.recordRemoveAsk'),
      content: `${record.held_on} ${record.institution_name} ${record.batch}`,
      okText: t('common.delete'),
      cancelText: t('common.cancel'),
      onOk: async () => {
        try {
          await removeRecord(record.id)
        } catch (error) {
          message.error(errorText(error))
        }
        onRemoved?.()
      },
    })
  }

  return (
    <Flex gap={12} align="flex-start" style={{ width: '100%' }}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <span className="tabular">{record.held_on}</span> {record.institution_name}
        <div>
          <Typography.Text type="secondary">
            {[record.batch, record.place, record.occupation].filter(Boolean).join(' · ')}
          </Typography.Text>
        </div>
        {record.dispute_reason && <div>{record.dispute_reason}</div>}
        {counts ? (
          <StatusTag tone={TONES[record.status]}>{t(`application.recordStatus.${record.status}`)}</StatusTag>
        ) : (
          <StatusTag tone="quiet">{t('application.recordOutside')}</StatusTag>
        )}
      </div>
      {onRemoved && record.status === 'declared' && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('application.recordRemove', { date: record.held_on })}
          onClick={ask}
        />
      )}
    </Flex>
  )
}
