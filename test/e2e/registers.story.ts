import type { Browser, Page } from '@playwright/test'
import {
  activityListPath,
  evaluationListPath,
  institutionListPath,
  reviewFilePath,
} from '../../src/domain/paths'
import { askServer, officerOf } from './support/askServer'
import { type Actor, signInAs } from './support/cast'
import { choose, pick } from './support/roundActors'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

interface FileOfCity {
  id: string
  person_id: string
  person_name: string
  role: 'assessor' | 'supervisor'
  institution_id: string
  card_id: string
}
interface CardOfFile {
  number: string
  valid_from: string
}

const batch = '登记簿故事第1批'

/** Somebody else at another machine. */
async function openAs(browser: Browser, member: Actor, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, member, path)
  return page
}

/** A file in the city's 复审 whose person has worked, as the city has confirmed. */
async function fileWithConfirmedRecord(baseURL: string | undefined): Promise<FileOfCity> {
  const files = await askServer<FileOfCity>(
    baseURL,
    'chengdu',
    'applications?select=id,person_id,person_name,role,institution_id,card_id&status=eq.re_review&region_code=eq.510100&order=number',
  )
  const confirmed = await askServer<{ person_id: string }>(
    baseURL,
    'chengdu',
    `activity_records?select=person_id&status=eq.confirmed&person_id=in.(${files.map(({ person_id }) => person_id)})`,
  )
  const file = files.find(({ person_id }) => confirmed.some((record) => record.person_id === person_id))
  if (!file) throw new Error('no file with a confirmed record waits for the city')
  return file
}

async function today(baseURL: string | undefined): Promise<string> {
  const profile = await askServer<never>(baseURL, 'chengdu', 'rpc/my_profile')
  return (profile as unknown as { today: string }).today
}

/** Fills a day into a field of a calendar. */
async function fillDay(page: Page, label: string, day: string) {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true })
  await field.fill(day)
  await field.press('Enter')
}

const decidedAtOnce = (page: Page) => page.getByText(/^已处理 \d+ 条$/)

