import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Switches that keep a browser quiet and alive in a container. */
export const browserSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser for the stories: the path in HUANZHENG_BROWSER, Playwright's own, one of the system, one from npm,
 * and as the last resort Debian's, installed now.
 *
 * @throws Error with the sentence that says what to install
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.HUANZHENG_BROWSER
  if (named) {
    if (!existsSync(named)) throw new Error(`HUANZHENG_BROWSER names no file: ${named}`)
    return named
  }
  const present = [chromium.executablePath(), ...systemBrowsers].find(
    (path) => existsSync(path) && runs(path),
  )
  return present ?? (await browserFromNpm()) ?? browserFromDebian()
}

async function browserFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packed } = await import('@sparticuz/chromium')
  const path = await packed.executablePath()
  return runs(path) ? path : undefined
}

function browserFromDebian(): string {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installWithApt(['chromium'])
  const path = '/usr/bin/chromium'
  if (existsSync(path)) return path
  throw new Error('No browser found: install Chromium or set HUANZHENG_BROWSER to the path of one.')
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
}

/** Installs a font with Chinese glyphs where there is none; without it stories still pass, only pictures suffer. */
export function ensureChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (list.status === 0 && list.stdout.trim() !== '') return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installWithApt(['fonts-noto-cjk'])
}

function installWithApt(packages: string[]) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env: environment, stdio: 'ignore', timeout: 300_000 } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}
