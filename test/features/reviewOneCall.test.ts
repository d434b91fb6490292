// An approval on the bench and the records that it confirms go to the server as one request.
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../src/data/client'
import type { DecisionAction } from '../../src/data/reviewing'
import { announceReturn } from '../../src/data/session'
import { useBenchDecision } from '../../src/features/reviews/useBenchDecision'
import { fileOf } from './reviewSamples'

let sent: { name: string; body: Record<string, unknown> }[]
let answer: () => Promise<Response>

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

beforeEach(async () => {
  sent = []
  answer = async () => json({ id: 'file-1', status: 'awaiting_summary', version: 4 })
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    sent.push({ name: String(url).split('/').at(-1) ?? '', body: JSON.parse(String(init.body)) })
    return answer()
  })
  await connect({ supabaseUrl: 'http://stack.example', supabaseKey: 'publishable' })
})
afterEach(() => vi.unstubAllGlobals())

function bench() {
  const onDecided = vi.fn()
  const hook = renderHook(() =>
    useBenchDecision({
      file: fileOf(),
      version: 3,
      needsOf: () => ({ needsOpinion: false, noteBecause: null, reasonCodes: [] }),
      recordsToConfirm: ['record-1', 'record-2'],
      onDecided,
    }),
  )
  const decide = async (action: DecisionAction, alsoConfirms = true) => {
    act(() => hook.result.current.open(action))
    act(() => hook.result.current.dispatch({ type: 'alsoConfirm', isOn: alsoConfirms }))
    await act(() => hook.result.current.confirm())
  }
  return { hook, decide, onDecided }
}

test('approved with its records: one request with both', async () => {
  const { decide, onDecided } = bench()
  await decide('approve')
  expect(sent.map(({ name }) => name)).toEqual(['review_application'])
  expect(sent[0]?.body).toMatchObject({
    p_action: 'approve',
    p_expected_version: 3,
    p_records: ['record-1', 'record-2'],
  })
  expect(onDecided).toHaveBeenCalledOnce()
})

test('without the tick no record goes along', async () => {
  const { decide } = bench()
  await decide('approve', false)
  expect(sent[0]?.body).toMatchObject({ p_action: 'approve', p_records: [] })
})

test('after a lost answer the same request is sent again, records and id', async () => {
  const { hook, decide, onDecided } = bench()
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  await decide('approve')
  expect(hook.result.current.model.sending).toBe('lost')
  answer = async () => json({ id: 'file-1', status: 'awaiting_summary', version: 4 })
  await act(() => hook.result.current.confirm())
  expect(sent).toHaveLength(2)
  expect(sent[1]?.body).toEqual(sent[0]?.body)
  expect(onDecided).toHaveBeenCalledOnce()
})

test('refused because the session had ended, the same request is sent again once the password was given', async () => {
  const { decide, onDecided } = bench()
  answer = async () => json({ code: 'PGRST301', message: 'JWT expired' }, 401)
  await decide('approve')
  answer = async () => json({ id: 'file-1', status: 'awaiting_summary', version: 4 })
  await act(async () => announceReturn())
  await vi.waitFor(() => expect(onDecided).toHaveBeenCalledOnce())
  expect(sent).toHaveLength(2)
  expect(sent[1]?.body).toEqual(sent[0]?.body)
})
