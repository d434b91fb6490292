import { App } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { DocumentRow } from '../../../data/applicationFile'
import { type DocumentKindRow, nameIn } from '../../../data/dictionaries'
import { removeDocument } from '../../../data/filesUpload'
import { openObject } from '../../../data/filesView'
import { shanghaiDateTime } from '../../../domain/shanghai'
import { megabytes } from '../../../i18n/errorSentence'
import { useTranslation } from '../../../i18n/useTranslation'
import { FileUpload } from '../../../ui/FileUpload'
import { useErrorText } from '../useErrorText'
import { DocumentThumb } from './DocumentThumb'
import { type Upload, useUpload } from './useUpload'

interface Props {
  applicationId: string
  kind: DocumentKindRow
  document: DocumentRow | undefined
  isRequired: boolean
  isLocked?: boolean
  problem?: string
  /** Further ways to get the document, given the upload. */
  renderExtra?(upload: Upload): ReactNode
  onChanged(): void
  onView(document: DocumentRow): void
  /** An upload began or ended: leaving the page would break it off. */
  onBusy?(kind: string, isBusy: boolean): void
}

/** One document of a file: upload, progress, what is there, view, replace, take off. */
export function DocumentItem(props: Props) {
  const { applicationId, kind, document, isRequired, isLocked, problem, onChanged, onView, onBusy } = props
  const { t, find, language } = useTranslation()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const upload = useUpload(applicationId, kind, onChanged)
  const title = nameIn(language, kind)
  const takesPdf = kind.mime_types.includes('application/pdf')
  const isPicture = document?.mime_type.startsWith('image/') ?? false
  const isBusy = upload.state.phase !== 'idle'
  useEffect(() => {
    onBusy?.(kind.code, isBusy)
    return () => onBusy?.(kind.code, false)
  }, [onBusy, kind.code, isBusy])

  const note = find(`application.documentNotes.${kind.code}`)
  const limits = t('application.documentHint', {
    types: takesPdf ? t('application.documentTypesPdf') : t('application.documentTypes'),
    max: megabytes(kind.max_bytes),
  })

  async function remove() {
    if (!document) return
    try {
      await removeDocument(document.id)
    } catch (error) {
      message.error(errorText(error))
    }
    onChanged()
  }

  return (
    <>
      <FileUpload
        title={title}
        hint={[note, limits].filter(Boolean).join(language === 'zh-CN' ? '；' : '; ')}
        isRequired={isRequired}
        accept={kind.mime_types.join(',')}
        camera={kind.code === 'photo' ? 'user' : 'environment'}
        state={upload.state}
        stored={
          document && {
            name: document.original_name,
            note: `${megabytes(document.bytes)} · ${shanghaiDateTime(document.uploaded_at)}`,
          }
        }
        preview={
          document && (
            <DocumentThumb content={upload.sent?.content ?? null} document={document} title={title} />
          )
        }
        problem={problem}
        isLocked={isLocked}
        onChoose={upload.choose}
        isMultiple={kind.code !== 'photo'}
        onAddPage={
          kind.code !== 'photo' && document && isPicture
            ? (files) =>
                upload.addPages(
                  async () => (await openObject(document.path)).content,
                  files,
                  document.original_name,
                )
            : undefined
        }
        onRetry={upload.retry}
        onCancel={upload.cancel}
        onView={document && (() => onView(document))}
        onRemove={document && !isLocked ? remove : undefined}
      />
      {!isLocked && props.renderExtra?.(upload)}
    </>
  )
}
