import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, startProduct } from './support/startedProduct'
import { makeTemporaryFolder, temporaryFolder } from './support/temporaryFolder'

const running = 'Huanzheng is running'
const credentials = { email: 'keeper@example.com', password: 'Correct-horse-7' }

async function post(address: string, endpoint: string, body: object) {
  const { supabaseKey } = await (await fetch(`${address}/config.json`)).json()
  return fetch(`${address}${endpoint}`, {
    method: 'POST',
    headers: { apikey: supabaseKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

// One world is built for all tests; each gets a copy of its own.
const template = makeTemporaryFolder()

beforeAll(async () => {
  const product = await startProduct({ data: template })
  await product.printed(running)
  product.stop()
  expect(await product.ended()).toBe(0)
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

/** A data folder with a finished, empty world. */
function folderWithWorld(): string {
  const data = temporaryFolder()
  cpSync(path.join(template, 'world'), path.join(data, 'world'), { recursive: true })
  return data
}

describe('starting', () => {
  test('a second start on the same data says who holds it, and harms nothing', async () => {
    const data = folderWithWorld()
    const first = await startProduct({ data })
    await first.printed(running)
    expect((await post(first.address, '/auth/v1/signup', credentials)).status).toBe(200)

    const second = await startProduct({ data })
    expect(await second.ended()).toBe(1)
    expect(second.output()).toContain('正被另一个换证通进程使用')
    expect(second.output()).toContain(first.address)
    expect(second.output()).not.toMatch(/\n\s+at /)

    const signIn = await post(first.address, '/auth/v1/token?grant_type=password', credentials)
    expect(signIn.status).toBe(200)
  })

  test('a port in use is a sentence that names another one', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const product = await startProduct({ data: temporaryFolder(), port })
    expect(await product.ended()).toBe(1)
    expect(product.output()).toContain(`端口 ${port} 已被占用`)
    expect(product.output()).toContain(`PORT=${port + 1} npm start`)
    expect(product.output()).not.toMatch(/\n\s+at /)
    other.close()
  })

  test('a data folder that is a file is a sentence', async () => {
    const data = path.join(temporaryFolder(), 'file')
    writeFileSync(data, '')
    const product = await startProduct({ data })
    expect(await product.ended()).toBe(1)
    expect(product.output()).toContain('不是文件夹')
    expect(product.output()).not.toMatch(/\n\s+at /)
    expect(readFileSync(data, 'utf8')).toBe('')
  })

  test('a folder "world" that no start has made is a sentence, and left alone', async () => {
    const data = temporaryFolder()
    mkdirSync(path.join(data, 'world'))
    writeFileSync(path.join(data, 'world', 'thesis.docx'), 'years of work')
    const product = await startProduct({ data })
    expect(await product.ended()).toBe(1)
    expect(product.output()).toContain('was left alone')
    expect(readFileSync(path.join(data, 'world', 'thesis.docx'), 'utf8')).toBe('years of work')
  })

  test('a start that was killed while it built the database is made anew by the next', async () => {
    const data = temporaryFolder()
    const killed = await startProduct({ data })
    await killed.printed('Building the database')
    killed.killHard()
    await killed.ended()
    expect(existsSync(path.join(data, 'world', 'complete.json'))).toBe(false)

    const next = await startProduct({ data })
    await next.printed(running)
    expect((await post(next.address, '/auth/v1/signup', credentials)).status).toBe(200)
  })

  test('a killed server keeps what was written, and the next start takes it up', async () => {
    const data = folderWithWorld()
    const first = await startProduct({ data })
    await first.printed(running)
    expect((await post(first.address, '/auth/v1/signup', credentials)).status).toBe(200)
    first.killHard()
    await first.ended()

    const second = await startProduct({ data })
    await second.printed(running)
    expect(second.output()).not.toContain('Building the database')
    const signIn = await post(second.address, '/auth/v1/token?grant_type=password', credentials)
    expect(signIn.status).toBe(200)
  })

  test('data made by other migrations is refused with the way out, and left alone', async () => {
    const data = folderWithWorld()
    const mark = path.join(data, 'world', 'complete.json')
    const world = JSON.parse(readFileSync(mark, 'utf8'))
    const [chapter] = Object.keys(world.chapters)
    world.chapters[String(chapter)] = 'another digest'
    writeFileSync(mark, JSON.stringify(world))

    const product = await startProduct({ data })
    expect(await product.ended()).toBe(1)
    expect(product.output()).toContain('npm run reset')
    expect(JSON.parse(readFileSync(mark, 'utf8'))).toEqual(world)
  })
})

describe('stopping', () => {
  test('ends everything, frees folder and port, and says no more than it did', async () => {
    const data = folderWithWorld()
    const product = await startProduct({ data })
    await product.printed(running)
    product.stop()
    expect(await product.ended()).toBe(0)
    expect(existsSync(path.join(data, 'holder.json'))).toBe(false)
    await expect(fetch(product.address)).rejects.toThrow()
    expect(product.output()).not.toMatch(/error|失败/i)
  })
})

describe('serving', () => {
  test('nothing turns to another host', async () => {
    const connectionLog = path.join(temporaryFolder(), 'connections.log')
    const watcher = path.resolve('test/backend/support/watchConnections.mjs')
    const product = await startProduct({
      data: folderWithWorld(),
      environment: { NODE_OPTIONS: `--import=${watcher}`, HUANZHENG_CONNECTION_LOG: connectionLog },
    })
    await product.printed(running)
    await post(product.address, '/auth/v1/signup', credentials)
    await post(product.address, '/auth/v1/recover', { email: credentials.email })
    await post(product.address, '/rest/v1/rpc/my_profile', {})
    expect(existsSync(connectionLog) ? readFileSync(connectionLog, 'utf8') : '').toBe('')
  })

  test('a name of another site that was bent to this machine is not answered', async () => {
    const product = await startProduct({ data: folderWithWorld() })
    await product.printed(running)
    const asking = request(`${product.address}/config.json`, { headers: { host: 'elsewhere.example' } }).end()
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(421)
    answer.resume()
  })

  test('pages may talk to their own origin only, unknown paths are pages and missing parts are missing', async () => {
    const product = await startProduct({ data: folderWithWorld() })
    await product.printed(running)
    const page = await fetch(`${product.address}/some/page`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    expect((await fetch(`${product.address}/assets/gone.js`)).status).toBe(404)
    expect((await fetch(`${product.address}/..%2f..%2fpackage.json`)).status).toBe(404)
    expect((await fetch(`${product.address}/_system/info`)).headers.get('content-type')).toContain(
      'text/html',
    )
  })
})
