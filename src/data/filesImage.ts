import {
  type DocumentKind,
  documentError,
  type FileType,
  SNIFF_BYTES,
  sniffFileType,
} from '../domain/documents'
import { AppError } from './errors'
import type { PreparedFile } from './filesUpload'

/** Pictures of today's phones; more is no picture of a document. Bytes. */
const LARGEST_SOURCE = 30 * 1024 * 1024
/** Longest side in pixels: A4 at 240 dpi is readable to the last line. */
const LONGEST_SIDE = 2800
/** Stacked pages may be taller than one. */
const LONGEST_STACK = 9000
const QUALITIES = [0.86, 0.75, 0.62, 0.5]

/**
 * Makes a chosen file what its kind asks for: told by its bytes, images turned upright, scaled down, re-encoded
 * (which also drops the place and device that phones write into pictures).
 *
 * @throws AppError document_empty, document_too_large, document_type_unknown, document_type_refused,
 *   document_unreadable
 */
export async function prepareFile(file: File, kind: DocumentKind): Promise<PreparedFile> {
  const type = await typeOf(file, kind)
  if (type === 'application/pdf') return { content: file, type, name: file.name }
  return prepareImages([file], kind, file.name)
}

/** As prepareFile for several pictures, which become one, each below the other: both sides of a card, pages. */
export async function prepareImages(
  pictures: readonly Blob[],
  kind: DocumentKind,
  name: string,
): Promise<PreparedFile> {
  const bitmaps: ImageBitmap[] = []
  try {
    for (const picture of pictures) {
      await typeOf(picture, kind)
      bitmaps.push(await readPicture(picture))
    }
    const content = await encode(bitmaps, kind.max_bytes)
    return {
      content,
      type: 'image/jpeg',
      name: name
        .replace(/\.[^.]*$/, '')
        .slice(0, 190)
        .concat('.jpg'),
    }
  } finally {
    for (const bitmap of bitmaps) bitmap.close()
  }
}

/** The type by the first bytes. Pictures may be larger than their kind allows: they are scaled down. */
async function typeOf(file: Blob, kind: DocumentKind): Promise<FileType> {
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer())
  const type = sniffFileType(head)
  const isPicture = type === 'image/jpeg' || type === 'image/png'
  const limit = isPicture ? Math.max(LARGEST_SOURCE, kind.max_bytes) : kind.max_bytes
  const error = documentError({ ...kind, max_bytes: limit }, file.size, head)
  if (error || !type) throw new AppError('rule', error?.key ?? 'document_type_unknown', { ...error?.values })
  return type
}

async function readPicture(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' })
  } catch {
    throw new AppError('rule', 'document_unreadable')
  }
}

async function encode(bitmaps: readonly ImageBitmap[], maxBytes: number): Promise<Blob> {
  for (let shrink = 1; shrink > 0.2; shrink *= 0.75) {
    const canvas = draw(bitmaps, shrink)
    for (const quality of QUALITIES) {
      const content = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      )
      if (!content) throw new AppError('rule', 'document_unreadable')
      if (content.size <= maxBytes) return content
    }
  }
  throw new AppError('rule', 'document_too_large', { max: maxBytes })
}

function draw(bitmaps: readonly ImageBitmap[], shrink: number): HTMLCanvasElement {
  const widest = Math.max(...bitmaps.map((bitmap) => bitmap.width))
  const heights = bitmaps.map((bitmap) => (bitmap.height * widest) / bitmap.width)
  const tallest = Math.max(...heights)
  const stack = heights.reduce((sum, height) => sum + height, 0)
  const scale = shrink * Math.min(1, LONGEST_SIDE / Math.max(widest, tallest), LONGEST_STACK / stack)
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(widest * scale))
  canvas.height = Math.max(1, Math.round(stack * scale))
  const paper = canvas.getContext('2d')
  if (!paper) throw new AppError('rule', 'document_unreadable')
  // JPEG knows no transparency: what is clear in a PNG becomes paper.
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  let top = 0
  for (const [index, bitmap] of bitmaps.entries()) {
    const height = (heights[index] ?? 0) * scale
    paper.drawImage(bitmap, 0, top, canvas.width, height)
    top += height
  }
  return canvas
}