story(
  'a unit reports an evaluation and enters records, the city confirms several at once, the check turns green',
  async ({ page, browser, baseURL }) => {
    const file = await fileWithConfirmedRecord(baseURL)
    const [card] = await askServer<CardOfFile>(
      baseURL,
      'chengdu',
      `cards?select=number,valid_from&id=eq.${file.card_id}`,
    )
    const day = await today(baseURL)

    // The city disputes what was confirmed: nothing counts any more.
    await signInAs(page, 'chengdu', `${activityListPath()}?status=confirmed&q=${card?.number}`)
    const boxes = page.getByRole('checkbox', { name: new RegExp(`^选择 ${file.person_name}`) })
    await expect(boxes.first()).toBeVisible()
    await expectAccessible(page)
    for (const box of await boxes.all()) await box.check()
    await page.getByRole('button', { name: '提出异议' }).click()
    const dispute = page.getByRole('dialog')
    await dispute.getByLabel('理由').fill('名单中没有本人签到')
    await dispute.getByRole('button', { name: '确定' }).click()
    await expect(decidedAtOnce(page)).toBeVisible()
    await page.goto(reviewFilePath(file.id))
    await expect(page.getByText(/已确认 0 条，待核实 \d+ 条，有异议 \d+ 条/)).toBeVisible()

    // The unit reports an evaluation of today, puts somebody on its list and enters the records.
    const officer = await officerOf(baseURL, { institutionId: file.institution_id, regionCode: '510100' })
    const unit = await openAs(browser, officer, evaluationListPath())
    await unit.getByRole('button', { name: '报备评价' }).first().click()
    const form = unit.getByRole('dialog')
    await pick(form.getByLabel('评价类型'), '职业技能等级认定')
    await form.getByLabel('职业（工种）').fill('电工')
    await unit.getByTitle('电工 6-31-01-03').click()
    await fillDay(unit, '开始日期', day)
    await form.getByLabel('评价地点').fill('一号实训楼')
    await form.getByLabel('批次').fill(batch)
    await form.getByLabel('参评人数').fill('30')
    await form.getByRole('button', { name: '保存' }).click()
    // what the form cannot know is said at the field
    await expect(form.getByText('职业技能等级认定须选择等级。')).toBeVisible()
    await choose(form.getByLabel('等级', { exact: true }), '中级工')
    await form.getByRole('button', { name: '保存' }).click()
    await expect(unit.getByRole('heading', { level: 1 })).toContainText('电工')
    await expect(unit.getByText('迟报')).toBeVisible()

    await unit.getByRole('button', { name: '添加人员' }).click()
    const search = unit.getByRole('dialog')
    const fit = search.getByRole('button', { name: /^安排 / }).and(search.locator(':enabled'))
    await expect(fit.first()).toBeVisible()
    const assigned = ((await fit.first().getAttribute('aria-label')) ?? '').replace('安排 ', '')
    await fit.first().click()
    await expect(unit.getByText(`${assigned} 已加入名单`)).toBeVisible()
    await search
      .getByRole('button', { name: 'Close' })
      .or(search.getByRole('button', { name: '关闭' }))
      .first()
      .click()
    const list = unit.getByRole('table', { name: '评价人员名单' })
    await expect(list.getByRole('cell', { name: assigned, exact: true })).toBeVisible()
    await expectAccessible(unit)
    await unit.getByRole('button', { name: '录入工作记录' }).click()
    await unit.getByRole('dialog').getByRole('button', { name: '录入工作记录' }).click()
    await expect(unit.getByText('已录入 1 条')).toBeVisible()
    await expect(list.getByText('待核实')).toBeVisible()

    // Of the person whose file waits it enters what was done before, by hand.
    await unit.goto(activityListPath())
    await unit.getByRole('button', { name: '录入记录' }).click()
    const entry = unit.getByRole('dialog')
    const person = entry.getByLabel('姓名')
    await person.click()
    await person.fill(card?.number ?? '')
    await unit.getByTitle(new RegExp(`^${file.person_name} · `)).click()
    await entry.getByRole('radio', { name: file.role === 'assessor' ? '考评' : '督导' }).check()
    await fillDay(unit, '日期', card?.valid_from ?? '')
    await entry.getByLabel('批次').fill(batch)
    await entry.getByRole('button', { name: '保存' }).click()
    await expect(unit.getByText('已录入，等待核实')).toBeVisible()

    // The city confirms both in one go.
    await page.goto(`${activityListPath()}?institution=${file.institution_id}&sort=held_on&size=100`)
    for (const [name, heldOn] of [
      [assigned, day],
      [file.person_name, card?.valid_from],
    ])
      await page.getByRole('checkbox', { name: `选择 ${name} ${heldOn}` }).check()
    await page.getByRole('button', { name: '核实通过' }).click()
    await expect(page.getByText('已处理 2 条')).toBeVisible()
    await page.goto(reviewFilePath(file.id))
    await page.getByRole('button', { name: /符合的 \d+ 项/ }).click()
    await expect(page.getByText(/^已确认 [12] 条，至少需要/)).toBeVisible()
    await unit.context().close()
  },
)

story('a city changes an institution; whoever was slower is told by whom', async ({ page, browser }) => {
  await signInAs(page, 'chengdu', institutionListPath())
  const first = page.getByRole('table').getByRole('link').first()
  const name = (await first.textContent()) ?? ''
  await expectAccessible(page)
  await first.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByLabel('联系人').fill('王小明')

  const colleague = await openAs(browser, 'admin', new URL(page.url()).pathname)
  await colleague.getByRole('button', { name: '编辑' }).click()
  await colleague.getByLabel('地址').fill('四川省成都市锦江区新址1号')
  await colleague.getByRole('button', { name: '保存' }).click()
  await expect(colleague.getByText(`“${name}”已保存`)).toBeVisible()
  await colleague.context().close()

  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '马超' })).toBeVisible()
  await expect(page.getByLabel('联系人')).toHaveValue('王小明')
  await page.getByRole('button', { name: '载入最新内容' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText(`“${name}”已保存`)).toBeVisible()
  await expect(page.getByText('王小明').first()).toBeVisible()
})

story('a month of evaluations on the phone @phone', async ({ page }) => {
  await signInAs(page, 'chengdu', `${evaluationListPath()}?view=month`)
  const days = page.getByRole('table').getByRole('button')
  await expect(days.first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await days.first().click()
  await expect(page.getByRole('heading', { level: 2, name: /^\d{4}-\d\d-01 的评价$/ })).toBeVisible()
  await page.getByText('列表', { exact: true }).click()
  await expect(page.getByRole('tab', { name: '全部' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})
