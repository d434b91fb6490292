import { Button, Flex, Typography } from 'antd'
import { useState } from 'react'
import type { ApplicationFile, DocumentRow } from '../../../data/applicationFile'
import { type Dictionaries, nameOf } from '../../../data/dictionaries'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { megabytes } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { DocumentDialog } from '../documents/DocumentDialog'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
}

/** The documents that are there, to look at. */
export function DocumentsList({ file, dictionaries }: Props) {
  const { t, language } = useTranslation()
  const [shown, setShown] = useState<DocumentRow | null>(null)
  const titleOf = (kind: string) => nameOf(language, dictionaries.documentKinds, kind)
  if (file.documents.length === 0) {
    return <Typography.Text type="secondary">{t('file.documentsNone')}</Typography.Text>
  }
  return (
    <>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {file.documents.map((document) => (
          <li key={document.id} style={{ padding: '6px 0' }}>
            <Flex gap={12} align="center">
              <div style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
                {titleOf(document.kind)}
                {document.data_version !== null &&
                  `（${t('file.printVersion', { version: document.data_version })}）`}
                <br />
                <Typography.Text type="secondary" className="tabular">
                  {document.original_name} · {megabytes(document.bytes)} ·{' '}
                  {shanghaiDateTime(document.uploaded_at)}
                </Typography.Text>
              </div>
              <Button
                aria-label={`${t('entry.view')}${t('entry.colon')}${titleOf(document.kind)}`}
                onClick={() => setShown(document)}
              >
                {t('entry.view')}
              </Button>
            </Flex>
          </li>
        ))}
      </ul>
      <DocumentDialog
        document={shown}
        title={shown ? titleOf(shown.kind) : ''}
        onClose={() => setShown(null)}
      />
    </>
  )
}
