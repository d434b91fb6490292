import { useQueryClient } from '@tanstack/react-query'
import { Button, Flex, Typography } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { CaseFile } from '../../data/discipline'
import { loadEvidence, prepareEvidence, removeEvidence, sendEvidence } from '../../data/disciplineFiles'
import type { PreparedFile } from '../../data/filesUpload'
import { shanghaiDateTime } from '../../domain/shanghai'
import { megabytes } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { FileUpload } from '../../ui/FileUpload'
import { FileViewer } from '../../ui/FileViewer'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { useAttempt } from '../../ui/useAttempt'
import { useFileSending } from '../../ui/useFileSending'
import { caseKey } from './disciplineKeys'

interface Props {
  caseId: string
  files: readonly CaseFile[]
  /** A draft of the caller's. */
  isEditable: boolean
}

/** 证据材料: listed, opened one by one since each look is logged, added while the case is a draft. */
export function CaseEvidence({ caseId, files, isEditable }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [opened, setOpened] = useState<CaseFile>()
  const { isBusy, problem, attempt } = useAttempt()
  const changed = () => void queries.invalidateQueries({ queryKey: caseKey(caseId) })
  const { state, start, retry, cancel } = useFileSending<PreparedFile>({
    send: (file, options) => sendEvidence(caseId, file, options),
    onSent: changed,
    isWorthRetrying: ({ kind }) => kind === 'offline' || kind === 'failure',
  })
  const shown = useMemo(
    () => (opened ? [{ id: opened.id, title: opened.name, mimeType: opened.mime_type }] : []),
    [opened],
  )
  const loadFile = useCallback(({ id }: { id: string }) => loadEvidence(id), [])
  return (
    <Panel title={t('discipline.evidence')} extra={t('discipline.evidenceLogged')}>
      <Flex vertical gap={12}>
        {files.length === 0 && <PanelEmpty title={t('discipline.noEvidence')} />}
        {files.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {files.map((file) => (
              <li key={file.id}>
                <Button type="link" onClick={() => setOpened(file)} style={{ paddingInline: 0 }}>
                  {file.name}
                </Button>{' '}
                <Typography.Text type="secondary">
                  {megabytes(file.bytes)} · {file.uploaded_by_name} {shanghaiDateTime(file.uploaded_at)}
                </Typography.Text>
                {isEditable && (
                  <Button
                    type="link"
                    danger
                    disabled={isBusy}
                    aria-label={t('discipline.removeEvidence', { name: file.name })}
                    onClick={() =>
                      void attempt(async () => {
                        await removeEvidence(file.id)
                        changed()
                      })
                    }
                  >
                    {t('discipline.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {problem && <span role="alert">{problem}</span>}
        {isEditable && (
          <FileUpload
            title={t('discipline.addEvidence')}
            hint={t('discipline.evidenceHint')}
            accept="application/pdf,image/jpeg,image/png"
            camera="environment"
            state={state}
            onChoose={([file]) => file && start(() => prepareEvidence(file))}
            onRetry={() => retry()}
            onCancel={cancel}
          />
        )}
        {opened && (
          <div style={{ height: 'min(72vh, 820px)' }}>
            <FileViewer files={shown} load={loadFile} />
          </div>
        )}
      </Flex>
    </Panel>
  )
}
