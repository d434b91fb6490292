import { accessSync, chmodSync, constants, mkdirSync, statfsSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import path from 'node:path'

/** Linux keeps this folder in memory. */
const memory = '/dev/shm'

/** What databases, worlds and browsers of a run may take, and as much again for the programs themselves. */
const needed = 3 * 1024 ** 3

/**
 * Where the temporary files of a test run go: into memory where there is enough of it. A hundred databases are copied
 * there, each of a thousand files, ten times faster than on a disk. TMPDIR, where somebody has set it, goes first.
 */
export function temporaryFolder(): string {
  if (process.env.TMPDIR || process.platform !== 'linux' || !hasRoom()) return tmpdir()
  const folder = path.join(memory, 'huanzheng-tests')
  try {
    mkdirSync(folder, { recursive: true })
    // the database server of the tests runs as another user than root and passes through
    chmodSync(folder, 0o755)
    return folder
  } catch {
    // it belongs to another user of this machine
    return tmpdir()
  }
}

function hasRoom(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > needed && freemem() > needed
  } catch {
    return false
  }
}
