import { ExportOutlined } from '@ant-design/icons'
import { Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { EmptyState } from './EmptyState'
import { ErrorState } from './ErrorState'
import type { ViewerFile } from './FileViewer'

interface Props {
  file: ViewerFile
  load(file: ViewerFile): Promise<Blob>
  zoom: number
  turns: number
  /** Set where the file needs a reason before it is loaded. */
  onUnlock?(): void
}

type Content = { state: 'loading' } | { state: 'ready'; url: string } | { state: 'failed'; error: unknown }

/** One file of the viewer, from its bytes to the screen. */
export function FileViewerCanvas({ file, load, zoom, turns, onUnlock }: Props) {
  const { t } = useTranslation()
  const [attempt, setAttempt] = useState(0)
  const isLocked = Boolean(onUnlock)
  const content = useContent(file, load, isLocked, attempt)
  const { title } = file

  if (onUnlock) {
    return (
      <EmptyState
        title={t('ui.viewerLocked', { title })}
        action={<Button onClick={onUnlock}>{t('ui.viewerUnlock')}</Button>}
      />
    )
  }
  if (content.state === 'loading') {
    return (
      <div
        role="status"
        style={{ display: 'grid', placeItems: 'center', height: '100%', gap: 8, alignContent: 'center' }}
      >
        <Spin />
        {t('ui.viewerLoading', { title })}
      </div>
    )
  }
  if (content.state === 'failed') {
    return <ErrorState error={content.error} onRetry={() => setAttempt(attempt + 1)} />
  }
  if (file.mimeType === 'application/pdf') {
    return (
      <>
        <iframe
          title={title}
          src={`${content.url}#view=FitH&navpanes=0`}
          style={{ width: '100%', height: '100%', border: 0, background: '#fff' }}
        />
        <Button
          size="small"
          icon={<ExportOutlined />}
          href={content.url}
          target="_blank"
          style={{ position: 'absolute', insetInlineEnd: 16, bottom: 12 }}
        >
          {t('ui.openInTab')}
        </Button>
      </>
    )
  }
  return <Picture title={title} url={content.url} zoom={zoom} turns={turns} />
}

function useContent(
  file: ViewerFile,
  load: (file: ViewerFile) => Promise<Blob>,
  isLocked: boolean,
  attempt: number,
): Content {
  const [content, setContent] = useState<Content>({ state: 'loading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads again
  useEffect(() => {
    if (isLocked) return
    let isCurrent = true
    let url: string | undefined
    setContent({ state: 'loading' })
    load(file).then(
      (blob) => {
        if (!isCurrent) return
        url = URL.createObjectURL(blob)
        setContent({ state: 'ready', url })
      },
      (error: unknown) => isCurrent && setContent({ state: 'failed', error }),
    )
    return () => {
      isCurrent = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [file, load, isLocked, attempt])
  return content
}

interface PictureProps {
  title: string
  url: string
  zoom: number
  turns: number
}

/** Fits its frame at 100 %; larger, it is moved by scrolling. */
function Picture({ title, url, zoom, turns }: PictureProps) {
  const [width, height] = turns % 2 === 1 ? ['cqh', 'cqw'] : ['cqw', 'cqh']
  return (
    <section
      aria-label={title}
      style={{ height: '100%', overflow: 'auto', containerType: 'size' }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached with the keyboard
      tabIndex={0}
    >
      <div
        style={{
          position: 'relative',
          width: `${100 * Math.max(zoom, 1)}%`,
          height: `${100 * Math.max(zoom, 1)}%`,
        }}
      >
        <img
          src={url}
          alt={title}
          draggable={false}
          style={{
            position: 'absolute',
            left: '50%',
            top: '50%',
            // lying on its side, the picture is as wide as the frame is high
            width: `${100 * zoom}${width}`,
            height: `${100 * zoom}${height}`,
            objectFit: 'contain',
            transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
          }}
        />
      </div>
    </section>
  )
}
