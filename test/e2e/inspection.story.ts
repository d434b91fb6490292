import type { Browser, Locator, Page } from '@playwright/test'
import { type Actor, signInAs } from './support/cast'
import { pdf, picture } from './support/roundPapers'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

/** A supervisor of Chengdu who accepted the inspection of what begins today at the demo's unit. */
const inspector = 'inspector@demo.example'

/** In Shanghai, as the product counts days. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

const phone = { width: 390, height: 844 }

/** Somebody else at another machine. */
async function openAs(browser: Browser, who: Actor, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, who, path)
  return page
}

const dialog = (page: Page) => page.getByRole('dialog')
const item = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const equipment = '场地、设备、工具符合要求'
const cards = '考评人员佩戴有效证卡、人证相符'

async function mark(where: Locator, answer: string) {
  await where.getByText(answer, { exact: true }).click()
}

/** Answers the checklist with two problems, one of them an assessor's, and the rest of the form. */
async function write(page: Page) {
  const list = item(page, '检查项目')
  for (const row of await list.getByRole('region').all()) await mark(row, '符合')
  const broken = item(page, equipment)
  await mark(broken, '有问题')
  await mark(broken, '较重')
  await broken.getByLabel('问题说明').fill('两台实训设备接地不良')
  await broken.locator('input[type=file]').first().setInputFiles(picture('现场照片.png'))
  await expect(broken.getByRole('button', { name: '查看：现场照片.jpg' })).toBeVisible()
  const stranger = item(page, cards)
  await mark(stranger, '有问题')
  await mark(stranger, '严重')
  await stranger.getByLabel('问题说明').fill('到场人员与证卡照片不符')
  await stranger.getByLabel('涉及考评人员').click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByLabel('总体情况').fill('评价组织有序，两处问题须处理。')
  await page.getByLabel('处理建议').fill('限期整改；人证不符移送处理。')
}

story(
  'a report is written on the phone, commented, and its problems go their ways: one is put right, one becomes a case',
  async ({ page, browser }) => {
    story.slow()
    await page.setViewportSize(phone)
    await signInAs(page, inspector)
    await page.getByRole('link', { name: /填写报告/ }).click()
    await expect(page.getByRole('heading', { name: /^督导报告 · / })).toBeVisible()
    const address = new URL(page.url()).pathname

    // what is missing is named before anything is sent
    await page.getByRole('button', { name: '提交报告' }).click()
    await expect(page.getByText(/还有 \d+ 处需要填写/)).toBeVisible()
    await write(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await expect(page.getByText('还有 1 处需要填写')).toBeVisible()
    await page.getByLabel('实到人数').fill('43')

    // a lost connection loses nothing
    await page.context().setOffline(true)
    await page.getByLabel('总体情况').fill('评价组织有序，两处问题须处理。考场纪律良好。')
    await expect(page.getByText('未连接服务器：内容已存在本机，恢复后自动保存')).toBeVisible()
    await page.context().setOffline(false)
    await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('总体情况')).toHaveValue('评价组织有序，两处问题须处理。考场纪律良好。')
    await page.getByRole('button', { name: '提交报告' }).click()
    await dialog(page).getByRole('button', { name: '提交报告' }).click()
    await expect(page.getByText('已提交', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: '提交报告' })).toHaveCount(0)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    const unit = await openAs(browser, 'cityUnit', address)
    const signed = item(unit, '签字页')
    await signed.locator('input[type=file]').first().setInputFiles(pdf('签字页.pdf', 'signed'))
    await expect(unit.getByRole('button', { name: '查看：签字页.pdf' })).toBeVisible()
    await unit.getByLabel('单位意见').last().fill('情况属实，立即整改')
    await unit.getByRole('button', { name: '提交单位意见' }).click()
    await expect(unit.getByText('无异议')).toBeVisible()
    await expectAccessible(unit)

    const city = await openAs(browser, 'chengdu', '/')
    await city.getByRole('link', { name: /待阅处的督导报告/ }).click()
    await city.goto(new URL(address, city.url()).href)
    await city.getByRole('button', { name: '阅处' }).click()
    await dialog(city).getByRole('button', { name: '阅处' }).click()
    await expect(city.getByRole('button', { name: '阅处' })).toHaveCount(0)
    const findings = item(city, '发现的问题与整改')
    const broken = findings.getByRole('region', { name: equipment })
    await broken.getByRole('button', { name: '要求整改' }).click()
    await dialog(city).getByLabel('整改期限').fill(today)
    await dialog(city).getByLabel('整改期限').press('Enter')
    await dialog(city).getByLabel('整改要求').fill('更换设备并复核接地')
    await dialog(city).getByRole('button', { name: '要求整改' }).click()
    await expect(broken.getByText(/整改中/)).toBeVisible()
    await expectAccessible(city)

    await unit.reload()
    const asked = item(unit, '发现的问题与整改').getByRole('region', { name: equipment })
    await asked.locator('input[type=file]').first().setInputFiles(picture('整改照片.png'))
    await expect(asked.getByRole('button', { name: '查看：整改照片.jpg' })).toBeVisible()
    await asked.getByRole('button', { name: '回复整改情况' }).click()
    await dialog(unit).getByLabel('整改情况').fill('已更换设备，附照片')
    await dialog(unit).getByRole('button', { name: '回复整改情况' }).click()
    await expect(asked.getByText('已回复，待核查')).toBeVisible()

    await city.reload()
    await expect(broken.getByRole('button', { name: '查看：整改照片.jpg' })).toBeVisible()
    await broken.getByRole('button', { name: '整改到位，办结' }).click()
    await dialog(city).getByLabel('办结意见').fill('照片清楚，整改到位')
    await dialog(city).getByRole('button', { name: '整改到位，办结' }).click()
    await expect(broken.getByText('已办结')).toBeVisible()
    await expectNoSidewaysScroll(city)

    // what concerns a person goes from the one register of findings into a case
    const stranger = findings.getByRole('region', { name: cards })
    await stranger.getByRole('button', { name: '移送资格管理' }).click()
    await dialog(city).getByLabel('移送理由').fill('人证不符，情节严重')
    await dialog(city).getByRole('button', { name: '移送资格管理' }).click()
    await stranger.getByRole('link', { name: '查看案件' }).click()
    await expect(city).toHaveURL(/\/discipline\/cases\//)
    await expect(city.getByText(/人证不符，情节严重/)).toBeVisible()
    await city.goto('/discipline/findings?stage=done')
    await expect(city.getByText('两台实训设备接地不良').first()).toBeVisible()

    await city.goto(`${address}/print`)
    await expect(city.getByRole('region', { name: '督导报告' })).toContainText('照片清楚，整改到位')
    await expectAccessible(city)
  },
)

story('an outsider reads no report and a center lists those it awaits', async ({ page, browser }) => {
  await signInAs(page, 'chengdu', '/inspections?stage=all')
  const table = page.getByRole('table', { name: '督导报告列表' })
  await expect(table.getByRole('link').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const href = await table.getByRole('link').first().getAttribute('href')
  const other = await openAs(browser, 'mianyang', String(href))
  await expect(other.getByText('没有找到这份督导报告，或您无权查看。')).toBeVisible()
})
