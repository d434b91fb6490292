import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Backend } from './backend.ts'

const apiPrefixes = ['/auth/v1/', '/rest/v1/', '/storage/v1/']

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

// Nothing may be fetched from, or sent to, any other host.
const securityHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "frame-src 'self' blob:",
    "object-src 'self' blob:",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

export interface WebServer {
  /** http://127.0.0.1 with the port that was given, or a free one for 0. */
  readonly address: string
  /** From now on requests are answered from the built pages and this backend. */
  serve(backend: Backend, pages: string, documents: Record<string, () => unknown>): void
  close(): Promise<void>
}

/**
 * Listens on 127.0.0.1 at once, so that a taken port is known before any work is done; until serve() is called
 * every request is told to wait.
 *
 * @throws the listen error (EADDRINUSE, EACCES)
 */
export async function openWebServer(port: number): Promise<WebServer> {
  let answer = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
    response.end('正在准备，请稍候刷新。 Getting ready, please reload in a moment.\n')
  }
  const server = createServer((request, response) => {
    if (!isLocalName(request.headers.host)) {
      response.writeHead(421).end()
      return
    }
    answer(request, response)
  })
  await listen(server, port)
  const { port: actualPort } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${actualPort}`,
    serve(backend, pages, documents) {
      const toBackend = getRequestListener((request, bindings) =>
        backend.fetch(request, (bindings as { incoming: IncomingMessage }).incoming.socket.remoteAddress),
      )
      answer = (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
        const document = documents[pathname]
        if (apiPrefixes.some((prefix) => pathname.startsWith(prefix))) toBackend(request, response)
        else if (document) sendJson(response, document())
        else sendPage(response, pages, pathname, request.method)
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

// A page of another site whose name was bent to 127.0.0.1 must not reach the demo accounts.
function isLocalName(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '')
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function sendJson(response: ServerResponse, content: unknown) {
  response.writeHead(200, { 'content-type': contentTypes['.json'], 'cache-control': 'no-store' })
  response.end(JSON.stringify(content))
}

function sendPage(response: ServerResponse, pages: string, pathname: string, method = 'GET') {
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405).end()
    return
  }
  const wanted = path.join(pages, path.normalize(decodeSafely(pathname)))
  const inside = wanted.startsWith(pages + path.sep)
  const exists = inside && existsSync(wanted) && statSync(wanted).isFile()
  const isAsset = pathname.startsWith('/assets/')
  if (!exists && (isAsset || path.extname(pathname) === '.json')) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n')
    return
  }
  const file = exists ? wanted : path.join(pages, 'index.html')
  if (!existsSync(file)) {
    // The pages are being built anew beside a running server.
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
    response.end('页面正在构建，请稍后刷新。 The pages are being built: reload in a moment.\n')
    return
  }
  response.writeHead(200, {
    ...securityHeaders,
    'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (method === 'HEAD') response.end()
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response)
}

function decodeSafely(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return '/'
  }
}
