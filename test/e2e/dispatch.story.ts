import type { Browser, Page } from '@playwright/test'
import { askServer, officerOf } from './support/askServer'
import { type Actor, signInAs } from './support/cast'
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
async function openAs(browser: Browser, member: Actor, path: string): Promise<Page> {
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

interface Visit {
  id: string
  institution_id: string
  region_code: string
}

const own = { 袁立新: 'dispatch.one@demo.example', 邓秀兰: 'dispatch.two@demo.example' } as const
type Own = keyof typeof own

/** The evaluation that runs today at the unit that the two demo supervisors inspect. */
async function findVisit(baseURL: string | undefined): Promise<Visit> {
  const [visit] = await askServer<Visit>(
    baseURL,
    'reviewer1',
    'evaluations?select=id,institution_id,region_code&batch=eq.督导演示1',
  )
  if (!visit) throw new Error('the demo world has no evaluation to inspect today')
  return visit
}

/** A supervisor's own phone. */
async function phoneOf(browser: Browser, baseURL: string | undefined, who: Own): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
  })
  const page = await context.newPage()
  await signInAs(page, own[who], '/my-dispatches')
  return page
}

story(
  'an order on the day: drawn, declined, replaced, accepted; the task sheet proves the dispatch at the door, and the check-in is seen at the center',
  async ({ page, browser, baseURL }) => {
    story.slow()
    const { id, institution_id, region_code } = await findVisit(baseURL)
    const center = await officerOf(baseURL, { institutionId: null, regionCode: region_code })
    await signInAs(page, center, `/evaluations/${id}`)
    await page.getByRole('link', { name: '下达督导' }).click()
    await dialog(page)
      .getByRole('button', { name: /保\s?存/ })
      .click()
    const pool = page.getByText(/此刻符合条件 \d+ 人/)
    await expect(pool).toBeVisible()
    // all but one are drawn: of the two who can sign in here one is surely asked, and the other asked or next in order
    const eligible = Number(/符合条件 (\d+) 人/.exec((await pool.textContent()) ?? '')?.[1])
    await page.getByRole('button', { name: '调整条件' }).click()
    await dialog(page)
      .getByLabel('抽派人数')
      .fill(String(eligible - 1))
    await dialog(page).getByLabel('连续派往回避').fill('0')
    await dialog(page).getByLabel('调整理由').fill('按现场规模确定人数')
    await dialog(page)
      .getByRole('button', { name: /保\s?存/ })
      .click()
    await expect(page.getByText(`需要 ${eligible - 1} 人`)).toBeVisible()
    await draw(page)
    const table = page.getByRole('table', { name: '派出的督导员' })
    const first: Own = (await table.getByText('袁立新').count()) > 0 ? '袁立新' : '邓秀兰'
    const second: Own = first === '袁立新' ? '邓秀兰' : '袁立新'
    await expect(table.getByText(first)).toBeVisible()
    const order = page.url()

    const declining = await phoneOf(browser, baseURL, first)
    const asked = declining.getByRole('region', { name: /至/ }).filter({ hasText: '督导演示1' })
    await asked.getByRole('button', { name: '婉拒' }).click()
    await dialog(declining).getByRole('textbox').fill('当日有教学任务')
    await dialog(declining).getByRole('button', { name: '确定' }).click()
    await expect(asked.getByText('已婉拒')).toBeVisible()

    const phone = await phoneOf(browser, baseURL, second)
    const mine = phone.getByRole('region', { name: /至/ }).filter({ hasText: '督导演示1' })
    await mine.getByRole('button', { name: '接受' }).click()
    await dialog(phone).getByRole('button', { name: '接受' }).click()
    await mine.getByRole('link', { name: '任务单与签到' }).click()
    await expect(phone.getByRole('img', { name: '派遣核验二维码' })).toBeVisible()
    await expectAccessible(phone)
    await expectNoSidewaysScroll(phone)
    await phone.getByRole('button', { name: '签到', exact: true }).click()
    await expect(phone.getByRole('button', { name: '报告人证不符' })).toBeVisible()
    await expectAccessible(phone)

    // the officer at the door scans the code
    const sheet = phone.url().split('/').at(-1)
    const code = await codeOf(phone, sheet)
    const officer = await officerOf(baseURL, { institutionId: institution_id, regionCode: region_code })
    const door = await openAs(browser, officer, `/dispatch/check/${code}`)
    await expect(door.getByRole('status').filter({ hasText: '有效' })).toBeVisible()
    await expect(door.getByRole('region', { name: '请与本人及证卡核对' })).toContainText(second)
    await expectAccessible(door)

    await page.goto(order)
    await expect(table.getByRole('row').filter({ hasText: second })).toContainText(/\d\d:\d\d/)
    await expect(table.getByRole('row').filter({ hasText: first })).toContainText('当日有教学任务')
    await expectConsistent(page)

    // a new code ends the one that was shown
    await phone.getByRole('button', { name: '更换二维码' }).click()
    await dialog(phone).getByRole('button', { name: '更换二维码' }).click()
    await expect(phone.getByText('二维码已更换，请重新打印任务单')).toBeVisible()
    await door.reload()
    await expect(door.getByRole('status').filter({ hasText: '任务单已更换' })).toBeVisible()
  },
)

/** What the QR code of the open sheet says, read from the answer that drew it. */
async function codeOf(page: Page, sheet: string | undefined): Promise<string> {
  const answer = page.waitForResponse((response) => response.url().includes('/rpc/task_sheet'))
  await page.goto(`/my-dispatches/${sheet}/print`)
  const { code } = await (await answer).json()
  await expect(page.getByRole('region', { name: '督导任务单' })).toBeVisible()
  await page.goBack()
  return code
}

story(
  'a share of the coming evaluations is drawn, its orders stand, and the browser recomputes it',
  async ({ page }) => {
    await signInAs(page, 'chengdu', '/dispatch/shares')
    await page.getByRole('button', { name: '设定随机抽查' }).first().click()
    await dialog(page)
      .getByRole('button', { name: /保\s?存/ })
      .click()
    await expect(page.getByText(/此刻可抽 \d+ 场，将抽取 \d+ 场/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '锁定条件与名册' }).click()
    await dialog(page).getByRole('button', { name: '锁定条件与名册' }).click()
    await page.getByRole('button', { name: '抽取', exact: true }).click()
    await dialog(page).getByRole('button', { name: '抽取', exact: true }).click()
    await expect(
      page
        .getByRole('table')
        .getByRole('link', { name: /^督5101/ })
        .first(),
    ).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectConsistent(page)

    await page.goto('/dispatch/use')
    await page.getByRole('link', { name: '按地区' }).click()
    await page.getByRole('link', { name: /已抽派任务 \d+/ }).click()
    await expect(page.getByText('只列出从统计或链接进入的部分任务。')).toHaveCount(0)
    await expect(page.getByRole('table', { name: '督导任务列表' })).toBeVisible()
  },
)
