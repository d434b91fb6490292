import './quietBackend.ts'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { FolderLocked, lockFolder } from './folderLock.ts'
import { projectFolder } from './projectFolder.ts'

const folder = path.resolve(projectFolder, process.env.HUANZHENG_DATA || '.data')

function say(chinese: string, english: string) {
  process.stdout.write(`${chinese}\n${english}\n`)
}

if (!existsSync(folder)) {
  say('没有数据可清除。', 'There is no data to remove.')
} else {
  try {
    const lock = lockFolder(folder)
    // The world first and the lock last: nobody can start on half of it.
    rmSync(path.join(folder, 'world'), { recursive: true, force: true })
    lock.release()
    // What somebody else keeps there is none of ours: the folder goes only when it is empty.
    for (const own of ['backend.log', 'lock.sqlite', 'lock.sqlite-journal'])
      rmSync(path.join(folder, own), { force: true })
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
    say(
      `已清除 ${folder}，下次启动将重新建立演示数据。`,
      `Removed ${folder}; the next start makes a new world.`,
    )
  } catch (error) {
    if (!(error instanceof FolderLocked)) throw error
    say('换证通正在运行，请先停止它。', 'Huanzheng is running: stop it first.')
    process.exitCode = 1
  }
}
