import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './projectFolder.ts'
import { PlainReason } from './sentences.ts'

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']

/**
 * Builds the pages unless those in the folder come from the same sources.
 *
 * @throws PlainReason when the build fails; the reason is on the console
 */
export function buildPages(folder: string, log: (line: string) => void) {
  const mark = path.join(folder, '.sources')
  const wanted = digestOfSources()
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return
  log('正在构建页面…… Building the pages…')
  const vite = path.join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', folder]
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    throw new PlainReason('页面构建失败，原因见上。', 'Building the pages failed; the reason is above.')
  // Written last: a build that was interrupted is done again.
  writeFileSync(mark, wanted)
}

function digestOfSources(): string {
  const digest = createHash('sha256')
  for (const source of sources) addTo(digest, source)
  return digest.digest('hex')
}

function addTo(digest: ReturnType<typeof createHash>, name: string) {
  const file = path.join(projectFolder, name)
  if (!existsSync(file)) return
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file).sort()) addTo(digest, path.join(name, entry))
    return
  }
  digest.update(`${name}\0`).update(readFileSync(file)).update('\0')
}
