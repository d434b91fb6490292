import { castPassword, giveCredentials, signInAs } from './support/cast'
import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

story('a demo account signs in with one click and lands on its desk @phone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /市州中心 李娜/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

story(
  'the page asked for opens after the sign-in, and a page that is not there says so',
  async ({ page }) => {
    await page.goto('/no/such/page?x=1')
    await expect(page).toHaveURL(/\/login\?to=/)
    await giveCredentials(page, 'chengdu')
    await expect(page).toHaveURL(/\/no\/such\/page\?x=1$/)
    await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: '工作台' }).last().click()
    await expect(page).toHaveURL(/\/$/)
  },
)

story('language and appearance are kept over a reload, dark is as legible as light', async ({ page }) => {
  await signInAs(page, 'reviewer1')
  await page.getByRole('button', { name: '深色' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Light' })).toBeVisible()
  await expectAccessible(page)
})

story('an ended session asks for the password over the open page and goes on', async ({ page }) => {
  await signInAs(page, 'chengdu', '/?kept=yes')
  await page.clock.install()
  await page.reload()
  await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible()
  await page.clock.fastForward('31:00')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('登录已过期')
  await expectAccessible(page)
  await dialog.getByLabel('密码').fill('Wrong-password-1')
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('邮箱或密码不正确')
  await dialog.getByLabel('密码').fill(castPassword)
  await dialog.getByRole('button', { name: '登录', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page).toHaveURL(/kept=yes/)
})

story('who signs out is out, also after going back', async ({ page }) => {
  await signInAs(page, 'auditor')
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
})
