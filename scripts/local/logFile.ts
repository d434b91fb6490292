import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs'

/**
 * Writes lines to a file that never fills the disk: a full one makes room under the name of the one before it.
 *
 * @param limit bytes of one file; two are kept
 */
export function openLog(file: string, limit = 5 * 1024 * 1024): (line: string) => void {
  let size = sizeOf(file)
  return (line) => {
    const text = `${line}\n`
    if (size > 0 && size + Buffer.byteLength(text) > limit) {
      rmSync(olderLog(file), { force: true })
      renameSync(file, olderLog(file))
      size = 0
    }
    appendFileSync(file, text)
    size += Buffer.byteLength(text)
  }
}

/** Where the lines are that a full file held. */
export const olderLog = (file: string) => `${file}.1`

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
