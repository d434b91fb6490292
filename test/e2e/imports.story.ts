import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { importPath, reviewQueuePath } from '../../src/domain/paths'
import { askServer } from './support/askServer'
import { signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const workbook = 'test/fixtures/people.xlsx'

/** The texts of a workbook's cells, as one. */
const textsOf = (path: string) =>
  new TextDecoder().decode(unzipSync(new Uint8Array(readFileSync(path)))['xl/sharedStrings.xml'])

story(
  'a city loads a workbook of another program: checked first, written, the file back, the same again',
  async ({ page, baseURL }) => {
    story.setTimeout(180_000)
    await signInAs(page, 'chengdu', importPath('people'))
    await expect(page.getByText('把文件拖到这里，或点击选择')).toBeVisible()
    await expectAccessible(page)

    await page.locator('input[type=file]').setInputFiles({
      name: '扫描件.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('%PDF-1.7 这不是表格'),
    })
    await expect(page.getByRole('alert')).toContainText('这不是表格文件')

    const [unit] = await askServer<{ name: string }>(
      baseURL,
      'chengdu',
      'institutions?select=name&status=eq.active&region_code=eq.510100&order=name&limit=1',
    )
    await page.locator('input[type=file]').setInputFiles(workbook)
    await expect(page.getByText('2 个合并单元格已按首格补齐。')).toBeVisible()
    await expectAccessible(page)
    const column = page.getByRole('combobox', { name: '工作单位：文件中的列' })
    await column.click({ force: true })
    await column.fill('不导入')
    await column.press('Enter')
    const fixed = page.getByRole('combobox', { name: '工作单位：全部填为' })
    await fixed.click({ force: true })
    await fixed.fill(unit?.name ?? '')
    await page.locator('.ant-select-item-option').filter({ hasText: unit?.name }).first().click()

    await page.getByRole('button', { name: '检查 4 行' }).click()
    const wrong = page.getByRole('row', { name: /吴敏/ })
    await expect(wrong).toContainText('身份证号码：数字过长')
    await expectAccessible(page)
    await page.getByRole('button', { name: '写入 3 行' }).click()
    await expect(page.getByText('导入完成')).toBeVisible()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载未写入的行' }).click()
    const path = await (await download).path()
    expect(textsOf(path)).toContain('数字过长')
    expect(textsOf(path)).not.toContain('陈 晨')

    await page.getByRole('button', { name: '再导入一个文件' }).click()
    await page.locator('input[type=file]').setInputFiles(workbook)
    await column.click({ force: true })
    await column.fill('不导入')
    await column.press('Enter')
    await fixed.click({ force: true })
    await fixed.fill(unit?.name ?? '')
    await page.locator('.ant-select-item-option').filter({ hasText: unit?.name }).first().click()
    await page.getByRole('button', { name: '检查 4 行' }).click()
    await expect(page.getByText('相同 3')).toBeVisible()
    await expect(page.getByRole('button', { name: '没有可写入的行。' })).toBeDisabled()
  },
)

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
