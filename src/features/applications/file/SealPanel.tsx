import { Alert, App, Button, Typography } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { ApplicationFile, DocumentRow } from '../../../data/applicationFile'
import { sealApplication } from '../../../data/applications'
import { type Dictionaries, nameIn } from '../../../data/dictionaries'
import { toAppError } from '../../../data/errors'
import { applicationPrintPath } from '../../../domain/paths'
import { useTranslation } from '../../../i18n/useTranslation'
import { DocumentDialog } from '../documents/DocumentDialog'
import { DocumentItem } from '../documents/DocumentItem'
import { Panel } from '../Panel'
import { useErrorText } from '../useErrorText'
import { useStepRequest } from '../useStepRequest'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  onChanged(): void
}

/** 待盖章: print the frozen version, have it sealed, upload the scan, send the file on (notice 一（三）2, 二（三）2). */
export function SealPanel({ file, dictionaries, onChanged }: Props) {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const [shown, setShown] = useState<DocumentRow | null>(null)
  const [problem, setProblem] = useState<string>()
  const { application } = file
  const request = useStepRequest(application.id, `seal-${application.data_version}`)
  const kind = dictionaries.documentKinds.find(({ code }) => code === 'sealed_form')
  const document = file.documents.find((row) => row.kind === 'sealed_form')
  const isOutdated = document !== undefined && document.data_version !== application.data_version
  const isReady = document !== undefined && !isOutdated

  async function seal() {
    setProblem(undefined)
    try {
      const answer = await request.run((requestId) =>
        sealApplication(application.id, application.version, requestId),
      )
      if (!answer) return
      message.success(t('file.sealDone'))
      onChanged()
    } catch (thrown) {
      setProblem(errorText(thrown))
      if (toAppError(thrown).kind !== 'offline') onChanged()
    }
  }

  if (!kind) return null
  return (
    <Panel title={t('file.sealTitle')}>
      {application.unit_opinion && (
        <Typography.Paragraph type="secondary">
          {t('file.opinion', { opinion: application.unit_opinion })}
        </Typography.Paragraph>
      )}
      <ol style={{ paddingInlineStart: 20, margin: '0 0 12px' }}>
        <li>
          <Link to={applicationPrintPath(application.id)}>
            {t('file.sealStep1', { version: application.data_version })}
          </Link>
        </li>
        <li>{t('file.sealStep2')}</li>
        <li>{t('file.sealStep3')}</li>
      </ol>
      <DocumentItem
        applicationId={application.id}
        kind={kind}
        document={document}
        isRequired
        problem={
          isOutdated
            ? t('file.sealOutdated', { old: document.data_version ?? '', now: application.data_version })
            : undefined
        }
        onChanged={onChanged}
        onView={setShown}
      />
      {problem && (
        <Alert
          type={request.isUnknown ? 'warning' : 'error'}
          showIcon
          role="alert"
          style={{ marginTop: 12 }}
          message={problem}
          description={request.isUnknown ? t('application.submitUnknown') : undefined}
        />
      )}
      <Button
        type="primary"
        size="large"
        loading={request.isBusy}
        disabled={!isReady}
        onClick={seal}
        style={{ marginTop: 12 }}
      >
        {t('file.sealSubmit')}
      </Button>{' '}
      {!isReady && <Typography.Text type="secondary">{t('file.sealNeedsUpload')}</Typography.Text>}
      <DocumentDialog document={shown} title={nameIn(language, kind)} onClose={() => setShown(null)} />
    </Panel>
  )
}
