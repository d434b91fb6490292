import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Flex, Form, Input, InputNumber, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import type { LoadedYear } from '../../data/calendar'
import type { AppError } from '../../data/errors'
import { useTranslation } from '../../i18n/useTranslation'
import { ConflictNotice } from '../../ui/ConflictNotice'
import { readTextFile } from './arrangementReading'

/** What a year is loaded from. */
export interface LoadValues {
  year: number
  text: string
  source: string
  isProvisional: boolean
}

interface Props {
  values: LoadValues
  onChange(changes: Partial<LoadValues>): void
  /** The year as it is stored. */
  loaded: LoadedYear | undefined
  /** Nothing forbids to save. */
  isReady: boolean
  isBusy: boolean
  error: AppError | undefined
  problem: string | undefined
  onSave(): void
  onCancel(): void
  onReload(): void
  preview: ReactNode
}

const largestFile = 1_000_000

/** Pastes or uploads an arrangement; beside it stands what would be written. */
export function CalendarLoadForm(props: Props) {
  const { values, onChange, loaded, isReady, isBusy, error, problem, onSave, onCancel, onReload, preview } =
    props
  const { t } = useTranslation()
  const [fileProblem, setFileProblem] = useState<string>()
  const isStale = error?.key === 'stale_version'
  const isFinal = loaded !== undefined && !loaded.is_provisional

  async function take(file: File) {
    const text = file.size <= largestFile ? await readTextFile(file) : null
    setFileProblem(text === null ? t('calendar.notText', { name: file.name }) : undefined)
    if (text !== null) onChange({ text })
  }

  return (
    <Flex gap={24} wrap align="flex-start">
      <Form
        layout="vertical"
        requiredMark={false}
        style={{ flex: '1 1 420px', minWidth: 0 }}
        onFinish={onSave}
      >
        {isStale && (
          <div style={{ marginBottom: 16 }}>
            <ConflictNotice
              title={problem ?? ''}
              text={t('ui.staleKept')}
              actions={<Button onClick={onReload}>{t('ui.staleReload')}</Button>}
            />
          </div>
        )}
        {problem && !isStale && (
          <Alert type="error" showIcon role="alert" message={problem} style={{ marginBottom: 16 }} />
        )}
        <Form.Item label={t('calendar.text')} htmlFor="arrangement" extra={t('calendar.textHint')}>
          <Input.TextArea
            id="arrangement"
            rows={14}
            maxLength={20_000}
            value={values.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </Form.Item>
        <Form.Item
          extra={fileProblem ? <span role="alert">{fileProblem}</span> : t('calendar.fileHint')}
          validateStatus={fileProblem ? 'error' : undefined}
        >
          <Upload
            accept=".txt,.csv,text/plain,text/csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void take(file)
              return false
            }}
          >
            <Button icon={<UploadOutlined />}>{t('calendar.upload')}</Button>
          </Upload>
        </Form.Item>
        <Form.Item label={t('calendar.year')} htmlFor="year">
          <InputNumber
            id="year"
            min={2000}
            max={2100}
            precision={0}
            value={values.year}
            onChange={(year) => year && onChange({ year })}
          />
        </Form.Item>
        <Form.Item label={t('calendar.source')} htmlFor="source" extra={t('calendar.sourceHint')}>
          <Input
            id="source"
            maxLength={200}
            value={values.source}
            onChange={(event) => onChange({ source: event.target.value })}
          />
        </Form.Item>
        <Form.Item extra={t(isFinal ? 'calendar.finalHint' : 'calendar.provisionalHint')}>
          <Checkbox
            checked={values.isProvisional}
            disabled={isFinal}
            onChange={(event) => onChange({ isProvisional: event.target.checked })}
          >
            {t('calendar.isProvisional')}
          </Checkbox>
        </Form.Item>
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
            {t(loaded ? 'calendar.replaceYear' : 'calendar.writeYear', { year: values.year })}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </Flex>
      </Form>
      <div style={{ flex: '1 1 420px', minWidth: 0 }} aria-live="polite">
        {preview}
      </div>
    </Flex>
  )
}
