import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { Worlds } from './worlds'

interface Guards {
  /** Fails the story when the page talks to another host or throws. */
  quietPage: undefined
}

interface Stage {
  /** What this worker serves. */
  worlds: Worlds
}

/**
 * A story of a user. A file of stories begins with the demo world as it was filled, and its stories follow each
 * other in it. Every story also proves, without saying so, that no request leaves the own host and that no page
 * throws.
 */
export const story = base.extend<Guards, Stage>({
  worlds: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern what a fixture needs
    async ({}, use, { parallelIndex }) => {
      const worlds = new Worlds(parallelIndex)
      await use(worlds)
      await worlds.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ worlds }, use, { project, file }) => {
    await use(await worlds.serve(`${project.name} ${path.basename(file)}`))
  },
  quietPage: [
    async ({ context, baseURL }, use) => {
      const expectQuiet = watchContext(context, baseURL)
      await use(undefined)
      expectQuiet()
    },
    { auto: true },
  ],
})

export { expect }

/** What never leaves the machine; the browser shows PDFs with an extension of its own. */
const ownProtocols = ['data:', 'blob:', 'about:', 'chrome:', 'chrome-extension:']

/**
 * Listens to a browser context from now on, for stories that open more than their own.
 *
 * @returns what fails when a page of it talked to another host or threw
 */
export function watchContext(context: BrowserContext, baseURL: string | undefined) {
  const own = new URL(baseURL ?? '').host
  const foreign: string[] = []
  const thrown: string[] = []
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (!ownProtocols.includes(url.protocol) && url.host !== own) foreign.push(request.url())
  })
  context.on('weberror', (error) => thrown.push(String(error.error())))
  return () => {
    expect(foreign, 'requests to other hosts').toEqual([])
    expect(thrown, 'errors thrown by the page').toEqual([])
  }
}

/** Fails when axe finds a violation of WCAG 2.1 A or AA on the page as it stands. */
export async function expectAccessible(page: Page) {
  await endOfMotion(page)
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
      // what passes is counted, not described element by element
      resultTypes: ['violations'],
    })
    // without frames there is nothing to put together on a page of its own, which takes half the time
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target).join(' | ')})`,
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** A button on its way from one colour to the next has neither's contrast. What turns for ever is not waited for. */
async function endOfMotion(page: Page) {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((motion) => Number.isFinite(Number(motion.effect?.getComputedTiming().endTime)))
        .map((motion) => motion.finished),
    ),
  )
}

/** Fails when the page is wider than the window, so that a phone would have to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, 'pixels wider than the window').toBeLessThanOrEqual(0)
}
