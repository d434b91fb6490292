import type { Browser, Page } from '@playwright/test'
import { askServer } from './support/askServer'
import { type CastMember, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

interface Order {
  id: string
  number: string
}

/** An order of Chengdu that is still to be committed to. */
async function findOpenOrder(baseURL: string | undefined): Promise<Order> {
  const [order] = await askServer<Order>(
    baseURL,
    'chengdu',
    'inspection_orders?select=id,number&status=eq.ordered&center_code=eq.510100&limit=1',
  )
  if (!order) throw new Error('the demo world has no order that waits for its draw')
  return order
}

/** Somebody else at another machine. */
async function openAs(browser: Browser, member: CastMember, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, member, path)
  return page
}

const dialog = (page: Page) => page.getByRole('dialog')

/** Commits to conditions and pool, then draws. */
async function draw(page: Page) {
  await page.getByRole('button', { name: '锁定条件与名册' }).click()
  await dialog(page).getByRole('button', { name: '锁定条件与名册' }).click()
  await expect(page.getByText('已锁定待抽取')).toBeVisible()
  await page.getByRole('button', { name: '抽取', exact: true }).click()
  await dialog(page).getByRole('button', { name: '抽取', exact: true }).click()
  await expect(page.getByRole('table', { name: '派出的督导员' })).toBeVisible()
}

async function expectConsistent(page: Page) {
  await page.getByRole('link', { name: '打开核验页' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: '一致：重新计算的结果与公开记录完全相同' }),
  ).toBeVisible()
}

story(
  'a city draws supervisors, the browser recomputes the draw; the province voids it and the next draw is counted',
  async ({ page, browser, baseURL }) => {
    story.slow()
    const { id, number } = await findOpenOrder(baseURL)
    await signInAs(page, 'chengdu', '/dispatch')
    await page.getByRole('link', { name: number }).click()
    await expect(page.getByText(/此刻符合条件 \d+ 人/)).toBeVisible()
    await expectAccessible(page)
    await draw(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await expectConsistent(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    // what was drawn is not the city's to void
    await page.goBack()
    await expect(page.getByRole('table', { name: '派出的督导员' })).toBeVisible()
    await expect(page.getByRole('button', { name: '作废' })).toHaveCount(0)

    const province = await openAs(browser, 'reviewer1', `/dispatch/${id}`)
    await province.getByRole('button', { name: '作废' }).click()
    await dialog(province).getByRole('textbox').fill('评价改期，原抽派作废')
    await dialog(province).getByRole('button', { name: '确定' }).click()
    await expect(province.getByText('理由：评价改期，原抽派作废')).toBeVisible()

    await page.reload()
    await expect(page.getByText('第 2 次抽派')).toBeVisible()
    await draw(page)
    await expectConsistent(page)
    await expect(page.getByText('attempt=2')).toBeVisible()
  },
)

story('an institution has no page of inspections', async ({ page }) => {
  await signInAs(page, 'cityUnit', '/dispatch')
  await expect(page.getByRole('link', { name: '督导抽派' })).toHaveCount(0)
  await expect(page.getByRole('table')).toHaveCount(0)
})
