import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'

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
      const own = new URL(baseURL ?? '').host
      const foreign: string[] = []
      const thrown: string[] = []
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (!['data:', 'blob:', 'about:'].includes(url.protocol) && url.host !== own)
          foreign.push(request.url())
      })
      context.on('weberror', (error) => thrown.push(String(error.error())))
      await use(undefined)
      expect(foreign, 'requests to other hosts').toEqual([])
      expect(thrown, 'errors thrown by the page').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

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
