import { expect, expectAccessible, expectNoSidewaysScroll, story } from './support/story'

story('a stranger sees the sign-in, in Chinese first and in English on request @phone', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/login/)
  await expect(page.getByRole('heading', { name: '换证通' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expectAccessible(page)
})

story('a wrong password is a sentence, and a missing one stays at its field @phone', async ({ page }) => {
  await page.goto('/login')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByText('请输入邮箱')).toBeVisible()
  await expect(page.getByText('请输入密码')).toBeVisible()

  await page.getByLabel('邮箱').fill('nobody@example.com')
  await page.getByLabel('密码').fill('Wrong-password-1')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('邮箱或密码不正确')
  await expectAccessible(page)
})

story(
  'a lost connection is told as such, and trying again succeeds in reaching the server',
  async ({ page, context }) => {
    await page.goto('/login')
    await page.getByLabel('邮箱').fill('nobody@example.com')
    await page.getByLabel('密码').fill('Wrong-password-1')
    await context.setOffline(true)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('没有连接上服务器')
    await context.setOffline(false)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('邮箱或密码不正确')
  },
)
