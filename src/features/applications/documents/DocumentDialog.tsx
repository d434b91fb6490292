import { Modal } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { DocumentRow } from '../../../data/applicationFile'
import { toAppError } from '../../../data/errors'
import { openDocument, openObject } from '../../../data/filesView'
import { useTranslation } from '../../../i18n/useTranslation'
import { FileViewer, type ViewerFile } from '../../../ui/FileViewer'
import { ReasonDialog } from '../../../ui/ReasonDialog'

interface Props {
  document: DocumentRow | null
  title: string
  onClose(): void
}

/**
 * One document over the page: zoom, rotate. One's own opens as it is; a unit that looks at a document it may not
 * open any more says why, which is logged.
 */
export function DocumentDialog({ document, title, onClose }: Props) {
  return (
    <Modal
      open={document !== null}
      title={title}
      footer={null}
      onCancel={onClose}
      width={900}
      styles={{ body: { height: '72vh' } }}
      destroyOnHidden
    >
      {document && <OpenedDocument document={document} title={title} />}
    </Modal>
  )
}

function OpenedDocument({ document, title }: { document: DocumentRow; title: string }) {
  const { t } = useTranslation()
  const [access, setAccess] = useState<'free' | 'locked' | 'asking'>('free')
  const isLocked = access !== 'free'

  // Stable, so that the viewer loads once and not whenever the page around it changes.
  const { id, path, mime_type } = document
  const files = useMemo((): ViewerFile[] => [{ id, title, mimeType: mime_type }], [id, title, mime_type])
  const load = useCallback(async (): Promise<Blob> => {
    try {
      return await contentOf(openObject(path))
    } catch (thrown) {
      const error = toAppError(thrown)
      // The storage hides what the policy refuses, as if it were not there.
      if (error.kind !== 'offline' && error.kind !== 'rule') setAccess('locked')
      throw error
    }
  }, [path])

  return (
    <>
      <FileViewer
        files={files}
        load={load}
        lock={{ isLocked: () => isLocked, unlock: () => setAccess('asking') }}
      />
      <ReasonDialog
        isOpen={access === 'asking'}
        title={t('review.unlockTitle')}
        text={t('review.unlockText')}
        onConfirm={async (reason) => {
          await contentOf(openDocument(id, reason))
          setAccess('free')
        }}
        onClose={() => setAccess((now) => (now === 'asking' ? 'locked' : now))}
      />
    </>
  )
}

async function contentOf(opening: ReturnType<typeof openObject>): Promise<Blob> {
  const { url, content } = await opening
  URL.revokeObjectURL(url)
  return content
}
