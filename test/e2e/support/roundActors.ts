import type { Locator, Page } from '@playwright/test'
import { type CastMember, signInAs } from './cast'
import { expect, expectAccessible, story, watchContext } from './story'

interface Actors {
  /** Signs somebody of the cast in, in a browser of their own, and opens a page; a phone is 390 pixels wide. */
  enter(member: CastMember, path: string, device?: 'desktop' | 'phone'): Promise<Page>
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

/** A story in which several people act, each at a screen of their own. */
export const roundStory = story.extend<Actors>({
  enter: async ({ browser, baseURL }, use, testInfo) => {
    // A whole round has many hands and screens.
    testInfo.setTimeout(300_000)
    const opened: { close(): Promise<void>; expectQuiet(): void }[] = []
    await use(async (member, path, device = 'desktop') => {
      const context = await browser.newContext(device === 'phone' ? phone : {})
      opened.push({ close: () => context.close(), expectQuiet: watchContext(context, baseURL) })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      await signInAs(page, member, path)
      return page
    })
    for (const { expectQuiet, close } of opened) {
      expectQuiet()
      await close()
    }
  },
})

/** Chooses from a list by typing a part of the wanted words; the list closes afterwards. */
export async function choose(list: Locator, words: string) {
  await list.click()
  await list.fill(words)
  await list.press('Enter')
  await list.blur()
}

/** Chooses from a list that cannot be searched. */
export async function pick(list: Locator, words: string) {
  await list.click()
  await list.page().getByTitle(words, { exact: true }).last().click()
}

/** Looks at the screen as it stands with axe, in the dark as well. */
export async function expectAccessibleAlsoDark(page: Page) {
  await expectAccessible(page)
  await page.getByRole('button', { name: '深色' }).click()
  await expect(page.getByRole('button', { name: '浅色' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '浅色' }).click()
}
