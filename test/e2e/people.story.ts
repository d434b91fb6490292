import type { Browser, Page } from '@playwright/test'
import { cardListPath, personListPath } from '../../src/domain/paths'
import { type CastMember, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const NAME = '赵国强'

/** Finds somebody by the beginning of the name and opens the record. */
async function openRecord(page: Page, name: string) {
  await page.getByRole('searchbox', { name: '姓名、证卡编号或完整证件号码' }).fill(name)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

async function startEdit(page: Page, phone: string) {
  await page.getByRole('button', { name: '修改资料' }).click()
  const dialog = page.getByRole('dialog', { name: `修改${NAME}的资料` })
  await dialog.getByLabel('联系电话').fill(phone)
  return dialog
}

async function inOwnBrowser(browser: Browser, origin: string, member: CastMember, path: string) {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL: origin })
  const page = await context.newPage()
  await signInAs(page, member, path)
  return page
}

story(
  'a clerk corrects contact data; a colleague who was faster is named, and what was written stays',
  async ({ page, browser }) => {
    await signInAs(page, 'cityUnit', personListPath())
    await expectAccessible(page)
    await openRecord(page, NAME)
    await expectAccessible(page)
    const mine = await startEdit(page, '13900001111')

    const colleague = await inOwnBrowser(
      browser,
      new URL(page.url()).origin,
      'chengdu',
      new URL(page.url()).pathname,
    )
    const theirs = await startEdit(colleague, '13900002222')
    await theirs.getByRole('button', { name: '保存' }).click()
    await expect(colleague.getByText('139****2222')).toBeVisible()
    await colleague.context().close()

    await mine.getByRole('button', { name: '保存' }).click()
    await expect(mine.getByRole('alert')).toContainText('李娜')
    await expectAccessible(page)
    await expect(mine.getByLabel('联系电话')).toHaveValue('13900001111')
    await mine.getByRole('alert').getByRole('button').click()
    await expect(page.getByText('139****2222')).toBeVisible()
    await mine.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('139****1111')).toBeVisible()

    const parts = page.getByRole('navigation', { name: '档案内容' })
    await parts.getByRole('link', { name: '变更记录' }).click()
    await expect(page.getByText('139****2222 → 139****1111').first()).toBeVisible()
    await page.reload()
    await expect(parts.getByRole('link', { name: '变更记录' })).toHaveAttribute('aria-current', 'true')
  },
)

story(
  'a card is registered, found among those that wait for verification, removed and put back',
  async ({ page }) => {
    await signInAs(page, 'chengdu', personListPath())
    await openRecord(page, NAME)
    await page.getByRole('button', { name: '登记证卡' }).click()
    const dialog = page.getByRole('dialog', { name: `为${NAME}登记证卡` })
    // antd covers the combobox with its value: the keyboard reaches it
    await dialog.getByRole('combobox', { name: '类别' }).press('ArrowDown')
    await page.getByTitle('考评员', { exact: true }).click()
    await dialog.getByRole('combobox', { name: '核发单位' }).press('ArrowDown')
    await page.getByTitle('人力资源和社会保障部').click()
    await dialog.getByLabel('证卡编号').fill('部考2024001')
    await dialog.getByRole('combobox', { name: '考评职业（工种）' }).fill('电工')
    await dialog.getByRole('combobox', { name: '考评职业（工种）' }).press('Enter')
    await dialog.getByLabel('有效期起').fill('2024-01-01')
    await dialog.getByLabel('有效期起').press('Enter')
    await dialog.getByLabel('有效期止').fill('2026-12-31')
    await dialog.getByLabel('有效期止').press('Enter')
    await dialog.getByRole('button', { name: '保存' }).click()
    const card = page.getByRole('region', { name: '考评员 部考2024001' })
    await expect(card).toContainText('电工（6-31-01-03）')

    await page.goto(cardListPath({ verified: 'no' }))
    await page.getByRole('link', { name: '部考2024001' }).click()
    await card.getByRole('button', { name: '删除' }).click()
    const question = page.getByRole('dialog', { name: '删除证卡 部考2024001' })
    await question.getByLabel('理由').fill('录错了人')
    await question.getByRole('button', { name: '确定' }).click()
    await expect(card).toBeHidden()
    await page.getByRole('button', { name: '撤销删除' }).click()
    await expect(card).toBeVisible()
  },
)

story('people and cards on a phone @phone', async ({ page }) => {
  await signInAs(page, 'cityUnit', personListPath())
  await expect(page.getByText('已确认').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
  await openRecord(page, NAME)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goto(cardListPath())
  await page.getByRole('navigation', { name: '到期视图' }).getByRole('link', { name: '已过期' }).click()
  await expect(page).toHaveURL(/expiry=expired/)
  await expect(page.getByText('已到期待换证').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
