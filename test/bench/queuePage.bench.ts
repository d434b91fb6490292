import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, test } from 'vitest'
import { buildPages } from '../../scripts/local/pages'
import { browserSwitches, findBrowser } from '../e2e/support/browser'
import { giveCredentials } from '../e2e/support/cast'
import { WorldServer } from '../e2e/support/worldServer'

/** Times the queue in a browser: the first row, the first answered key, and what a key costs among 100 rows. */

const projectFolder = path.resolve(import.meta.dirname, '../..')
const presses = 40
/** How many times slower than this machine the pages calculate. */
const slownesses = [1, 4]
const queue = '/reviews?queue=all&size=100'

let browser: Browser
let server: WorldServer
/** A data folder that is filled already, or one of this run. */
const filled = process.env.HUANZHENG_DATA
const folder = filled ?? mkdtempSync(path.join(tmpdir(), 'huanzheng-bench-'))

beforeAll(async () => {
  await buildPages(path.join(projectFolder, 'dist'), () => {})
  server = await WorldServer.start(folder, 5480)
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserSwitches })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  if (!filled) rmSync(folder, { recursive: true, force: true })
}, 60_000)

test.each(slownesses)('100 rows in a browser slowed %i times', { timeout: 240_000 }, async (rate) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  await page.goto(`${server.address}/login`)
  await giveCredentials(page, 'reviewer1')
  await page.waitForURL((url) => url.pathname !== '/login')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })

  const loads: number[] = []
  const answers: number[] = []
  for (let run = 0; run < 5; run += 1) {
    await page.goto(`${server.address}${queue}`, { waitUntil: 'commit' })
    loads.push(await untilFirstRow(page))
    await page.keyboard.press('j')
    await page.locator('.row-active').waitFor()
    answers.push(await page.evaluate(() => performance.now()))
  }
  const rows = await page.locator('tr[data-row-key]').count()
  const keys: number[] = []
  for (let press = 0; press < presses; press += 1)
    keys.push(await frameAfter(page, press < presses / 2 ? 'j' : 'k'))
  console.log(
    `CPU 1/${rate}, ${rows} rows: first row ${spread(loads)}, first key answered ${spread(answers)}, a key until its frame ${spread(keys)} ms`,
  )
  await page.close()
})

/** Milliseconds from the navigation to the first row of the list. */
async function untilFirstRow(page: Page): Promise<number> {
  await page.locator('tr[data-row-key]').first().waitFor()
  return page.evaluate(() => performance.now())
}

/** Milliseconds of work that a key costs, from the event to the frame that shows its answer. */
async function frameAfter(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (pressed) =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now()
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
          // A message is handled after the frame that the key's work ends in has been drawn.
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now() - start)
          requestAnimationFrame(() => channel.port2.postMessage(null))
        })
      }),
    key,
  )
}

function spread(times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return `median ${at(0.5).toFixed(1)} (95 %: ${at(0.95).toFixed(1)})`
}
