import type { Page } from '@playwright/test'
import { reviewQueuePath } from '../../src/domain/paths'
import { castPassword } from './support/cast'
import { choose, roundStory } from './support/roundActors'
import { approve, begin, decision, findInQueue, openFile } from './support/roundReviewer'
import { expect, expectAccessible } from './support/story'

interface Waiting {
  number: string
  person: string
}

/** Files of the demo world that wait for the final review. */
async function waitingFiles(page: Page): Promise<Waiting[]> {
  const rows = page.getByRole('row').filter({ hasText: /\d{6}-\d{6}-\d{5}/ })
  await expect(rows.first()).toBeVisible()
  return Promise.all(
    (await rows.all()).map(async (row) => ({
      number: (await row.textContent())?.match(/\d{6}-\d{6}-\d{5}/)?.[0] ?? '',
      person: (await row.getByRole('link').first().textContent())?.trim() ?? '',
    })),
  )
}

/** Opens the first of them that may be decided here: not who did the 复审 of a 省属 file. */
async function openDecidable(page: Page): Promise<Waiting> {
  for (const file of await waitingFiles(page)) {
    await openFile(page, 'final_review', file.number)
    if (await decision(page).isVisible()) return file
  }
  throw new Error('the demo world has no file in the final review that may be decided')
}

/** How often the words of a decision stand in the history of the file on the bench. */
function inHistory(page: Page, note: string) {
  return page.getByRole('region', { name: '办理过程' }).getByText(note)
}

/** Fills in a return that only needs to be sent. */
async function prepareReturn(page: Page, note: string) {
  await begin(page, '退回修改')
  await choose(decision(page).getByRole('combobox', { name: '理由' }), '信息填写不准确')
  await choose(decision(page).getByRole('combobox', { name: '填写项目' }), '联系电话')
  await decision(page).getByLabel(/^说明/).fill(note)
}

roundStory(
  'who decides on a page that is no longer true is told which colleague was faster',
  async ({ enter }) => {
    const page = await enter('reviewer1', reviewQueuePath('final_review'))
    const colleague = await enter('reviewer2', reviewQueuePath('final_review'))
    const file = (await waitingFiles(page)).findLast(({ number }) => !number.includes('-510000-'))
    if (!file) throw new Error('the demo world has no file in the final review')
    await openFile(page, 'final_review', file.number)

    // while the first holds the file, the other reads who has it
    await openFile(colleague, 'final_review', file.number)
    await expect(colleague.getByRole('alert').filter({ hasText: '同事正在办理' })).toContainText('吴倩')
    await expect(decision(colleague)).toBeHidden()
    await expectAccessible(colleague)

    // the first gives it up in another window, and still has the old page open
    const other = await page.context().newPage()
    await openFile(other, 'final_review', file.number)
    await other.getByRole('link', { name: '返回队列' }).click()
    await expect(other.getByRole('heading', { level: 1, name: '审核队列' })).toBeVisible()
    await openFile(colleague, 'final_review', file.number)
    await approve(colleague, file.person)

    await begin(page, '不予通过')
    await choose(decision(page).getByRole('combobox', { name: '理由' }), '身份信息不符')
    await decision(page).getByLabel(/^说明/).fill('与身份证不一致。')
    await decision(page)
      .getByRole('button', { name: /^确认不予通过/ })
      .click()
    await expect(page.getByRole('alert').filter({ hasText: '郑凯' }).first()).toContainText('通过')
    await expect(page.getByText('正在提交……')).toBeHidden()
    await expectAccessible(page)
    await findInQueue(page, 'awaiting_issue', file.number)
    await expect(page.getByRole('row').filter({ hasText: file.number })).toBeVisible()
  },
)

roundStory(
  'a decision outlives an ended session and a lost answer, and counts once however often it is sent',
  async ({ enter }) => {
    const page = await enter('reviewer3', reviewQueuePath('final_review'))
    await page.clock.install()
    const file = await openDecidable(page)
    const note = '请补充完整的联系电话。'
    await prepareReturn(page, note)
    await page.clock.fastForward('31:00')
    const dialog = page.getByRole('dialog').filter({ hasText: '登录已过期' })
    await expect(dialog).toBeVisible()
    await expectAccessible(page)
    await dialog.getByLabel('密码').fill(castPassword)
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(decision(page).getByLabel(/^说明/)).toHaveValue(note)

    // the server decides, its answer is lost; the page does not know and says so
    const requests: string[] = []
    await page.route('**/rest/v1/rpc/review_application', async (route) => {
      requests.push(route.request().postDataJSON().p_request_id)
      if (requests.length > 1) return route.fallback()
      await route.fetch()
      await route.abort('connectionreset')
    })
    const lost = page.getByRole('alert').filter({ hasText: '没有收到服务器的答复' })
    await decision(page)
      .getByRole('button', { name: /^确认退回/ })
      .dblclick()
    await expect(lost).toBeVisible()
    expect(requests).toHaveLength(1)
    await expect(decision(page).getByLabel(/^说明/)).toHaveValue(note)
    const again = decision(page).getByRole('button', { name: /^现在再次提交/ })
    await expect(again).toBeEnabled()
    await expectAccessible(page)
    await page.context().setOffline(true)
    await again.click()
    await expect(lost).toBeVisible()
    await page.context().setOffline(false)
    await expect(page.getByText(`${file.person}：退回修改`)).toBeVisible()
    expect(new Set(requests).size).toBe(1)
    await openFile(page, 'returned', file.number)
    await expect(inHistory(page, note)).toHaveCount(1)
  },
)
