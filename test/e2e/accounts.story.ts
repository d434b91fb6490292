import type { Page } from '@playwright/test'
import { accountPath, auditPath, newPasswordPath, staffPath } from '../../src/domain/paths'
import { castPassword, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

/** The link in the latest mail to an address, as the local mailbox keeps it. */
async function linkMailedTo(page: Page, email: string): Promise<string> {
  const answer = await page.request.get('/_local/mails.json')
  const { mails } = (await answer.json()) as { mails: { to: string; text: string }[] }
  const text = mails.filter((mail) => mail.to === email).at(-1)?.text ?? ''
  return /http\S+/.exec(text)?.[0] ?? ''
}

async function signUp(page: Page, email: string) {
  await page.goto('/sign-up')
  await page.getByLabel('邮箱').fill(email)
  await page.getByLabel('密码', { exact: true }).fill('Good-password-1')
  await page.getByLabel('再输一次').fill('Good-password-1')
  await page.getByRole('button', { name: '注册', exact: true }).click()
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
}

story('somebody signs up, and is an applicant and nothing else @phone', async ({ page }, info) => {
  await page.goto('/login')
  await page.getByRole('link', { name: '注册账号' }).click()
  await expect(page.getByRole('heading', { name: '注册换证人员账号' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await signUp(page, `new.${info.project.name}@example.cn`)
  await page.goto(accountPath())
  await expect(page.getByText('换证人员', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goto(staffPath())
  await expect(page.getByRole('heading', { name: '没有权限查看' })).toBeVisible()
})

story('a forgotten password is set anew by the link of a mail, which works once', async ({ page }) => {
  const email = 'forgetful@example.cn'
  await signUp(page, email)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('link', { name: '忘记密码' }).click()
  // the door before it asks for an address too
  await expect(page.getByRole('heading', { name: '重设密码' })).toBeVisible()
  await page.getByLabel('邮箱').fill(email)
  await page.getByRole('button', { name: '发送邮件' }).click()
  await expect(page.getByRole('status')).toContainText('如果 forgetful@example.cn 有账号')
  const link = await linkMailedTo(page, email)
  await page.goto(link)
  await expect(page.getByText(`账号：${email}`)).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('新密码').fill('Other-password-2')
  await page.getByLabel('再输一次').fill('Other-password-2')
  await page.getByRole('button', { name: '保存新密码' }).click()
  await expect(page.getByRole('heading', { name: '新密码已生效' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByRole('heading', { name: '链接已失效' })).toBeVisible()
  await page.goto(newPasswordPath())
  await expect(page.getByRole('heading', { name: '链接已失效' })).toBeVisible()
})

story('an invitation is made, redeemed once, and its holder dismissed at once', async ({ page, browser }) => {
  const email = 'wang.li@example.cn'
  await signInAs(page, 'security', staffPath('invitations'))
  await page.getByRole('button', { name: '邀请', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('邮箱').fill(email)
  await dialog.getByLabel('姓名').fill('王立')
  // antd covers the combobox with its value: the keyboard reaches it
  await dialog.getByRole('combobox', { name: '岗位' }).press('ArrowDown')
  await page.getByTitle('审计员').click()
  await dialog.getByRole('button', { name: '生成邀请码' }).click()
  const slip = page.getByRole('region', { name: '邀请单' })
  await expect(slip).toContainText('只显示这一次')
  await expectAccessible(page)
  const link = new URL((await slip.getByText(/\/invitation\?code=/).textContent()) ?? '')

  const guest = await browser.newContext({ locale: 'zh-CN', baseURL: link.origin })
  const invited = await guest.newPage()
  await invited.goto(link.pathname + link.search)
  await expectAccessible(invited)
  await invited.getByLabel('受邀邮箱').fill(email)
  await invited.getByLabel('密码', { exact: true }).fill('Good-password-1')
  await invited.getByLabel('再输一次').fill('Good-password-1')
  await invited.getByRole('button', { name: '接受邀请' }).click()
  await expect(invited.getByRole('status')).toHaveText('您现在是审计员。')
  await invited.getByRole('link', { name: '进入系统' }).click()
  await expect(invited.getByRole('heading', { name: '最近的变更' })).toBeVisible()
  await invited.goto(link.pathname + link.search)
  await invited.getByRole('button', { name: '接受邀请' }).click()
  await expect(invited.getByRole('heading', { name: '邀请码已用过' })).toBeVisible()

  await page.goto(`${staffPath()}?role=auditor`)
  await page.getByRole('button', { name: '停用 王立' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(page.getByText('王立 已停用')).toBeVisible()
  await invited.goto(auditPath())
  await expect(invited.getByRole('heading', { name: '没有权限查看' })).toBeVisible()
  await guest.close()
})

story('the auditor finds who looked at somebody’s data', async ({ page }) => {
  await signInAs(page, 'auditor', auditPath('access'))
  const whose = page.getByRole('button', { name: /\*{8}/ }).first()
  const name = ((await whose.textContent()) ?? '').split(' ')[0] ?? ''
  await page.getByLabel('姓名、证件号码或证卡编号（完整）').fill(name)
  await page.getByLabel('姓名、证件号码或证卡编号（完整）').press('Enter')
  const several = page.getByText(/找到 \d+ 人/)
  const narrowed = page.getByText(`被查阅人：${name}`)
  await expect(several.or(narrowed)).toBeVisible()
  if (await several.isVisible()) await page.getByRole('status').getByRole('button').first().click()
  await expect(narrowed).toBeVisible()
  await expectAccessible(page)
  await page.goto(auditPath())
  await expect(page.getByText(/ → /).first()).toBeVisible()
  await expectAccessible(page)
})

story('before an idle session ends there is a warning, and a click keeps it', async ({ page }) => {
  await page.clock.install()
  await signInAs(page, 'manager')
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
  await page.clock.fastForward('29:10')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/秒后自动退出登录/)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '继续使用' }).click()
  await expect(dialog).toBeHidden()
})

story('the password is changed against the present one', async ({ page }) => {
  const email = 'changing@example.cn'
  await signUp(page, email)
  await page.goto(accountPath())
  await page.getByLabel('当前密码').fill(castPassword)
  await page.getByLabel('新密码').fill('Other-password-2')
  await page.getByLabel('再输一次').fill('Other-password-2')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('alert')).toContainText('当前密码不正确')
  await page.getByLabel('当前密码').fill('Good-password-1')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByText('密码已修改，其他设备上的登录已退出')).toBeVisible()
})
