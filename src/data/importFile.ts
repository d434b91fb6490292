import { type FileProblem, IMPORT_LIMITS, type ReadWorkbook } from '../domain/importSheet'
import { AppError } from './errors'
import type { WorkerAnswer } from './importWorker'

export interface ReadFile {
  name: string
  /** SHA-256 of the bytes: the same file continues an import that was broken off. */
  hash: string
  workbook: ReadWorkbook
}

/**
 * Reads a chosen file in a worker that is loaded now and gone afterwards.
 *
 * @throws AppError rule, whose key is a FileProblem
 */
export async function readImportFile(file: File, signal?: AbortSignal): Promise<ReadFile> {
  if (file.size === 0) throw problem('file_empty')
  if (file.size > IMPORT_LIMITS.bytes) throw problem('file_too_large')
  const bytes = await file.arrayBuffer()
  const worker = new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' })
  try {
    const answer = await new Promise<WorkerAnswer>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = () => reject(new AppError('offline', 'offline'))
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      worker.postMessage(bytes, [bytes])
    })
    if ('problem' in answer) throw problem(answer.problem as FileProblem)
    return { name: file.name, ...answer }
  } finally {
    worker.terminate()
  }
}

function problem(key: FileProblem): AppError {
  return new AppError('rule', key)
}
