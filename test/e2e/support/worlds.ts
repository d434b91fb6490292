import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WorldServer } from './worldServer'

/** The first of the ports that the workers of a run serve on. */
const firstPort = Number(process.env.HUANZHENG_E2E_PORT ?? 5460)

/** Where the worlds of this run live; decided once, inherited by the workers. */
export function worldsFolder(): string {
  process.env.HUANZHENG_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'huanzheng-e2e-'))
  return process.env.HUANZHENG_E2E_DATA
}

const templateFolder = () => process.env.HUANZHENG_E2E_TEMPLATE ?? path.join(worldsFolder(), 'template')

/** Fills the world once that every file of stories gets a copy of, unless the run has filled one already. */
export async function fillTemplate() {
  const server = await WorldServer.start(templateFolder(), firstPort)
  await server.stop()
}

/** The demo world as one worker serves it: each file of stories finds it as it was filled. */
export class Worlds {
  private readonly worker: number
  private served: { name: string; folder: string; server: WorldServer } | undefined

  constructor(worker: number) {
    this.worker = worker
  }

  /** The address of an untouched copy under this name, or of the one that this worker already serves. */
  async serve(name: string): Promise<string> {
    if (this.served?.name !== name) {
      await this.close()
      const folder = path.join(worldsFolder(), `worker${this.worker}`)
      rmSync(folder, { recursive: true, force: true })
      cpSync(templateFolder(), folder, { recursive: true })
      this.served = { name, folder, server: await WorldServer.start(folder, firstPort + this.worker) }
    }
    return this.served.server.address
  }

  async close() {
    if (!this.served) return
    const { server, folder } = this.served
    this.served = undefined
    await server.stop()
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
  }
}
