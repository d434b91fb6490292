import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserSwitches, ensureChineseFont, findBrowser } from './support/browser'
import { worldsFolder } from './support/worlds'

// The workers of this run inherit what is decided once here.
process.env.HUANZHENG_BROWSER ??= await findBrowser()
if (!process.env.HUANZHENG_E2E_DATA) {
  ensureChineseFont()
  worldsFolder()
}
const projectFolder = path.resolve(import.meta.dirname, '../..')

export default defineConfig({
  testDir: '.',
  testMatch: '*.story.ts',
  outputDir: path.join(projectFolder, 'test-results'),
  forbidOnly: true,
  // Two cores: a browser and a server on each.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: path.join(projectFolder, 'test-results', 'stories.json') }]],
  globalSetup: './support/fillWorld.ts',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording every step costs a tenth of the time; a failed story leaves a picture and the page's outline anyway.
    trace: process.env.HUANZHENG_E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.HUANZHENG_BROWSER, args: browserSwitches },
  },
  // A story runs on the desktop; those tagged @phone on a phone too.
  projects: [
    {
      name: 'phone',
      grep: /@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
  ],
})
