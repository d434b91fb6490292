import { Button, Flex, Typography } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PreparedFile } from '../../../data/filesUpload'
import {
  acceptOf,
  type FileOwner,
  loadInspectionFile,
  prepareInspectionFile,
  removeInspectionFile,
  sendInspectionFile,
} from '../../../data/inspectionFiles'
import type { ReportFile } from '../../../data/inspectionReports'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { megabytes } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { FileUpload } from '../../../ui/FileUpload'
import { FileViewer } from '../../../ui/FileViewer'
import { useAttempt } from '../../../ui/useAttempt'
import { useFileSending } from '../../../ui/useFileSending'

interface Props {
  files: readonly ReportFile[]
  /** Where a new one goes; left out: nothing is added here. */
  owner?: FileOwner
  title?: string
  hint?: string
  onChanged(): void
  /** While bytes are on their way, the page should not be left. */
  onBusy?(isBusy: boolean): void
}

/** Files of a report or of an answer: listed, opened in place, added and taken off while that is possible. */
export function InspectionFiles({ files, owner, title, hint, onChanged, onBusy }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReportFile>()
  const { isBusy, problem, attempt } = useAttempt()
  const { state, start, retry, cancel } = useFileSending<PreparedFile>({
    send: (file, options) => (owner ? sendInspectionFile(owner, file, options) : Promise.resolve()),
    onSent: onChanged,
    isWorthRetrying: ({ kind }) => kind === 'offline' || kind === 'failure',
  })
  const isSending = state.phase !== 'idle'
  useEffect(() => onBusy?.(isSending), [isSending, onBusy])
  const shown = useMemo(
    () => (opened ? [{ id: opened.id, title: opened.name, mimeType: opened.mime_type }] : []),
    [opened],
  )
  const load = useCallback(({ id }: { id: string }) => loadInspectionFile(id), [])
  return (
    <Flex vertical gap={8}>
      {files.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: 20, overflowWrap: 'anywhere' }}>
          {files.map((file) => (
            <li key={file.id}>
              <Button
                type="link"
                style={{ paddingInline: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
                aria-label={t('inspection.openFile', { name: file.name })}
                onClick={() => setOpened(file)}
              >
                {file.name}
              </Button>{' '}
              <Typography.Text type="secondary">
                {megabytes(file.bytes)} ·{' '}
                {t('inspection.fileBy', { name: file.by, at: shanghaiDateTime(file.at) })}
              </Typography.Text>
              {file.may_remove && (
                <Button
                  type="link"
                  danger
                  disabled={isBusy}
                  aria-label={t('inspection.removeFile', { name: file.name })}
                  onClick={() =>
                    void attempt(async () => {
                      await removeInspectionFile(file.id)
                      if (opened?.id === file.id) setOpened(undefined)
                      onChanged()
                    })
                  }
                >
                  {t('inspection.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem && <span role="alert">{problem}</span>}
      {owner && (
        <FileUpload
          title={title ?? t('inspection.photos')}
          hint={hint}
          accept={acceptOf(owner.kind)}
          camera="environment"
          state={state}
          onChoose={([file]) => file && start(() => prepareInspectionFile(file, owner.kind))}
          onRetry={() => retry()}
          onCancel={cancel}
        />
      )}
      {opened && (
        <div>
          <div style={{ height: 'min(72vh, 820px)' }}>
            <FileViewer files={shown} load={load} />
          </div>
          <Button size="small" onClick={() => setOpened(undefined)} style={{ marginTop: 8 }}>
            {t('inspection.closeFile')}
          </Button>
        </div>
      )}
    </Flex>
  )
}
