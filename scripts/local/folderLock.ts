import './quietBackend.ts'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Who holds a data folder, as far as the holder wrote it down. */
export interface LockHolder {
  pid?: number
  address?: string
}

/** The data folder belongs to a running process. */
export class FolderLocked extends Error {
  readonly holder: LockHolder

  constructor(folder: string, holder: LockHolder) {
    super(`data folder in use: ${folder}`)
    this.name = 'FolderLocked'
    this.holder = holder
  }
}

export interface FolderLock {
  /** Notes the address for the sentence that a second start prints. */
  announce(address: string): void
  release(): void
}

/**
 * Takes the data folder for this process alone. Two processes on one database would destroy it.
 *
 * The lock is the operating system's own lock on a SQLite file: it ends with the process however that ends,
 * so there are no stale locks to guess about.
 *
 * @throws FolderLocked when another process holds it
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true })
  const noteFile = path.join(folder, 'holder.json')
  const lock = new DatabaseSync(path.join(folder, 'lock.sqlite'))
  try {
    lock.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    if (!/locked|busy/i.test(String(error))) throw error
    throw new FolderLocked(folder, readNote(noteFile))
  }
  writeFileSync(noteFile, JSON.stringify({ pid: process.pid }))
  return {
    announce: (address) => writeFileSync(noteFile, JSON.stringify({ pid: process.pid, address })),
    release() {
      rmSync(noteFile, { force: true })
      lock.close()
    },
  }
}

function readNote(file: string): LockHolder {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
