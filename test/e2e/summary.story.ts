import type { Browser } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { askServer, officerOf } from './support/askServer'
import { type Actor, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

interface Waiting {
  round_id: string
  annex: 2 | 4
  region_code: string
  institution_id: string | null
}

interface Batch extends Waiting {
  number: string
  reporter_name: string
}

/** A PDF as a scanner makes it. */
async function scannedPdf(name: string) {
  const document = await PDFDocument.create()
  document.addPage([842, 595])
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(await document.save()) }
}

/** Somebody else at another machine. */
async function openAs(browser: Browser, actor: Actor, path: string) {
  const page = await (await browser.newContext()).newPage()
  await signInAs(page, actor, path)
  return page
}

const reporterOf = (baseURL: string | undefined, { institution_id, region_code }: Waiting) =>
  officerOf(baseURL, { institutionId: institution_id, regionCode: region_code })

/** A reporter for whom files wait and who has no draft of that table yet. */
async function findWaiting(baseURL: string | undefined): Promise<Waiting> {
  const waiting = await askServer<Waiting>(baseURL, 'reviewer1', 'rpc/summary_waiting')
  const drafts = await askServer<Waiting>(
    baseURL,
    'reviewer1',
    'summary_batches?select=round_id,annex,region_code,institution_id&status=eq.draft',
  )
  const isSame = (a: Waiting, b: Waiting) =>
    a.round_id === b.round_id &&
    a.annex === b.annex &&
    a.region_code === b.region_code &&
    a.institution_id === b.institution_id
  const free = waiting.filter((files) => files.annex === 2 && !drafts.some((draft) => isSame(files, draft)))
  const found = free.find(({ institution_id }) => institution_id === null) ?? free[0]
  if (!found) throw new Error('the demo world has nothing that waits for annex 2')
  return found
}

story(
  'a reporter generates what waits, seals it, generates it again and reports it; the province receives it',
  async ({ page, browser, baseURL }) => {
    story.slow()
    const waiting = await findWaiting(baseURL)
    await signInAs(page, await reporterOf(baseURL, waiting), '/summaries')
    await expect(page.getByRole('heading', { name: '待汇总' })).toBeVisible()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /^生成(补充汇总|汇总表)：附件2/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('联系电话').fill('123')
    await dialog.getByRole('button', { name: /^生成/ }).click()
    await expect(dialog.getByText('请填写 11 位手机号')).toBeVisible()
    await dialog.getByLabel('联系电话').fill('0816-2210000')
    await dialog.getByLabel('联系电话').press('Enter')

    await expect(page).toHaveURL(/\/summaries\/[0-9a-f-]{36}$/)
    const address = new URL(page.url()).pathname
    const number = (await page.getByRole('heading', { name: /^HZ\d{6}-\d{6}-2\d{3}$/ }).textContent()) ?? ''
    await expect(page.getByText('0816-2210000')).toBeVisible()
    await expect(page.getByRole('button', { name: '上报省中心' })).toBeDisabled()
    await expectAccessible(page)

    const workbook = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载附件2（Excel）' }).click()
    expect((await workbook).suggestedFilename()).toBe(
      `附件2_四川省技能人才评价考评员资格复核汇总表_${number}_v1.xlsx`,
    )
    const checkList = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载核对表（Excel）' }).click()
    expect((await checkList).suggestedFilename()).toContain('核对表')

    await page.getByRole('link', { name: '打印汇总表' }).click()
    const sheet = page.getByRole('region', { name: /四川省技能人才评价考评员资格复核汇总表/ })
    await expect(sheet.getByText(/^填报单位：.+（盖章）$/)).toBeVisible()
    await expect(sheet.getByText(`批次号：${number}　数据版本：1`)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '返回汇总表' }).click()

    const upload = page.getByRole('region', { name: '盖章扫描件' }).locator('input[type=file]').first()
    await upload.setInputFiles({
      name: '盖章.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('text'),
    })
    await expect(page.getByRole('alert').filter({ hasText: '没有上传成功' })).toBeVisible()
    await upload.setInputFiles(await scannedPdf('盖章汇总表.pdf'))
    await expect(page.getByText('对应第 1 版数据').first()).toBeVisible()

    await page.getByRole('button', { name: '重新生成' }).click()
    await expect(page.getByText('已上传的盖章扫描件将作废，需要重新打印、盖章、上传。')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: '重新生成' }).click()
    await expect(page.getByText('已重新生成，现为第 2 版')).toBeVisible()
    await expect(page.getByRole('button', { name: '上报省中心' })).toBeDisabled()
    await upload.setInputFiles(await scannedPdf('盖章汇总表二.pdf'))
    await expect(page.getByText('对应第 2 版数据').first()).toBeVisible()

    await page.getByRole('button', { name: '上报省中心' }).click()
    await expect(page.getByText(`向省职鉴中心上报 ${number}`)).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: '上报省中心' }).dblclick()
    await expect(page.getByText('已上报', { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: '重新生成' })).toHaveCount(0)

    const province = await openAs(browser, 'reviewer2', address)
    const late = await openAs(browser, 'reviewer3', address)
    await expect(province.getByRole('heading', { name: number })).toBeVisible()
    await expect(late.getByRole('button', { name: '签收' })).toBeVisible()
    await expectAccessible(province)
    await province.getByRole('button', { name: '签收' }).click()
    await province.getByRole('dialog').getByRole('button', { name: '签收' }).click()
    await expect(province.getByText('已签收', { exact: true })).toBeVisible()
    await province.getByRole('link', { name: '审核这批材料' }).click()
    const stage = waiting.institution_id ? 're_review' : 'final_review'
    await expect(province).toHaveURL(new RegExp(`queue=${stage}&batch=.+`))

    await late.getByRole('button', { name: '整批退回' }).click()
    await late.getByLabel('汇总表未盖章或扫描不清').check()
    await late.getByRole('dialog').getByRole('button', { name: '整批退回' }).click()
    const conflict = late.getByRole('alert').filter({ hasText: '没有办理：汇总表已有变化' })
    await expect(conflict).toContainText('郑凯 已于')
    await expect(conflict).toContainText('签收')
  },
)

