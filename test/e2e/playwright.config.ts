import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserSwitches, ensureChineseFont, findBrowser } from './support/browser'

// The workers of this run inherit what is decided once here.
process.env.HUANZHENG_BROWSER ??= await findBrowser()
if (!process.env.HUANZHENG_E2E_DATA) {
  ensureChineseFont()
  process.env.HUANZHENG_E2E_DATA = mkdtempSync(path.join(tmpdir(), 'huanzheng-e2e-'))
}
const port = Number(process.env.HUANZHENG_E2E_PORT ?? 5460)
const baseURL = `http://127.0.0.1:${port}`
const projectFolder = path.resolve(import.meta.dirname, '../..')

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: path.join(projectFolder, 'test-results'),
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: path.join(projectFolder, 'test-results', 'stories.json') }]],
  globalTeardown: './support/removeWorld.ts',
  use: {
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.HUANZHENG_BROWSER, args: browserSwitches },
  },
  // A story runs on the desktop; those tagged @phone on a phone too. The phone comes first: its stories look, and
  // those of the desktop use the world up (a returned file is mended once).
  projects: [
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
  ],
  webServer: {
    command: `"${process.execPath}" scripts/start.mjs`,
    cwd: projectFolder,
    url: `${baseURL}/config.json`,
    timeout: 420_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { PORT: String(port), HUANZHENG_DATA: process.env.HUANZHENG_E2E_DATA },
    stdout: 'pipe',
  },
})
