import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { onTestFinished } from 'vitest'

export interface StartedProduct {
  /** Everything it printed so far, both streams. */
  output(): string
  /** Resolves when it has printed this; rejects with its output when it ends before. */
  printed(text: string): Promise<void>
  /** Resolves with the exit code. */
  ended(): Promise<number | null>
  /** Asks it to stop, as Ctrl-C or the operating system does. */
  stop(): void
  /** Ends the process that holds the database without a chance to close it. */
  killHard(): void
  readonly address: string
}

interface Options {
  data: string
  port?: number
  environment?: Record<string, string>
}

/** Runs what `npm start` runs, on a free port and without the demo world. Inside a test it ends with the test. */
export async function startProduct({ data, port: wanted, environment }: Options): Promise<StartedProduct> {
  const port = wanted ?? (await freePort())
  const child = spawn(process.execPath, [path.resolve('scripts/start.mjs')], {
    env: {
      ...process.env,
      // What vitest sets for its workers must not reach the product.
      NODE_ENV: undefined,
      NODE_OPTIONS: undefined,
      PORT: String(port),
      HUANZHENG_DATA: data,
      HUANZHENG_SEED: 'none',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  endWithTest(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  return watch(child, `http://127.0.0.1:${port}`, data)
}

function endWithTest(end: () => Promise<void>) {
  try {
    onTestFinished(end)
  } catch {
    // In a hook there is no test yet: who started it there stops it there.
  }
}

function watch(child: ChildProcess, address: string, data: string): StartedProduct {
  let output = ''
  const onOutput = new Set<() => void>()
  const take = (chunk: Buffer) => {
    output += chunk
    for (const listener of onOutput) listener()
  }
  child.stdout?.on('data', take)
  child.stderr?.on('data', take)
  // 'close' comes after the last output.
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code))
  })
  return {
    address,
    output: () => output,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve()
        onOutput.add(look)
        look()
        closed.then(() => reject(new Error(`ended before printing "${text}":\n${output}`)))
      }),
    ended: () => closed,
    stop: () => child.kill('SIGTERM'),
    killHard() {
      const { pid } = JSON.parse(readFileSync(path.join(data, 'holder.json'), 'utf8'))
      process.kill(pid, 'SIGKILL')
    },
  }
}

/** A port that nothing listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
