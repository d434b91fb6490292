import type { Browser, Page } from '@playwright/test'
import { askServer, officerOf } from './support/askServer'
import { type Actor, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

/** Somebody else at another machine; without a name, a passer-by who never signs in. */
async function openAs(browser: Browser, path: string, actor?: Actor) {
  const page = await (await browser.newContext()).newPage()
  if (actor) await signInAs(page, actor, path)
  else await page.goto(path)
  return page
}

/** The names in the first rows of a list. */
async function firstNames(page: Page, count: number): Promise<string[]> {
  const rows = page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: /^选择 / }) })
  await expect(rows.nth(count - 1)).toBeVisible()
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const label = await rows.nth(index).getByRole('checkbox').getAttribute('aria-label')
      return label?.replace('选择 ', '') ?? ''
    }),
  )
}

story(
  'cards are issued in bulk, printed with a QR code, and anybody can check them',
  async ({ page, browser }) => {
    story.slow()
    await signInAs(page, 'reviewer1', '/issuing')
    const [first = '', second = ''] = await firstNames(page, 2)
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: `选择 ${first}` }).check()
    await page.getByRole('checkbox', { name: `选择 ${second}` }).check()

    // a colleague issues one of them meanwhile
    const colleague = await openAs(browser, '/issuing', 'reviewer2')
    await colleague.getByRole('checkbox', { name: `选择 ${second}` }).check()
    await colleague.getByRole('button', { name: '发证 1 份' }).click()
    await colleague.getByRole('dialog').getByRole('button', { name: '发证 1 份' }).click()
    await expect(colleague.getByText(/^已发证：/)).toBeVisible()

    await page.getByRole('button', { name: '发证 2 份' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('发出后不能撤回。')).toBeVisible()
    await dialog.getByRole('button', { name: '发证 2 份' }).dblclick()
    await expect(dialog.getByText('已办理 1 份')).toBeVisible()
    await expect(dialog.getByRole('row', { name: new RegExp(second) })).toContainText('没有办理')
    await expect(dialog.getByRole('row', { name: new RegExp(second) })).toContainText('郑凯')
    const number = (await dialog.getByText(/^已发证：/).textContent())?.replace('已发证：', '') ?? ''
    await expectAccessible(page)

    await dialog.getByRole('link', { name: '打印这 1 张证卡' }).click()
    const card = page.getByRole('article', { name: new RegExp(number) })
    await expect(card.getByRole('img', { name: first })).toBeVisible()
    const checkUrl = await card.getByRole('img', { name: /\/check\// }).getAttribute('aria-label')
    const code = checkUrl ?? (await card.locator('svg title').textContent()) ?? ''
    await expectAccessible(page)

    const passerBy = await openAs(browser, new URL(code).pathname)
    await expect(passerBy.getByRole('heading', { name: '证卡有效' })).toBeVisible()
    await expect(passerBy.getByText(first)).toBeVisible()
    await expectAccessible(passerBy)

    // lost and reissued: the number stays, the code of the lost copy finds nothing
    await page.goto('/issuing?tab=issued')
    await page.getByRole('button', { name: `补发 ${first} 的证卡 ${number}` }).click()
    const reissue = page.getByRole('dialog')
    await reissue.getByRole('button', { name: '补发', exact: true }).click()
    await expect(reissue.getByText('请选择补发原因')).toBeVisible()
    await reissue.getByLabel('遗失').check()
    await reissue.getByLabel('说明').fill('本人书面说明遗失')
    await reissue.getByRole('button', { name: '补发', exact: true }).click()
    await expect(page.getByRole('article', { name: new RegExp(number) })).toBeVisible()
    await passerBy.reload()
    await expect(passerBy.getByRole('heading', { name: '没有查到这张证卡' })).toBeVisible()
    await passerBy
      .getByRole('button', { name: '查验另一张证卡' })
      .or(passerBy.getByLabel('证卡编号'))
      .first()
      .click()
    await passerBy.getByLabel('证卡编号').fill(number)
    await passerBy.getByLabel('姓名').fill(first)
    await passerBy.getByRole('button', { name: '查验', exact: true }).click()
    await expect(passerBy.getByRole('heading', { name: '证卡有效' })).toBeVisible()
  },
)

story('the check is for everybody: on a phone, in both languages, in words @phone', async ({ page }) => {
  await page.goto('/check')
  await page.getByRole('button', { name: '查验', exact: true }).click()
  await expect(page.getByText('请填写证卡编号')).toBeVisible()
  await page.getByLabel('证卡编号').fill('K519999999')
  await page.getByLabel('姓名').fill('无此人')
  await page.getByLabel('姓名').press('Enter')
  await expect(page.getByRole('heading', { name: '没有查到这张证卡' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'There is no such card' })).toBeVisible()
  await page.goto('/check/not-a-code')
  await expect(page.getByRole('heading', { name: 'There is no such card' })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.reload()
  await expectAccessible(page)
})

story(
  "a unit prints its collection list and logs who collected; a city is shown supervisors' cards only",
  async ({ page, browser, baseURL }) => {
    const [file] = await askServer<{ institution_id: string; region_code: string; person_name: string }>(
      baseURL,
      'reviewer1',
      'applications?select=institution_id,region_code,person_name&status=eq.issued&card_kind=neq.supervisor&limit=1',
    )
    if (!file) throw new Error('the demo world has no card of an assessor to collect')
    const name = file.person_name
    const officer = await officerOf(baseURL, {
      institutionId: file.institution_id,
      regionCode: file.region_code,
    })
    await signInAs(page, officer, '/collection')
    await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
    await page.getByRole('link', { name: '打印领取名单（1 人）' }).click()
    const sheets = page.getByRole('region', { name: /四川省技能人才评价考评员资格复核汇总表/ })
    await expect(sheets.getByText(/^填报单位：.+（盖章）$/)).toBeVisible()
    await expect(page.getByRole('region', { name: '证卡领取登记表' }).getByText(name)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '返回证卡领取' }).click()

    await page.getByRole('checkbox', { name: `选择 ${name}` }).check()
    await page.getByRole('button', { name: '登记领取 1 份' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '登记领取 1 份' }).click()
    await expect(dialog.getByText('请填写领取人姓名')).toBeVisible()
    await expect(dialog.getByText('请选择原证卡的处理情况')).toBeVisible()
    await dialog.getByLabel('领取人').fill('王敏')
    await dialog.getByLabel('遗失声明').check()
    await dialog.getByLabel('备注（选填）').fill('已登报声明')
    await dialog.getByRole('button', { name: '登记领取 1 份' }).dblclick()
    await expect(dialog).toBeHidden()
    await page.getByRole('tab', { name: '已领取' }).click()
    const logged = page.getByRole('row', { name: new RegExp(name) })
    await expect(logged).toContainText('遗失声明')
    await expect(logged).toContainText('已登报声明')
    await expectAccessible(page)

    const city = await openAs(browser, '/collection', 'chengdu')
    await expect(city.getByText('市（州）中心统一领取质量督导员证卡')).toBeVisible()
    await expect(city.getByText(/^共 \d+ 条$|^没有等待领取的证卡$/)).toBeVisible()
    await expect(city.getByRole('cell', { name: /^[KG]51/ })).toHaveCount(0)
  },
)

story('issuing and collection on a phone @phone', async ({ page }) => {
  await signInAs(page, 'reviewer3', '/issuing?tab=issued')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await page.getByRole('checkbox').first().check()
  await expect(page.getByRole('region', { name: '批量操作' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goto('/collection')
  await expect(page.getByRole('heading', { name: '证卡领取' })).toBeVisible()
  await expect(page.getByRole('listitem').first()).toBeVisible()
  await expectNoSidewaysScroll(page)
})

story('who issues no cards is told so', async ({ page }) => {
  await signInAs(page, 'chengdu', '/issuing')
  await expect(page.getByRole('heading', { name: '没有权限查看' })).toBeVisible()
})
