import { useRef, useState } from 'react'
import { toAppError } from '../../data/errors'
import { newRequestId } from '../../data/rpc'

/** The id of a step that has not been answered yet, kept beyond a reload of the page. */
function keptId(key: string): string {
  const id = readSession(key) ?? newRequestId()
  writeSession(key, id)
  return id
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function writeSession(key: string, value: string | null) {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // Without storage the id lives as long as the page.
  }
}

/**
 * Takes a step of a file so that it counts once: a second click while the first is under way does nothing, and
 * after a lost answer the same id is sent again. `isUnknown`: the answer of the last try never came.
 */
export function useStepRequest(applicationId: string, action: string) {
  const [isBusy, setIsBusy] = useState(false)
  const [isUnknown, setIsUnknown] = useState(false)
  const isRunning = useRef(false)
  const fallbackId = useRef<string | null>(null)
  const key = `huanzheng.request.${applicationId}.${action}`

  /** @returns the answer, or undefined when a step is under way already. @throws AppError */
  async function run<Answer>(step: (requestId: string) => Promise<Answer>): Promise<Answer | undefined> {
    if (isRunning.current) return undefined
    isRunning.current = true
    setIsBusy(true)
    setIsUnknown(false)
    const id = fallbackId.current ?? keptId(key)
    fallbackId.current = id
    try {
      const answer = await step(id)
      forget()
      return answer
    } catch (thrown) {
      const error = toAppError(thrown)
      const isAnswered = error.kind !== 'offline' && error.kind !== 'failure' && error.kind !== 'expired'
      if (isAnswered) forget()
      setIsUnknown(error.kind === 'offline')
      throw error
    } finally {
      isRunning.current = false
      setIsBusy(false)
    }
  }

  function forget() {
    fallbackId.current = null
    writeSession(key, null)
  }

  return { run, isBusy, isUnknown }
}
