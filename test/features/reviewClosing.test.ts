// A bench that is closed gives its claims back: one request each that outlives the page, to the own server alone.

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { createElement, type PropsWithChildren } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect, currentToken } from '../../src/data/client'
import { useWorklist } from '../../src/features/reviews/useWorklist'

const server = { supabaseUrl: 'http://stack.example', supabaseKey: 'publishable' }
const session = {
  access_token: 'token-of-the-login',
  refresh_token: 'refresh',
  token_type: 'bearer',
  expires_in: 3600,
  user: { id: 'officer', email: 'officer@example.cn' },
}

interface Sent {
  url: string
  init: RequestInit
}
let sent: Sent[]

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => {
    sent.push({ url: String(url), init })
    return Promise.resolve(new Response('[]', { headers: { 'content-type': 'application/json' } }))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

async function openBench(file: string) {
  const expires_at = Math.floor(Date.now() / 1000) + 3600
  localStorage.setItem('huanzheng.session', JSON.stringify({ ...session, expires_at }))
  await connect(server)
  await vi.waitFor(() => expect(currentToken()).toBe(session.access_token))
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const wrapper = ({ children }: PropsWithChildren) =>
    createElement(QueryClientProvider, { client }, children)
  return renderHook(() => useWorklist({ statuses: ['re_review'] }, file, false), { wrapper })
}
const released = () => sent.filter(({ url }) => url.includes('release_application'))
const close = () => window.dispatchEvent(new Event('pagehide'))

test('the claim on the open file is given back with the token of the login', async () => {
  await openBench('file-1')
  close()
  expect(released()).toHaveLength(1)
  const [request] = released()
  expect(request?.url).toBe('http://stack.example/rest/v1/rpc/release_application')
  expect(request?.init).toMatchObject({ method: 'POST', keepalive: true, body: '{"p_id":"file-1"}' })
  expect(request?.init.headers).toMatchObject({
    apikey: 'publishable',
    authorization: 'Bearer token-of-the-login',
  })
  expect(sent.every(({ url }) => url.startsWith(server.supabaseUrl))).toBe(true)
})

test('a bench that was left for another page closes quietly', async () => {
  const bench = await openBench('file-1')
  bench.unmount()
  sent = []
  close()
  expect(released()).toEqual([])
})
