import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import exceljs, { type Worksheet } from 'exceljs'
import { summaryListPath } from '../../../src/domain/paths'
import { documentOf } from './roundApplicant'
import { type Paper, pdf } from './roundPapers'
import { expect } from './story'

/** Generates the table of what waits for an annex in a round, or opens and renews the one that is there. */
export async function generateTable(page: Page, annex: 2 | 4, round: string) {
  await page.goto(summaryListPath())
  const waiting = page
    .getByRole('listitem')
    .filter({ hasText: `附件${annex}` })
    .filter({ hasText: round })
  const generate = waiting.getByRole('button', { name: /^生成(汇总表|补充汇总)/ })
  const draft = waiting.getByRole('link', { name: /^打开未上报的汇总表/ })
  await expect(generate.or(draft)).toBeVisible()
  const isNew = await generate.isVisible()
  if (isNew) await generate.click()
  else {
    await draft.click()
    await page.getByRole('button', { name: '重新生成' }).click()
  }
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('经办人').fill('李娜')
  await dialog.getByLabel('联系电话').fill('028-86712192')
  await dialog.getByRole('button', { name: /^(生成|重新生成)/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 2, name: '接下来' })).toBeVisible()
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
}

/** Downloads a workbook by its button and reads its first sheet with another reader. */
export async function downloadSheet(page: Page, button: string): Promise<Worksheet> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await (await download).path()
  const book = new exceljs.Workbook()
  // exceljs types its own Buffer, which Node's is
  await book.xlsx.load((await readFile(file)) as unknown as exceljs.Buffer)
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error(`the workbook of “${button}” has no sheet`)
  return sheet
}

/** The texts of a row, from the first column. */
export function textsOf(sheet: Worksheet, row: number): string[] {
  return Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(row, index + 1).text)
}

/** The row whose cells hold a text; fails when there is none. */
export function rowWith(sheet: Worksheet, text: string): number {
  const found = Array.from({ length: sheet.rowCount }, (_, index) => index + 1).find((row) =>
    textsOf(sheet, row).includes(text),
  )
  expect(found, `a row with ${text}`).toBeDefined()
  return found ?? 0
}

/** Uploads the sealed scan of the open table and reports it to the province. */
export async function sealAndReport(page: Page, number: string, scan: Paper = pdf('盖章汇总表.pdf', number)) {
  await expect(page.getByRole('button', { name: '上报省中心' })).toBeDisabled()
  await documentOf(page, '盖章扫描件').locator('input[type=file]').first().setInputFiles(scan)
  await expect(page.getByRole('button', { name: '上报省中心' })).toBeEnabled()
  await page.getByRole('button', { name: '上报省中心' }).click()
  const dialog = page.getByRole('dialog', { name: '上报省中心' })
  await dialog.getByRole('button', { name: '上报省中心' }).click()
  await expect(page.getByText(`已上报 ${number}`)).toBeVisible()
}

/** The province receives a reported table. */
export async function receiveTable(page: Page, number: string) {
  await page.goto(`${summaryListPath()}?status=reported`)
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('button', { name: /^签\s*收$/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^签\s*收$/ })
    .click()
  await expect(page.getByText(`已签收 ${number}`)).toBeVisible()
}
