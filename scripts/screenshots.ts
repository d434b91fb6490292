// `npm run screenshots`: takes the README's pictures from a running `npm start`.
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { browserSwitches, ensureChineseFont, findBrowser } from '../test/e2e/support/browser.ts'
import { projectFolder } from './local/projectFolder.ts'

const address = `http://127.0.0.1:${process.env.PORT || 5173}`
const password = 'Huanzheng-Demo-2026'
const desktop = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

interface Picture {
  name: string
  account: string
  start: string
  viewport: { width: number; height: number }
  colorScheme: 'light' | 'dark'
  /** From the start page to what is to be seen. */
  go?: (page: Page) => Promise<unknown>
}

const pictures: Picture[] = [
  {
    name: 'bench-light',
    account: 'city.chengdu',
    start: '/reviews',
    viewport: desktop,
    colorScheme: 'light',
    go: async (page) => {
      await page.locator('tbody a').first().click()
      await page.getByRole('button', { name: /通过/ }).first().waitFor()
    },
  },
  { name: 'queue-dark', account: 'reviewer1', start: '/reviews', viewport: desktop, colorScheme: 'dark' },
  { name: 'portal-phone', account: 'returned', start: '/portal', viewport: phone, colorScheme: 'light' },
  {
    name: 'summary-light',
    account: 'city.chengdu',
    start: '/summaries',
    viewport: desktop,
    colorScheme: 'light',
  },
  { name: 'workbench-light', account: 'city.chengdu', start: '/', viewport: desktop, colorScheme: 'light' },
]

/** The page is there, and nothing on it is still loading. */
async function settled(page: Page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton, .ant-spin, [aria-busy="true"]'))
}

async function take(browser: Browser, picture: Picture) {
  const { viewport, colorScheme } = picture
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  await page.goto(`${address}/login?to=${encodeURIComponent(picture.start)}`)
  await page.getByLabel('邮箱').fill(`${picture.account}@demo.example`)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.waitForURL((url) => url.pathname === picture.start)
  await settled(page)
  await picture.go?.(page)
  await settled(page)
  await page.screenshot({
    path: path.join(projectFolder, 'docs', 'images', `${picture.name}.png`),
    animations: 'disabled',
  })
  await context.close()
}

ensureChineseFont()
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserSwitches })
for (const picture of pictures) await take(browser, picture)
await browser.close()
