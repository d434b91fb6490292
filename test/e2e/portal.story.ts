import { checkCharacterOf } from '../../src/domain/identityNumber'
import { applicationPath, portalPath, signUpPath, unitPeoplePath } from '../../src/domain/paths'
import { addDays, shanghaiDate } from '../../src/domain/shanghai'
import { castPassword, signInAs } from './support/cast'
import { choose, pick } from './support/roundActors'
import { openStep } from './support/roundApplicant'
import { essay } from './support/roundPapers'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

/** A number of the issuing code that does not exist, so that it belongs to nobody; one per device. */
function identityOf(device: string): string {
  const first17 = `510100195501019${device === 'phone' ? '1' : '2'}1`
  return first17 + checkCharacterOf(first17)
}

story(
  'a newcomer signs up, misses a claim, registers, and begins an application that survives a lost connection @phone',
  async ({ page, context }, { project }) => {
    const name = project.name === 'phone' ? '欧阳手机' : '欧阳桌面'
    const today = shanghaiDate(new Date())
    await page.goto(signUpPath())
    await page.getByLabel('邮箱').fill(`newcomer-${project.name}@example.cn`)
    for (const field of await page.locator('input[type=password]').all()) await field.fill(castPassword)
    await page.getByRole('button', { name: /^注\s*册$/ }).click()

    await expect(page.getByRole('heading', { level: 2, name: '先认领您的档案' })).toBeVisible()
    await page.getByRole('button', { name: /^认\s*领$/ }).click()
    await expect(page.getByText('请填写证卡编号')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('身份证号码').fill(identityOf(project.name))
    await page.getByLabel('证卡编号').fill('没有这张证卡')
    await page.getByRole('button', { name: /^认\s*领$/ }).click()
    await expect(page.getByRole('alert')).toContainText('没有找到一致的档案，请核对后再试。还可以试 4 次。')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.getByRole('button', { name: /登记为新人员/ }).click()
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('身份证号码').fill(identityOf(project.name))
    await page.getByLabel('联系电话').fill('139 0000 1234')
    await choose(page.getByLabel('申报单位'), '锦西职业技能')
    await pick(page.getByLabel('证卡类别'), '考评员')
    await pick(page.getByLabel('核发单位'), '人力资源和社会保障部')
    await page.getByLabel('证卡编号').fill(`部${project.name}`)
    await page.getByLabel('考评职业').fill('焊工')
    await page.getByLabel('考评职业').press('Enter')
    await page.getByLabel('有效期起').fill(addDays(today, -1000))
    await page.getByLabel('有效期止').fill(addDays(today, 5))
    await page.getByRole('button', { name: /^登\s*记$/ }).click()

    await expect(page.getByText('您的登记信息待申报单位确认，可以先填写申报。')).toBeVisible()
    await expect(page.getByRole('article', { name: `部${project.name}` })).toContainText('待核实')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('link', { name: '申报换证' }).click()
    await expect(page.getByText('请准备好这些材料（可用手机拍照）')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '开始填写' }).click()

    await openStep(page, '工作总结')
    const summary = page.getByRole('textbox', { name: /^考评工作总结/ })
    await context.setOffline(true)
    await summary.fill(essay(500))
    await expect(page.getByText('未连接服务器：内容已存在本机，恢复后自动保存')).toBeVisible()
    await expectAccessible(page)
    await context.setOffline(false)
    await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible()
    await page.reload()
    await expect(page.getByRole('textbox', { name: /^考评工作总结/ })).toHaveValue(essay(500))
    await page.getByRole('button', { name: '删除草稿' }).click()
    const dialog = page.getByRole('dialog')
    await pick(dialog.getByLabel('撤回原因'), '个人原因撤回')
    await dialog.getByRole('button', { name: '删除草稿' }).click()
    await expect(page.getByText('已撤回。报名截止前可以重新申报。')).toBeVisible()
    await expectAccessible(page)
  },
)

story('a returned file names what to mend, and nothing else can be changed @phone', async ({ page }) => {
  await signInAs(page, 'returnedApplicant', portalPath())
  await page.getByRole('link', { name: '去补正' }).click()
  await expect(page).toHaveURL(new RegExp(applicationPath('[0-9a-f-]{36}$')))
  await expect(page.getByText(/退回修改$/).first()).toBeVisible()
  await expect(page.getByText(/请在 .* 24:00 前补正并重新提交/)).toBeVisible()
  await expect(page.getByRole('button', { name: '重新提交' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

story('a unit sees who of its people expires when @phone', async ({ page }) => {
  await signInAs(page, 'cityUnit', `${unitPeoplePath()}?expiry=open`)
  await expect(page.getByRole('heading', { level: 1, name: '本单位人员' })).toBeVisible()
  await expect(page.getByText(/到期 \d+ 天|还有 \d+ 天/).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /代办申报|查看申报/ }).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
