/** Reads a spreadsheet beside the page, so that a large one never freezes it. */
import type { ReadWorkbook } from '../domain/importSheet'
import { readWorkbook, UnreadableFile } from './importWorkbook'

export type WorkerAnswer = { workbook: ReadWorkbook; hash: string } | { problem: string }

interface WorkerScope {
  onmessage: ((event: MessageEvent<ArrayBuffer>) => void) | null
  postMessage(answer: WorkerAnswer): void
}

const scope = self as unknown as WorkerScope

scope.onmessage = async ({ data }) => {
  try {
    const digest = await crypto.subtle.digest('SHA-256', data)
    const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    scope.postMessage({ workbook: readWorkbook(new Uint8Array(data)), hash })
  } catch (error) {
    scope.postMessage({ problem: error instanceof UnreadableFile ? error.key : 'file_broken' })
  }
}
