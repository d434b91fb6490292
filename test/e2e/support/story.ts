import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

interface Guards {
  /** Fails the story when the page talks to another host or throws. */
  quietPage: undefined
}

/**
 * A story of a user. Every story also proves, without saying so, that no request leaves the own host and that
 * no page throws.
 */
export const story = base.extend<Guards>({
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
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target).join(' | ')})`,
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
}

/** Fails when the page is wider than the window, so that a phone would have to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(excess, 'pixels wider than the window').toBeLessThanOrEqual(0)
}
