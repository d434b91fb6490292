import type { Page } from '@playwright/test'
import { reviewQueuePath } from '../../src/domain/paths'
import { statisticsPath, statisticsPrintPath } from '../../src/domain/statisticsPaths'
import { askServer } from './support/askServer'
import { signInAs } from './support/cast'
import { expectAccessibleAlsoDark, roundStory } from './support/roundActors'
import { openFile, refuse } from './support/roundReviewer'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

const all = { round: 'all' }
const sections = ['overview', 'renewals', 'funnel', 'reasons', 'lateness', 'expiry', 'discipline', 'dispatch']

/** A figure whose name ends in its number. */
const figure = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(`^${name} [\\d,]+$`) })

async function numberOf(page: Page, name: string): Promise<number> {
  const text = await figure(page, name).first().textContent()
  return Number(text?.replace(/\D/g, ''))
}

roundStory(
  'a manager’s figure opens the files that it counts, and a city’s decision stands in it at the next look',
  async ({ enter, baseURL }) => {
    const manager = await enter('manager', statisticsPath(all))
    await expectAccessibleAlsoDark(manager)
    const passed = await numberOf(manager, '通过')
    await figure(manager, '通过').first().click()
    await expect(manager.getByRole('heading', { level: 1, name: '审核队列' })).toBeVisible()
    await expect(manager.getByText(`共 ${passed} 条`)).toBeVisible()

    await manager.goto(statisticsPath({ section: 'renewals', by: 'kind', ...all }))
    const refused = await numberOf(manager, '合计 不予通过')
    const [file] = await askServer<{ number: string; person_name: string }>(
      baseURL,
      'chengdu',
      'applications?select=number,person_name&status=eq.re_review&region_code=eq.510100&limit=1',
    )
    if (!file) throw new Error('no file waits for Chengdu')
    const city = await enter('chengdu', reviewQueuePath('re_review'))
    await openFile(city, 're_review', file.number)
    await refuse(city, file.person_name, '证卡信息不符', '扫描件上的证卡编号与登记不一致。')

    await manager.reload()
    await expect(figure(manager, '合计 不予通过')).toHaveText(String(refused + 1))
    await figure(manager, '合计 不予通过').click()
    await expect(manager.getByText(`共 ${refused + 1} 条`)).toBeVisible()
    await expect(manager.getByRole('row').filter({ hasText: file.number })).toBeVisible()
  },
)

story('every part of the statistics can be read, by day and by night', async ({ page }) => {
  story.slow()
  await signInAs(page, 'manager', statisticsPath(all))
  for (const section of sections) {
    await page.goto(statisticsPath({ section, ...all }))
    await expect(
      page.getByRole('heading', { level: 2 }).or(page.getByRole('definition')).first(),
    ).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await expectAccessibleAlsoDark(page)
    await expectNoSidewaysScroll(page)
  }
})

roundStory('a city’s manager reads the same of the city, on a phone', async ({ enter }) => {
  const page = await enter('chengduManager', statisticsPath(all), 'phone')
  await expect(figure(page, '申报')).toBeVisible()
  await expect(page.getByRole('heading', { name: '市州分布图' })).toHaveCount(0)
  for (const section of ['overview', 'renewals', 'reasons', 'lateness', 'expiry']) {
    await page.goto(statisticsPath({ section, ...all }))
    await expect(page.getByText(/^统计范围：/)).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
})

story('a column is reached with the keyboard, and its table is there for who asks', async ({ page }) => {
  await signInAs(page, 'manager', statisticsPath({ section: 'expiry' }))
  const chart = page.getByRole('figure', { name: '未来 24 个月到期证卡' })
  const columns = chart.getByRole('link')
  await columns.first().focus()
  await page.keyboard.press('End')
  await expect(columns.and(page.locator(':focus'))).toHaveAttribute('tabindex', '0')
  await page.keyboard.press('Home')
  const focused = page.locator(':focus')
  const [, month, count] =
    /^(\d{4}-\d\d) .* (\d+)$/.exec((await focused.getAttribute('aria-label')) ?? '') ?? []
  expect(Number(count)).toBeGreaterThan(0)
  await page.getByRole('button', { name: '显示数据表' }).click()
  await expect(page.getByRole('row').filter({ hasText: month })).toBeVisible()
  await focused.press('Tab')
  await columns.first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/cards\?/)
})

story('the report of a month is printed, and the workbook saved', async ({ page }) => {
  await signInAs(page, 'manager', statisticsPath(all))
  await page.getByRole('link', { name: '打印月报' }).click()
  await expect(page).toHaveURL(statisticsPrintPath(all))
  await expect(page.getByRole('heading', { level: 1, name: '复核换证统计报告' }).last()).toBeVisible()
  await expect(page.getByRole('img', { name: '各市州申报分布' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '返回统计' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载工作簿' }).click()
  expect((await download).suggestedFilename()).toMatch(/^复核换证统计报告_\d{4}-\d\d-\d\d\.xlsx$/)
})
