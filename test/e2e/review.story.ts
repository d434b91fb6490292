import type { Browser, Locator, Page } from '@playwright/test'
import { reviewQueuePath } from '../../src/domain/paths'
import { askServer } from './support/askServer'
import { type CastMember, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const finalReview = reviewQueuePath('final_review')
// Files of a city: of a 省属 file the 终审 is not for whoever did its 复审.
const cityFinalReview = reviewQueuePath('final_review', { city: '510100' })

/** Somebody else at another machine. */
async function openAs(browser: Browser, member: CastMember, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, member, path)
  return page
}

const applicant = (page: Page): Locator => page.getByRole('heading', { level: 1 })
const decision = (page: Page): Locator => page.getByRole('region', { name: '办理', exact: true })

/** Opens the bench with the first file that nobody holds; gives the name of its person. */
async function startReviewing(page: Page): Promise<string> {
  await page.getByRole('button', { name: '开始审核' }).click()
  await expect(decision(page)).toBeVisible()
  return (await applicant(page).textContent()) ?? ''
}

/** The number of the file on the bench: one person may have several files. */
async function numberOnBench(page: Page): Promise<string> {
  const text = await page
    .getByText(/\d{6}-\d{6}-\d{5}/)
    .first()
    .textContent()
  return text?.match(/\d{6}-\d{6}-\d{5}/)?.[0] ?? ''
}

/** How often a file stands in the login's own list of what it has decided. */
async function expectHandled(page: Page, number: string, times: number) {
  await page.goto(`${reviewQueuePath('handled')}&q=${encodeURIComponent(number)}`)
  const found = page.getByRole('cell', { name: number, exact: true })
  if (times === 0) await expect(page.getByRole('table').or(page.getByText(/没有/)).first()).toBeVisible()
  await expect(found).toHaveCount(times)
}

story('clean files take two keys each, and the next one opens by itself', async ({ page }) => {
  await signInAs(page, 'reviewer1', finalReview)
  const first = await startReviewing(page)
  const firstNumber = await numberOnBench(page)
  await expect(page.getByRole('img', { name: '个人照片' })).toBeVisible()
  await expect(page.getByText(/领单至 \d\d:\d\d/)).toBeVisible()
  await expectAccessible(page)

  await page.keyboard.press('a')
  await expect(page.getByRole('button', { name: /^确认通过/ })).toBeFocused()
  // a key that bounces decides nothing twice, and not the next file either
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${first}：通过，现在是“待发证”`)).toBeVisible()
  await expect(applicant(page)).not.toHaveText(first)
  const secondNumber = await numberOnBench(page)
  await expect(page.getByText(/领单至 \d\d:\d\d/)).toBeVisible()
  await expect(page.getByRole('img', { name: '个人照片' })).toBeVisible()

  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/^2 \/ \d+$/)).toBeVisible()
  await page.keyboard.press('k')
  await expect(applicant(page)).toHaveText(first)
  await expect(page.getByText(/现在不在您的办理环节/)).toBeVisible()
  await page.keyboard.press('u')
  await expect(page).toHaveURL(/\/reviews\?queue=final_review$/)

  await expectHandled(page, firstNumber, 1)
  await expectHandled(page, secondNumber, 0)
})

story('a file in other hands names the colleague and leads to the next', async ({ page, browser }) => {
  await signInAs(page, 'reviewer2', finalReview)
  const name = await startReviewing(page)
  const address = new URL(page.url())

  const colleague = await openAs(browser, 'reviewer3', address.pathname + address.search)
  const notice = colleague.getByRole('alert').filter({ hasText: '同事正在办理' })
  await expect(notice).toContainText(/郑凯 正在办理这份申报，领单到 \d\d:\d\d/)
  await expect(decision(colleague)).toHaveCount(0)
  await expect(colleague.getByText('需要说明理由，并将记录在案')).toBeVisible()
  await expect(colleague.getByText(/^\d{6}\*{8}[\dX]{4}$/).first()).toBeVisible()
  await expectAccessible(colleague)
  await colleague.goto(finalReview)
  await expect(colleague.getByText('郑凯 办理中').first()).toBeVisible()
  await colleague.goBack()
  await notice.getByRole('button', { name: '下一份' }).click()
  await expect(applicant(colleague)).not.toHaveText(name)
  await expect(decision(colleague)).toBeVisible()
  await colleague.context().close()
})

story('an answer that is lost on the way loses nothing and decides nothing twice', async ({ page }) => {
  await signInAs(page, 'reviewer3', finalReview)
  const name = await startReviewing(page)
  const file = new URL(page.url()).pathname
  await page.keyboard.press('d')
  await decision(page).getByRole('combobox', { name: '理由' }).fill('资料不全')
  await page.keyboard.press('Enter')
  await decision(page).getByLabel(/^说明/).fill('缺少有效期内的考评记录原件。')

  // the decision arrives, its answer does not
  let arrived = 0
  await page.route('**/rpc/review_application', async (route) => {
    await route.fetch()
    arrived += 1
    await route.abort('connectionreset')
  })
  await page.keyboard.press('Control+Enter')
  const lost = decision(page).getByRole('alert')
  await expect(lost).toContainText('这次办理是否成功还不知道')
  await expect(decision(page).getByLabel(/^说明/)).toHaveValue('缺少有效期内的考评记录原件。')
  await expectAccessible(page)
  await page.unroute('**/rpc/review_application')
  await decision(page)
    .getByRole('button', { name: /现在再次提交/ })
    .click()
  await expect(page.getByText(`${name}：不予通过`)).toBeVisible()
  await expect(applicant(page)).not.toHaveText(name)
  expect(arrived).toBe(1)
  // once in the history of the file, however often it was sent
  await page.goto(file)
  await expect(applicant(page)).toHaveText(name)
  await expect(page.getByText('缺少有效期内的考评记录原件。', { exact: true })).toHaveCount(1)
})

story('a page that is no longer true says who did what and when', async ({ page, browser }) => {
  await signInAs(page, 'reviewer1', cityFinalReview)
  const name = await startReviewing(page)
  const address = new URL(page.url())
  // the claim is given up unseen, as when it runs out over a lunch
  await page.route('**/rpc/claim_application', (route) => route.abort())
  await page.evaluate(async (path) => {
    const key = Object.keys(localStorage).find((candidate) => candidate.endsWith('session')) ?? ''
    const { access_token } = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { supabaseKey } = await (await fetch('/config.json')).json()
    await fetch('/rest/v1/rpc/release_application', {
      method: 'POST',
      headers: {
        apikey: supabaseKey,
        authorization: `Bearer ${access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ p_id: path.split('/').at(-1) }),
    })
  }, address.pathname)

  const colleague = await openAs(browser, 'reviewer2', address.pathname + address.search)
  await expect(applicant(colleague)).toHaveText(name)
  await colleague.keyboard.press('a')
  await colleague.keyboard.press('Enter')
  await expect(colleague.getByText(`${name}：通过`)).toBeVisible()
  await colleague.context().close()

  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(decision(page).getByRole('alert')).toContainText(
    /郑凯 已于 \d{4}-\d\d-\d\d \d\d:\d\d 通过，现在是“待发证”/,
  )
})

