import type { Page } from '@playwright/test'
import { cardCheckPath, collectionPath, issuingPath } from '../../../src/domain/paths'
import { expect } from './story'

/** Issues the card of one person; returns the number that it was given. */
export async function issueCard(page: Page, person: string): Promise<string> {
  await page.goto(issuingPath())
  await page.getByRole('checkbox', { name: `选择 ${person}` }).check()
  await page.getByRole('button', { name: '发证 1 份' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '发证 1 份' }).click()
  const line = await dialog.getByText(/^已发证：/).textContent()
  return line?.replace('已发证：', '').trim() ?? ''
}

/** Logs that the card of one person was collected and the old one handed in. */
export async function collectCard(page: Page, person: string, number: string) {
  await page.goto(collectionPath())
  await expect(page.getByRole('row').filter({ hasText: number })).toBeVisible()
  await page.getByRole('checkbox', { name: `选择 ${person}` }).check()
  await page.getByRole('button', { name: '登记领取 1 份' }).click()
  const dialog = page.getByRole('dialog', { name: '登记领取' })
  await dialog.getByLabel('领取人').fill('王敏')
  await dialog.getByLabel('已收回').check()
  await dialog.getByRole('button', { name: '登记领取 1 份' }).click()
  await expect(dialog).toBeHidden()
  await page.goto(collectionPath('collected'))
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('已收回')
}

/** Asks the public page about a card; signed in or not makes no difference to it. */
export async function checkCard(page: Page, number: string, name: string) {
  await page.goto(cardCheckPath())
  await page.getByLabel('证卡编号').fill(number)
  await page.getByLabel('姓名').fill(name)
  await page.getByRole('button', { name: /^查\s*验$/ }).click()
}
