import { useQuery } from '@tanstack/react-query'
import { Alert, App, Checkbox, Form, Input, Modal, Progress, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { toAppError } from '../data/errors'
import { EXPORT_LIMIT, type ExportSource, exportRows } from '../data/exportRows'
import { currentProfile } from '../data/profile'
import { shanghaiDateTime } from '../domain/shanghai'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'
import { saveFile } from './saveFile'

interface Props {
  source: ExportSource<unknown>
  onClose(): void
}

/** How many rows, in which form, masked or why not; then the making with progress and cancel. */
export function ExportDialog({ source, onClose }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const { message } = App.useApp()
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [isUnmasked, setUnmasked] = useState(false)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const profile = currentProfile()
  const hasPersonal = source.columns.some(({ personal }) => personal)
  const mayUnmask = hasPersonal && (profile?.staff?.grants.includes('export') ?? false)
  const counted = useQuery({
    queryKey: ['exportCount', source.list, source.filters],
    queryFn: ({ signal }) => source.count(signal),
    gcTime: 0,
  })
  const total = counted.data
  const isTooLarge = total !== undefined && total > EXPORT_LIMIT
  const isReasonMissing = isUnmasked && reason.trim().length < 2
  const isBusy = share !== undefined

  async function run() {
    setAsked(true)
    if (total === undefined || isReasonMissing || running.current) return
    const controller = new AbortController()
    running.current = controller
    setProblem(undefined)
    setShare(0)
    const by = profile?.staff?.name ?? profile?.person_name ?? profile?.email ?? ''
    const at = shanghaiDateTime(new Date())
    try {
      const file = await exportRows(
        source,
        {
          format,
          isUnmasked,
          reason: reason.trim(),
          total,
          mark: (rows) =>
            [
              t('exports.mark', { by, at, rows }),
              isUnmasked ? t('exports.markReason', { reason: reason.trim() }) : t('exports.markMasked'),
              source.filterWords && t('exports.markFilter', { filter: source.filterWords }),
            ]
              .filter(Boolean)
              .join(t('exports.markJoint')),
        },
        { onProgress: (value) => !controller.signal.aborted && setShare(value), signal: controller.signal },
      )
      saveFile(file.fileName, file.bytes, file.type)
      message.success(t('exports.done', { fileName: file.fileName }))
      onClose()
    } catch (error) {
      if (!controller.signal.aborted) setProblem(errorSentence(toAppError(error), translation))
    } finally {
      running.current = null
      setShare(undefined)
    }
  }

  return (
    <Modal
      open
      title={t('exports.title', { list: source.title })}
      okText={t('exports.make')}
      cancelText={isBusy ? t('exports.stop') : t('common.cancel')}
      onOk={run}
      onCancel={() => (isBusy ? running.current?.abort() : onClose())}
      okButtonProps={{ disabled: !total || isTooLarge, loading: isBusy }}
      maskClosable={false}
      width={480}
    >
      <p role="status">
        {counted.error
          ? errorSentence(toAppError(counted.error), translation)
          : total === undefined
            ? t('exports.counting')
            : total === 0
              ? t('exports.nothing')
              : t('exports.count', { total })}
        {source.filterWords && total ? t('exports.narrowed', { filter: source.filterWords }) : ''}
      </p>
      {isTooLarge && (
        <Alert type="warning" showIcon message={t('errors.export_too_large', { max: EXPORT_LIMIT })} />
      )}
      <Form layout="vertical" disabled={isBusy}>
        <Form.Item label={t('exports.format')}>
          <Radio.Group
            aria-label={t('exports.format')}
            value={format}
            onChange={({ target }) => setFormat(target.value)}
            options={[
              { value: 'xlsx', label: t('exports.xlsx') },
              { value: 'csv', label: t('exports.csv') },
            ]}
          />
        </Form.Item>
        {hasPersonal && !mayUnmask && <p>{t('exports.masked')}</p>}
        {mayUnmask && (
          <Form.Item>
            <Checkbox checked={isUnmasked} onChange={({ target }) => setUnmasked(target.checked)}>
              {t('exports.unmask')}
            </Checkbox>
          </Form.Item>
        )}
        {isUnmasked && (
          <Form.Item
            label={t('exports.reason')}
            htmlFor="export-reason"
            validateStatus={isAsked && isReasonMissing ? 'error' : undefined}
            help={isAsked && isReasonMissing ? t('exports.reasonNeeded') : t('exports.reasonHint')}
          >
            <Input
              id="export-reason"
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Form.Item>
        )}
      </Form>
      {isBusy && <Progress percent={Math.round(share * 100)} aria-label={t('exports.progress')} />}
      {problem && <Alert type="error" showIcon role="alert" message={problem} />}
    </Modal>
  )
}
