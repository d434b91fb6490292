import { useQueryClient } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { type Dictionaries, nameIn, nameOf } from '../../data/dictionaries'
import { loadDocumentFor, type ReviewDocument, type ReviewFile } from '../../data/reviewing'
import { useTranslation } from '../../i18n/useTranslation'
import { FileViewer, type ViewerFile } from '../../ui/FileViewer'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { StatusTag } from '../../ui/StatusTag'
import { lastReturn } from './formRows'
import { reviewKeys } from './reviewKeys'

interface Props {
  file: ReviewFile
  dictionaries: Dictionaries
  /** Whether a claim, or being the person oneself, opens the documents; otherwise each asks for a reason. */
  isOpen: boolean
  load(document: ReviewDocument): Promise<Blob>
  hasKeys: boolean
  /** While a return is filled in: the kinds of documents that it names. */
  ticks?: { documents: readonly string[]; onTick(kind: string, isTicked: boolean): void }
}

/** The documents of a file in the viewer. */
export function DocumentPane({ file, dictionaries, isOpen, load, hasKeys, ticks }: Props) {
  const { t, language } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState<ReviewDocument>()
  const [unlocked, setUnlocked] = useState<ReadonlySet<string>>(new Set())
  const { documents } = file
  // the viewer starts a picture anew when its file is another object, so they stay the same while nothing changes
  const identity = documents.map(({ id }) => id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: documents are the same as long as their ids are
  const files = useMemo<ViewerFile[]>(
    () =>
      documents.map(({ id, kind, mime_type }) => ({
        id,
        title: nameOf(language, dictionaries.documentKinds, kind),
        mimeType: mime_type,
      })),
    [identity, language, dictionaries],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const loadFile = useCallback(
    async ({ id }: ViewerFile) => {
      const document = documents.find((candidate) => candidate.id === id)
      const kept = client.getQueryData<Blob>(reviewKeys.document(id))
      if (kept) return kept
      if (!document) throw new Error(`no document ${id}`)
      return load(document)
    },
    [identity, client, load],
  )
  const returned = lastReturn(file)?.documents ?? []
  const documentOf = ({ id }: ViewerFile) => documents.find((candidate) => candidate.id === id)
  return (
    <>
      <FileViewer
        files={files}
        load={loadFile}
        hasKeys={hasKeys}
        lock={
          isOpen
            ? undefined
            : {
                isLocked: ({ id }) => !unlocked.has(id),
                unlock: (viewed) => setAsking(documentOf(viewed)),
              }
        }
        renderNote={(viewed) => {
          const document = documentOf(viewed)
          if (!document) return null
          const { kind, data_version } = document
          const current = file.application.data_version
          return (
            <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
              {ticks && kind !== 'sealed_form' && (
                <Checkbox
                  checked={ticks.documents.includes(kind)}
                  onChange={(event) => ticks.onTick(kind, event.target.checked)}
                >
                  {t('review.tickDocument', { name: viewed.title })}
                </Checkbox>
              )}
              {returned.includes(kind) && (
                <StatusTag tone="attention">{t('review.returnedBefore')}</StatusTag>
              )}
              {kind === 'sealed_form' && data_version !== null && (
                <StatusTag tone={data_version === current ? 'good' : 'bad'}>
                  {data_version === current
                    ? t('review.dataVersion', { version: current })
                    : t('review.documentOutdated', { old: data_version, now: current })}
                </StatusTag>
              )}
            </div>
          )
        }}
      />
      {asking && (
        <ReasonDialog
          isOpen
          title={t('review.unlockTitle')}
          text={t('review.unlockText')}
          reasons={dictionaries.reasonCodes
            .filter((reason) => reason.is_active && reason.actions.includes('open'))
            .map((reason) => ({ value: reason.code, label: nameIn(language, reason) }))}
          onConfirm={async (reason) => {
            const blob = await loadDocumentFor(asking, reason)
            client.setQueryData(reviewKeys.document(asking.id), blob)
            setUnlocked(new Set([...unlocked, asking.id]))
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
