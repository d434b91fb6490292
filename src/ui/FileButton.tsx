import { CloseOutlined, DownloadOutlined } from '@ant-design/icons'
import { App, Button, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { saveFile } from './saveFile'

export interface FileButtonProps {
  label: string
  /** Media type of the file. */
  type: string
  /** Makes the file; import its code here, so that it is loaded by the click. Rejects when the signal aborts. */
  make(options: {
    onProgress: (share: number) => void
    signal: AbortSignal
  }): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }>
  disabled?: boolean
}

/** A button that makes a file in the browser and saves it, with progress, cancelling and a second try. */
export function FileButton({ label, type, make, disabled }: FileButtonProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [share, setShare] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(
    () => () => {
      running.current?.abort()
      running.current = null
    },
    [],
  )

  async function run() {
    if (running.current) return
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    setShare(0)
    try {
      const file = await make({
        onProgress: (value) => isCurrent() && setShare(value),
        signal: controller.signal,
      })
      if (!isCurrent()) return
      saveFile(file.fileName, file.bytes, type)
      message.success(t('annex.makingDone', { fileName: file.fileName }))
    } catch {
      if (isCurrent()) message.error(t('annex.makingFailed'))
    }
    if (isCurrent()) stop()
  }

  function stop() {
    running.current?.abort()
    running.current = null
    setShare(null)
  }

  if (share === null) {
    return (
      <Button icon={<DownloadOutlined />} disabled={disabled} onClick={run}>
        {label}
      </Button>
    )
  }
  return (
    <Space.Compact>
      <Button icon={<DownloadOutlined />} loading aria-live="polite">
        {t('annex.making', { percent: Math.round(share * 100) })}
      </Button>
      <Button icon={<CloseOutlined />} aria-label={t('annex.cancelMaking')} onClick={stop} />
    </Space.Compact>
  )
}
