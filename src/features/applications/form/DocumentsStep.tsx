import { Flex, Typography } from 'antd'
import { useState } from 'react'
import type { DocumentRow } from '../../../data/applicationFile'
import { nameOf } from '../../../data/dictionaries'
import { useTranslation } from '../../../i18n/useTranslation'
import { DocumentDialog } from '../documents/DocumentDialog'
import { DocumentItem } from '../documents/DocumentItem'
import { StatementPageButton } from '../documents/StatementPageButton'
import { dueDocuments } from './predictChecks'
import type { FormState } from './useFormState'

interface Props {
  form: FormState
  /** Kinds that may be changed; left out: all. Those outside are not shown. */
  kinds?: readonly string[]
  /** What a reviewer said about the documents. */
  problem?: string
  onChanged(): void
  onBusy(kind: string, isBusy: boolean): void
}

/** The documents due at submission (notice 一（三）2, 二（三）2), as the form stands now. */
export function DocumentsStep({ form, kinds, problem, onChanged, onBusy }: Props) {
  const { t, language } = useTranslation()
  const [shown, setShown] = useState<DocumentRow | null>(null)
  const { file, dictionaries, values, draft } = form
  const due = dueDocuments(file, { values, institution: draft.institution })
  const listed = kinds ?? [...new Set([...due, ...file.documents.map(({ kind }) => kind)])]
  return (
    <>
      <Typography.Paragraph type="secondary">{t('application.documentsHint')}</Typography.Paragraph>
      <Flex vertical gap={12}>
        {dictionaries.documentKinds
          .filter(({ code }) => listed.includes(code))
          .map((kind) => (
            <DocumentItem
              key={kind.code}
              applicationId={file.application.id}
              kind={kind}
              document={file.documents.find((document) => document.kind === kind.code)}
              isRequired={due.includes(kind.code)}
              problem={problem}
              onChanged={onChanged}
              onBusy={onBusy}
              onView={setShown}
              renderExtra={
                kind.code === 'work_summary'
                  ? (upload) => <StatementPageButton form={form} upload={upload} />
                  : undefined
              }
            />
          ))}
      </Flex>
      <DocumentDialog
        document={shown}
        title={shown ? nameOf(language, dictionaries.documentKinds, shown.kind) : ''}
        onClose={() => setShown(null)}
      />
    </>
  )
}
