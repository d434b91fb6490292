import {
  type DocumentKind,
  documentError,
  type FileType,
  SNIFF_BYTES,
  sniffFileType,
} from '../domain/documents'
import { AppError } from './errors'
import { type JpegPage, pdfOfJpegs } from './filesPdf'
import type { PreparedFile } from './filesUpload'

/** Pictures of today's phones; more is no picture of a document. Bytes. */
const LARGEST_SOURCE = 30 * 1024 * 1024
/** Longest side in pixels: A4 at 240 dpi is readable to the last line. */
const LONGEST_SIDE = 2800
/** Width and height of pictures put below each other. */
const STACK_WIDTH = 2000
const STACK_HEIGHT = 9000
/** Two sides are one picture, more are pages of a PDF. */
const MOST_STACKED = 2
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

/**
 * As prepareFile for several pictures, which become one document: two (both sides of a card) one below the other,
 * more the pages of a PDF where the kind takes PDFs.
 */
export async function prepareImages(
  pictures: readonly Blob[],
  kind: DocumentKind,
  name: string,
): Promise<PreparedFile> {
  const bitmaps: ImageBitmap[] = []
  try {
    for (const picture of pictures) {
      const type = await typeOf(picture, kind)
      if (type === 'application/pdf') throw new AppError('rule', 'document_pages_of_pictures')
      bitmaps.push(await readPicture(picture))
    }
    const isPdf = bitmaps.length > MOST_STACKED && kind.mime_types.includes('application/pdf')
    const content = isPdf
      ? await pagesOf(bitmaps, kind.max_bytes)
      : (await encode(bitmaps, kind.max_bytes)).content
    const type: FileType = isPdf ? 'application/pdf' : 'image/jpeg'
    return { content, type, name: `${name.replace(/\.[^.]*$/, '').slice(0, 190)}.${isPdf ? 'pdf' : 'jpg'}` }
  } finally {
    for (const bitmap of bitmaps) bitmap.close()
  }
}

/** What a PDF needs besides its pictures, bytes per page, generously. */
const PDF_OVERHEAD = 1_000

async function pagesOf(bitmaps: readonly ImageBitmap[], maxBytes: number): Promise<Blob> {
  const share = Math.floor(maxBytes / bitmaps.length) - PDF_OVERHEAD
  const pages: JpegPage[] = []
  for (const bitmap of bitmaps) {
    const { content, width, height } = await encode([bitmap], share)
    pages.push({ bytes: new Uint8Array(await content.arrayBuffer()), width, height })
  }
  return pdfOfJpegs(pages)
}

/** The type by the first bytes. Pictures may be larger than their kind allows: they are scaled down. */
async function typeOf(file: Blob, kind: DocumentKind): Promise<FileType> {
  const head = new Uint8Array(await file.slice(0, SNIFF_BYTES).arrayBuffer())
  const type = sniffFileType(head)
  const isPicture = type === 'image/jpeg' || type === 'image/png'
  const limit = isPicture ? Math.max(LARGEST_SOURCE, kind.max_bytes) : kind.max_bytes
  const error = documentError({ ...kind, max_bytes: limit }, file.size, head)
  if (error || !type) {
    const values = { ...error?.values, allowed: [...kind.mime_types] }
    throw new AppError('rule', error?.key ?? 'document_type_unknown', values)
  }
  return type
}

async function readPicture(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture, { imageOrientation: 'from-image' })
  } catch {
    throw new AppError('rule', 'document_unreadable')
  }
}

interface Encoded {
  content: Blob
  width: number
  height: number
}

/** The best quality, then the largest size, that stays within the limit. */
async function encode(bitmaps: readonly ImageBitmap[], maxBytes: number): Promise<Encoded> {
  for (let shrink = 1; shrink > 0.2; shrink *= 0.75) {
    const canvas = draw(bitmaps, shrink)
    for (const quality of QUALITIES) {
      const content = await new Promise<Blob | null>((resolve) =>
        canvas.toBlob(resolve, 'image/jpeg', quality),
      )
      if (!content) throw new AppError('rule', 'document_unreadable')
      if (content.size <= maxBytes) return { content, width: canvas.width, height: canvas.height }
    }
  }
  throw new AppError('rule', 'document_too_large', { max: maxBytes })
}

function draw(bitmaps: readonly ImageBitmap[], shrink: number): HTMLCanvasElement {
  const widest = Math.max(...bitmaps.map((bitmap) => bitmap.width))
  const heights = bitmaps.map((bitmap) => (bitmap.height * widest) / bitmap.width)
  const stack = heights.reduce((sum, height) => sum + height, 0)
  const fit =
    bitmaps.length === 1
      ? LONGEST_SIDE / Math.max(widest, stack)
      : Math.min(STACK_WIDTH / widest, STACK_HEIGHT / stack)
  const scale = shrink * Math.min(1, fit)
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
