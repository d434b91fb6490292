import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { importPath, reviewQueuePath } from '../../src/domain/paths'
import { signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const workbook = 'test/fixtures/people.xlsx'

/** The texts of a workbook's cells, as one. */
const textsOf = (path: string) =>
  new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(path)))['xl/sharedStrings.xml'])

story('on a phone the steps of an import fit', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInAs(page, 'chengdu', importPath('people'))
  await expect(page.getByText('最近的导入')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.locator('input[type=file]').setInputFiles(workbook)
  await expect(page.getByRole('button', { name: '检查 4 行' })).toBeVisible()
  await expectNoSidewaysScroll(page)
})

story(
  'a reviewer takes a queue out: counted, masked or with a reason, who and why on the sheet',
  async ({ page }) => {
    await signInAs(page, 'reviewer1', reviewQueuePath('all'))
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: /^导出/ })
    await expect(dialog.getByText(/将导出 \d+ 行/)).toBeVisible()
    await expectAccessible(page)
    const masked = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出文件' }).click()
    const texts = textsOf(await (await masked).path())
    expect(texts).toContain('个人信息已脱敏')
    expect(texts).toMatch(/510100\*{8}\d{3}[\dX]|\d{6}\*{8}/)
    expect(texts).not.toMatch(/(?<!\d)51\d{15}[\dX](?!\d)/)

    await page.getByRole('button', { name: '导出', exact: true }).click()
    await dialog.getByRole('checkbox', { name: /完整的身份证号码/ }).check()
    await dialog.getByRole('button', { name: '导出文件' }).click()
    await expect(dialog.getByText('请写明导出理由（2 至 200 字）。')).toBeVisible()
    await dialog.getByLabel('导出理由').fill('省厅抽查')
    const full = page.waitForEvent('download')
    await dialog.getByRole('button', { name: '导出文件' }).click()
    const revealed = textsOf(await (await full).path())
    expect(revealed).toContain('理由：省厅抽查')
    expect(revealed).toMatch(/(?<!\d)\d{17}[\dX](?!\d)/)
  },
)