story('several files are decided at once, each with its outcome', async ({ page, browser, baseURL }) => {
  const waiting = await askServer<{ id: string; number: string; region_code: string }>(
    baseURL,
    'reviewer1',
    'applications?select=id,number,region_code&status=eq.final_review&track=eq.city&claimed_by=is.null&order=region_code,number',
  )
  const pairs = waiting.map((file, index) => [file, waiting[index + 1]] as const)
  const [held, other] = pairs.find(([one, next]) => one.region_code === next?.region_code) ?? []
  if (!held || !other) throw new Error('no city has two files in the final review')
  // on the way through all files nothing is opened ahead, so that the colleague holds this one alone
  const colleague = await openAs(browser, 'reviewer2', `/reviews/${held.id}?queue=all`)
  await expect(decision(colleague)).toBeVisible()

  await signInAs(page, 'reviewer1', reviewQueuePath('final_review', { city: held.region_code }))
  const rowOf = ({ number }: { number: string }) => page.getByRole('row').filter({ hasText: number })
  for (const file of [held, other]) await rowOf(file).getByRole('checkbox').check()
  await expect(page.getByRole('region', { name: '批量操作' })).toContainText('已选 2 项')
  await expectAccessible(page)
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('通过：2 份')
  await dialog.getByRole('button', { name: '确定' }).dblclick()
  await expect(dialog.getByRole('row').filter({ hasText: held.number })).toContainText(
    '郑凯 正在办理这份申报',
  )
  await expect(dialog.getByRole('row').filter({ hasText: other.number })).toContainText('已办理')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '关闭' }).first().click()
  // what was refused stays selected, to be tried again
  await expect(page.getByRole('region', { name: '批量操作' })).toContainText('已选 1 项')
  await colleague.context().close()
})

story(
  'filters, order and page live in the address; a view of them is kept under a name',
  async ({ page }) => {
    await signInAs(page, 'chengdu', reviewQueuePath('all'))
    await page.getByRole('combobox', { name: '证卡种类' }).click()
    await page.getByTitle('质量督导员', { exact: true }).click()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(/kind=supervisor/)
    await expect(page.locator('tbody .ant-table-row').filter({ hasNotText: '质量督导员' })).toHaveCount(0)
    await expect(page.locator('tbody .ant-table-row').first()).toBeVisible()
    await page.getByRole('columnheader', { name: '办理期限' }).click()
    await expect(page).toHaveURL(/sort=due_on%3Aasc/)
    await page.reload()
    await expect(page.getByRole('columnheader', { name: '办理期限' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )

    await page.getByRole('button', { name: '视图' }).click()
    await page.getByLabel('视图名称').fill('督导员按期限')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('视图已保存')).toBeVisible()
    await page.goto(reviewQueuePath('all'))
    await page.getByRole('button', { name: '视图' }).click()
    await page.getByRole('button', { name: '督导员按期限', exact: true }).click()
    await expect(page).toHaveURL(/kind=supervisor.*sort=due_on/)

    // wildcards are letters like others
    await page.getByRole('searchbox', { name: /姓名、申报编号/ }).fill('%')
    await expect(page.getByText('没有符合条件的记录')).toBeVisible()
    await page.getByRole('button', { name: '清除筛选' }).last().click()
    await expect(page).toHaveURL(/\/reviews\?queue=all(&sort=[^&]+)?$/)
  },
)

story('the queue on a phone shows cards, and reads as well in the dark @phone', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs(page, 'chengdu', reviewQueuePath('all'))
  await expect(page.getByText(/剩 \d+ 天|逾期 \d+ 天|今天到期/).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

story('a manager reads the queues of the own city and decides nothing', async ({ page }) => {
  await signInAs(page, 'chengduManager', reviewQueuePath('all'))
  await expect(page.getByText(/您可以查看这些申报/)).toBeVisible()
  await expect(page.locator('tbody .ant-table-row').first()).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '开始审核' })).toHaveCount(0)
  await expectAccessible(page)
})
