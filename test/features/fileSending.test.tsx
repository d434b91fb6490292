// One file on its way: what a lost connection, a second choice and a cancel do to it.
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import { TranslationContext } from '../../src/i18n/useTranslation'
import { useFileSending } from '../../src/ui/useFileSending'
import { chinese } from './reviewSamples'

type Answer = { resolve(): void; reject(error: unknown): void; signal?: AbortSignal }

let answers: Answer[]
let prepared: number
let sent: string[]

const prepare = (name: string) => async () => {
  prepared += 1
  return name
}

function start() {
  const within = ({ children }: { children: ReactNode }) => (
    <TranslationContext.Provider value={chinese}>{children}</TranslationContext.Provider>
  )
  const { result } = renderHook(
    () =>
      useFileSending<string>({
        send: (_, { signal, onProgress }) => {
          onProgress?.(0.5)
          return new Promise<void>((resolve, reject) => answers.push({ resolve, reject, signal }))
        },
        onSent: (file) => sent.push(file),
        isWorthRetrying: ({ kind }) => kind === 'offline',
      }),
    { wrapper: within },
  )
  return result
}

const answer = async (number: number, settle: (answer: Answer) => void) => {
  await waitFor(() => expect(answers).toHaveLength(number))
  await act(async () => settle(answers[number - 1] as Answer))
}

beforeEach(() => {
  answers = []
  sent = []
  prepared = 0
})

test('a file that arrives leaves nothing behind', async () => {
  const sending = start()
  act(() => sending.current.start(prepare('a')))
  await waitFor(() => expect(sending.current.state).toEqual({ phase: 'sending', share: 0.5 }))
  await answer(1, ({ resolve }) => resolve())
  expect(sending.current.state).toEqual({ phase: 'idle' })
  expect(sent).toEqual(['a'])
})

test('after a lost connection the same file is sent again, not prepared again', async () => {
  const sending = start()
  act(() => sending.current.start(prepare('a')))
  await answer(1, ({ reject }) => reject(new AppError('offline', 'offline')))
  expect(sending.current.state).toMatchObject({ phase: 'failed', canRetry: true })
  act(() => sending.current.retry())
  await answer(2, ({ resolve }) => resolve())
  expect({ sent, prepared }).toEqual({ sent: ['a'], prepared: 1 })
})

test('what a rule refuses is told and not offered again', async () => {
  const sending = start()
  act(() => sending.current.start(prepare('a')))
  await answer(1, ({ reject }) => reject(new AppError('rule', 'document_empty')))
  expect(sending.current.state).toMatchObject({ phase: 'failed', canRetry: false })
})

test('a second choice takes the place of the first, whose end no longer counts', async () => {
  const sending = start()
  act(() => sending.current.start(prepare('a')))
  await waitFor(() => expect(answers).toHaveLength(1))
  act(() => sending.current.start(prepare('b')))
  await waitFor(() => expect(answers).toHaveLength(2))
  expect(answers[0]?.signal?.aborted).toBe(true)
  await answer(2, ({ resolve }) => resolve())
  await act(async () => answers[0]?.resolve())
  expect(sent).toEqual(['b'])
})

test('a cancelled file is gone: nothing is left to send again', async () => {
  const sending = start()
  act(() => sending.current.start(prepare('a')))
  await waitFor(() => expect(answers).toHaveLength(1))
  act(() => sending.current.cancel())
  expect(sending.current.state).toEqual({ phase: 'idle' })
  expect(answers[0]?.signal?.aborted).toBe(true)
  act(() => sending.current.retry())
  expect(answers).toHaveLength(1)
})
