import {
  ExpandOutlined,
  LeftOutlined,
  RedoOutlined,
  RightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { Button, Flex, Segmented, Tooltip, theme } from 'antd'
import { type ReactNode, useCallback, useEffect, useReducer } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { EmptyState } from './EmptyState'
import { FileViewerCanvas } from './FileViewerCanvas'
import {
  type ViewerAction,
  type ViewerState,
  viewerActionOf,
  viewerReducer,
  viewerStart,
} from './fileViewerState'
import { isForeignKey, keyTargetOf } from './keyboardTarget'

/** A file that the viewer can show. */
export interface ViewerFile {
  id: string
  title: string
  mimeType: string
}

interface Props {
  files: readonly ViewerFile[]
  /** Brings the bytes of a file; called when it is shown first. Files that are there already come at once. */
  load(file: ViewerFile): Promise<Blob>
  /** Files that need a reason first: asks for it and lets the viewer load again. */
  lock?: { isLocked(file: ViewerFile): boolean; unlock(file: ViewerFile): void }
  /** Whether the keys ← → + - 0 T of the page belong to the viewer. */
  hasKeys?: boolean
  /** Below the tool bar, e.g. what is asked for a document. */
  renderNote?(file: ViewerFile): ReactNode
}

/** Images and PDFs one after the other: zoom, rotate, next, previous. */
export function FileViewer({ files, load, lock, hasKeys, renderNote }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const count = files.length
  const [state, dispatch] = useReducer(
    (current: ViewerState, action: ViewerAction) => viewerReducer(current, action, count),
    viewerStart,
  )
  useEffect(() => {
    if (!hasKeys) return
    function onKey(event: KeyboardEvent) {
      if (isForeignKey(event) || keyTargetOf(event.target) === 'text') return
      // Arrows choose within tabs and lists when those have the focus.
      if (event.key.startsWith('Arrow') && keyTargetOf(event.target) === 'control') return
      const action = viewerActionOf(event.key)
      if (!action) return
      event.preventDefault()
      dispatch(action)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [hasKeys])

  const file = files[Math.min(state.index, count - 1)]
  const show = useCallback((index: number) => dispatch({ type: 'show', index }), [])
  if (!file) return <EmptyState title={t('ui.viewerEmpty')} />
  const isImage = file.mimeType.startsWith('image/')
  return (
    <section
      aria-label={t('ui.viewerRegion')}
      style={{ display: 'flex', flexDirection: 'column', minHeight: 0, height: '100%', gap: 8 }}
    >
      <FileChoice files={files} index={state.index} onShow={show} />
      <Flex align="center" gap={2} wrap>
        <Tool
          name={t('ui.viewerPrevious')}
          icon={<LeftOutlined />}
          isOff={state.index === 0}
          onClick={() => dispatch({ type: 'previous' })}
        />
        <span className="tabular" aria-live="polite">
          {t('ui.viewerPosition', { index: state.index + 1, count })}
        </span>
        <Tool
          name={t('ui.viewerNext')}
          icon={<RightOutlined />}
          isOff={state.index >= count - 1}
          onClick={() => dispatch({ type: 'next' })}
        />
        <span style={{ width: 12 }} />
        <Tool
          name={t('ui.zoomOut')}
          icon={<ZoomOutOutlined />}
          isOff={!isImage}
          onClick={() => dispatch({ type: 'zoomOut' })}
        />
        <span className="tabular" style={{ minWidth: 44, textAlign: 'center' }}>
          {isImage ? `${Math.round(state.zoom * 100)}%` : '—'}
        </span>
        <Tool
          name={t('ui.zoomIn')}
          icon={<ZoomInOutlined />}
          isOff={!isImage}
          onClick={() => dispatch({ type: 'zoomIn' })}
        />
        <Tool
          name={t('ui.zoomFit')}
          icon={<ExpandOutlined />}
          isOff={!isImage}
          onClick={() => dispatch({ type: 'fit' })}
        />
        <Tool
          name={t('ui.rotate')}
          icon={<RedoOutlined />}
          isOff={!isImage}
          onClick={() => dispatch({ type: 'rotate' })}
        />
      </Flex>
      {renderNote?.(file)}
      <div
        style={{
          flex: 1,
          minHeight: 240,
          position: 'relative',
          overflow: 'hidden',
          background: token.colorFillTertiary,
          border: `1px solid ${token.colorBorderSecondary}`,
          borderRadius: token.borderRadius,
        }}
      >
        <FileViewerCanvas
          key={file.id}
          file={file}
          load={load}
          zoom={state.zoom}
          turns={state.turns}
          onUnlock={lock?.isLocked(file) ? () => lock.unlock(file) : undefined}
        />
      </div>
    </section>
  )
}

interface ChoiceProps {
  files: readonly ViewerFile[]
  index: number
  onShow(index: number): void
}

function FileChoice({ files, index, onShow }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <div style={{ overflowX: 'auto' }}>
      <Segmented<number>
        aria-label={t('ui.viewerList')}
        size="small"
        value={index}
        onChange={onShow}
        options={files.map(({ title }, position) => ({ value: position, label: title }))}
      />
    </div>
  )
}

interface ToolProps {
  name: string
  icon: ReactNode
  isOff: boolean
  onClick(): void
}

function Tool({ name, icon, isOff, onClick }: ToolProps) {
  return (
    <Tooltip title={name}>
      <Button type="text" size="small" icon={icon} aria-label={name} disabled={isOff} onClick={onClick} />
    </Tooltip>
  )
}
