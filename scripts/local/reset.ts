import './quietBackend.ts'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { FolderLocked, lockFolder } from './folderLock.ts'
import { olderLog } from './logFile.ts'
import { projectFolder } from './projectFolder.ts'
import { PlainReason } from './sentences.ts'
import { requireOwnWorld, worldFolderOf } from './worldFolder.ts'

const folder = path.resolve(projectFolder, process.env.HUANZHENG_DATA || '.data')

function say(chinese: string, english: string) {
  process.stdout.write(`${chinese}\n${english}\n`)
}

function refuse(chinese: string, english: string) {
  say(chinese, english)
  process.exitCode = 1
}

function remove() {
  const lock = lockFolder(folder)
  try {
    const world = worldFolderOf(folder)
    requireOwnWorld(world)
    // The world first and the lock last: nobody can start on half of it.
    rmSync(world, { recursive: true, force: true })
  } finally {
    lock.release()
  }
  // What somebody else keeps there is none of ours: the folder goes only when it is empty.
  for (const own of ['backend.log', olderLog('backend.log'), 'lock.sqlite', 'lock.sqlite-journal'])
    rmSync(path.join(folder, own), { force: true })
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
  say(
    `已清除 ${folder}，下次启动将重新建立演示数据。`,
    `Removed ${folder}; the next start makes a new world.`,
  )
}

if (!existsSync(folder)) {
  say('没有数据可清除。', 'There is no data to remove.')
} else if (!statSync(folder).isDirectory()) {
  refuse(
    `数据目录 ${folder} 不是文件夹，没有改动它。`,
    `The data folder ${folder} is not a folder; it was left alone.`,
  )
} else {
  try {
    remove()
  } catch (error) {
    if (error instanceof FolderLocked)
      refuse('换证通正在运行，请先停止它。', 'Huanzheng is running: stop it first.')
    else if (error instanceof PlainReason) refuse(error.chinese, error.english)
    else throw error
  }
}
