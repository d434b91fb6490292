import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { PlainReason } from './sentences.ts'

/** Written last, when a world is whole. */
export const MARK = 'complete.json'

const own = new Set([MARK, `${MARK}.part`, 'keys.json', 'database', 'documents'])

/** The folder of the world below a data folder. */
export function worldFolderOf(dataFolder: string): string {
  return path.join(dataFolder, 'world')
}

/**
 * Before a world is removed: what somebody else keeps under its name is none of ours.
 *
 * @throws PlainReason when the folder holds anything that no start puts there
 */
export function requireOwnWorld(folder: string) {
  if (!existsSync(folder)) return
  const foreign = statSync(folder).isDirectory()
    ? readdirSync(folder).find((name) => !own.has(name))
    : path.basename(folder)
  if (foreign === undefined) return
  throw new PlainReason(
    `${folder} 里有不属于换证通的内容（${foreign}），没有改动它。请用 HUANZHENG_DATA 指定另一个数据目录。`,
    `${folder} holds what is not Huanzheng's (${foreign}) and was left alone. Name another data folder by HUANZHENG_DATA.`,
  )
}
