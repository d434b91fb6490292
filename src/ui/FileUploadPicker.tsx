import { CameraOutlined, UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useSyncExternalStore } from 'react'

interface Props {
  label: string
  /** What a screen reader says: the label and what is asked for. */
  name: string
  accept: string
  isMultiple?: boolean
  /** Opens the camera of a phone; without a touch screen the button is not there. */
  camera?: 'user' | 'environment'
  onChoose(files: File[]): void
}

const touch = '(pointer: coarse)'

/** A button that opens the file dialog, or the camera. */
export function FileUploadPicker({ label, name, accept, isMultiple, camera, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const hasTouch = useSyncExternalStore(
    () => () => undefined,
    () => window.matchMedia?.(touch).matches ?? false,
    () => false,
  )
  if (camera && !hasTouch) return null
  return (
    <>
      <Button
        icon={camera ? <CameraOutlined aria-hidden /> : <UploadOutlined aria-hidden />}
        aria-label={name}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={name}
        accept={accept}
        multiple={isMultiple}
        capture={camera}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after it was mended.
          event.target.value = ''
          if (files.length > 0) onChoose(files)
        }}
      />
    </>
  )
}
