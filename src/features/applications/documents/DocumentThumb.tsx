import { FilePdfOutlined, PictureOutlined } from '@ant-design/icons'
import { theme } from 'antd'
import { useEffect, useState } from 'react'
import { openObject } from '../../../data/filesView'

interface Props {
  /** What was uploaded on this page; otherwise the document is fetched. */
  content: Blob | null
  document: { path: string; mime_type: string } | undefined
  title: string
}

const WIDTH = 66
const HEIGHT = 88

/** A small picture of a document; a sign for PDFs and for what could not be fetched. */
export function DocumentThumb({ content, document, title }: Props) {
  const { token } = theme.useToken()
  const [url, setUrl] = useState<string>()
  const isPdf = (content?.type ?? document?.mime_type) === 'application/pdf'
  const path = document?.path
  useEffect(() => {
    if (isPdf || (!content && !path)) return
    let address: string | undefined
    let isGone = false
    function show(found: string) {
      address = found
      if (isGone) URL.revokeObjectURL(found)
      else setUrl(found)
    }
    if (content) show(URL.createObjectURL(content))
    else if (path)
      openObject(path).then(
        (opened) => show(opened.url),
        () => undefined,
      )
    return () => {
      isGone = true
      setUrl(undefined)
      if (address) URL.revokeObjectURL(address)
    }
  }, [content, path, isPdf])
  const box = {
    width: WIDTH,
    height: HEIGHT,
    flex: 'none',
    border: `1px solid ${token.colorBorderSecondary}`,
    borderRadius: token.borderRadius,
    background: token.colorFillQuaternary,
  }
  if (url) return <img src={url} alt={title} style={{ ...box, objectFit: 'contain' }} />
  return (
    <div
      aria-hidden
      style={{ ...box, display: 'grid', placeItems: 'center', fontSize: 26, color: token.colorTextTertiary }}
    >
      {isPdf ? <FilePdfOutlined /> : <PictureOutlined />}
    </div>
  )
}