story(
  'the province sends a table back with reasons, and its reporter reads why and begins anew',
  async ({ page, browser, baseURL }) => {
    const [batch] = await askServer<Batch>(
      baseURL,
      'reviewer1',
      'summary_batches?select=number,reporter_name,round_id,annex,region_code,institution_id&status=eq.reported&order=number&limit=1',
    )
    if (!batch) throw new Error('the demo world has no reported table')
    await signInAs(page, 'reviewer1', `/summaries?region=${batch.region_code}`)
    await expect(page.getByRole('tab', { name: '待签收' })).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('link', { name: batch.number }).click()
    await page.getByRole('button', { name: '整批退回' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '整批退回' }).click()
    await expect(dialog.getByText('请选择退回原因')).toBeVisible()
    await dialog.getByLabel('其他').check()
    await dialog.getByRole('button', { name: '整批退回' }).click()
    await expect(dialog.getByText('所选原因需要说明（至少 2 个字）')).toBeVisible()
    await dialog.getByLabel('说明').fill('第二页缺失，请重新扫描')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '整批退回' }).click()
    await expect(page.getByText('这批汇总表被退回')).toBeVisible()

    const reporter = await openAs(browser, await reporterOf(baseURL, batch), '/summaries?status=sent_back')
    await reporter.getByRole('link', { name: batch.number }).click()
    await expect(reporter.getByText('第二页缺失，请重新扫描')).toBeVisible()
    await expectAccessible(reporter)
    await reporter.getByRole('link', { name: '返回汇总表列表' }).click()
    const anew = reporter.getByRole('button', { name: /^生成(补充汇总|汇总表)：/ })
    await expect(anew.or(reporter.getByRole('link', { name: /^打开未上报的汇总表/ })).first()).toBeVisible()
  },
)

story('a 属地 unit is told that its city reports', async ({ page }) => {
  await signInAs(page, 'cityUnit', '/summaries')
  await expect(page.getByText('本单位的汇总表由所属市（州）职鉴中心上报')).toBeVisible()
  await page.getByRole('link', { name: '打开审核队列' }).click()
  await expect(page).toHaveURL(/\/reviews/)
})

story('summary tables are read on a phone @phone', async ({ page }) => {
  await signInAs(page, 'chengdu', '/summaries')
  await page
    .getByRole('link', { name: /^HZ\d{6}-510100-2\d{3}$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '名单' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
