import type { Page } from '@playwright/test'
import { roundListPath } from '../../src/domain/paths'
import { signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const openRound = async (page: Page) => {
  await page
    .getByRole('link', { name: /复核换证$/ })
    .filter({ hasNotText: '草稿' })
    .nth(1)
    .click()
  await expect(page.getByRole('heading', { name: '计划内容' })).toBeVisible()
}

story('every member of staff finds a desk of the own @phone', async ({ page }) => {
  const desks = [
    ['admin', '逾期的市（州）'],
    ['chengdu', '逾期的单位'],
    ['cityUnit', '即将到期的证卡'],
    ['security', '未使用的邀请'],
    ['auditor', '最近的个人信息查阅'],
  ] as const
  for (const [member, panel] of desks) {
    await signInAs(page, member)
    await expect(page.getByRole('heading', { name: panel })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

story('a figure of the desk opens the queue with as many files', async ({ page }) => {
  await signInAs(page, 'admin')
  const figure = page.getByRole('link', { name: /^待初审，\d+ 份$/ })
  const count = /(\d+) 份/.exec((await figure.getAttribute('aria-label')) ?? '')?.[1]
  await figure.click()
  await expect(page).toHaveURL(/queue=unit_review/)
  await expect(page.getByText(`共 ${count} 条`)).toBeVisible()
})

story('progress by city opens exactly its files', async ({ page }) => {
  await signInAs(page, 'manager', roundListPath())
  await openRound(page)
  await expectAccessible(page)
  const cell = page.getByRole('table', { name: '办理进度' }).getByRole('link', { name: /份$/ }).first()
  const count = (await cell.textContent())?.trim()
  await cell.click()
  await expect(page.getByText(`共 ${count} 条`)).toBeVisible()
})

story('past rounds are copied to a year, and who only reads plans nothing', async ({ page }) => {
  await signInAs(page, 'admin', roundListPath())
  await page.getByRole('button', { name: '复制往年计划' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '生成草稿' }).click()
  await expect(page.getByText(/已生成 \d+ 份草稿|没有可生成的/)).toBeVisible()

  await signInAs(page, 'chengdu', roundListPath())
  await expect(page.getByRole('heading', { name: '换证计划' })).toBeVisible()
  await expect(page.getByRole('button', { name: '复制往年计划' })).toBeHidden()
})
