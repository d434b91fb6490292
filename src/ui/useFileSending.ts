import { useEffect, useRef, useState } from 'react'
import { type AppError, toAppError } from '../data/errors'
import type { UploadOptions } from '../data/filesUpload'
import { errorSentence } from '../i18n/errorSentence'
import { useTranslation } from '../i18n/useTranslation'
import type { UploadState } from './FileUpload'

interface Steps<Prepared> {
  send(file: Prepared, options: UploadOptions): Promise<unknown>
  /** The server counts it. */
  onSent(file: Prepared): void
  /** Whether sending the same once more may help; what was never prepared cannot be sent. */
  isWorthRetrying(error: AppError): boolean
  onFailed?(error: AppError): void
}

export interface FileSending<Prepared> {
  state: UploadState
  /** Prepares a file and sends it, in place of one under way. */
  start(prepare: () => Promise<Prepared>): void
  /** Sends what was prepared once more, in a way of its own where one is given. */
  retry(send?: Steps<Prepared>['send']): void
  cancel(): void
}

/**
 * One file on its way: prepared, sent, failed. What was prepared stays here until it has arrived, so that a lost
 * connection costs a click and not the picture; leaving the page breaks it off.
 */
export function useFileSending<Prepared>(steps: Steps<Prepared>): FileSending<Prepared> {
  const translation = useTranslation()
  const [state, setState] = useState<UploadState>({ phase: 'idle' })
  const prepared = useRef<Prepared | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function run(prepare: () => Promise<Prepared>, send: Steps<Prepared>['send']) {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const isCurrent = () => running.current === controller
    try {
      setState({ phase: 'preparing' })
      const file = await prepare()
      if (!isCurrent()) return
      prepared.current = file
      setState({ phase: 'sending', share: 0 })
      await send(file, {
        signal: controller.signal,
        onProgress: (share) => isCurrent() && setState({ phase: 'sending', share }),
      })
      if (!isCurrent()) return
      prepared.current = null
      setState({ phase: 'idle' })
      steps.onSent(file)
    } catch (thrown) {
      if (!isCurrent()) return
      const error = toAppError(thrown)
      const canRetry = prepared.current !== null && steps.isWorthRetrying(error)
      setState({ phase: 'failed', sentence: errorSentence(error, translation), canRetry })
      steps.onFailed?.(error)
    }
  }

  return {
    state,
    start(prepare) {
      prepared.current = null
      void run(prepare, steps.send)
    },
    retry(send = steps.send) {
      const file = prepared.current
      if (file) void run(async () => file, send)
    },
    cancel() {
      running.current?.abort()
      running.current = null
      prepared.current = null
      setState({ phase: 'idle' })
    },
  }
}
