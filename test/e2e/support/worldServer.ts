import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const projectFolder = path.resolve(import.meta.dirname, '../../..')

/** The product on a data folder of its own, as `npm start` serves it. */
export class WorldServer {
  readonly address: string
  private readonly process: ChildProcess

  private constructor(address: string, process: ChildProcess) {
    this.address = address
    this.process = process
  }

  /**
   * Serves a data folder, filling it first when it is empty.
   *
   * @throws Error with what the start printed when it ends before it serves
   */
  static async start(folder: string, port: number): Promise<WorldServer> {
    const process = spawn(globalThis.process.execPath, ['scripts/local/serve.ts'], {
      cwd: projectFolder,
      env: { ...globalThis.process.env, PORT: String(port), HUANZHENG_DATA: folder, LITE_TELEMETRY: '0' },
      // The server ends itself when this channel breaks, so that it never outlives a killed run.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let printed = ''
    const isServing = new Promise<boolean>((resolve) => {
      const read = (chunk: Buffer) => {
        printed += chunk
        if (printed.includes('Huanzheng is running')) resolve(true)
      }
      process.stdout?.on('data', read)
      process.stderr?.on('data', read)
      process.once('exit', () => resolve(false))
    })
    if (!(await isServing)) throw new Error(`the product did not start:\n${printed}`)
    return new WorldServer(`http://127.0.0.1:${port}`, process)
  }

  /** Closes the database and ends the process. */
  async stop() {
    if (this.process.exitCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill('SIGTERM')
    await ended
  }
}
