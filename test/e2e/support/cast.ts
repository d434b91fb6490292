import type { Page } from '@playwright/test'
import { expect } from './story'

/** The password of all demo accounts. */
export const castPassword = 'Huanzheng-Demo-2026'

/** Demo accounts by what they are, as the seed makes them. */
export const cast = {
  assessor: 'assessor@demo.example',
  supervisor: 'supervisor@demo.example',
  returnedApplicant: 'returned@demo.example',
  cityUnit: 'unit.chengdu@demo.example',
  provinceUnit: 'unit.province@demo.example',
  chengdu: 'city.chengdu@demo.example',
  mianyang: 'city.mianyang@demo.example',
  reviewer1: 'reviewer1@demo.example',
  reviewer2: 'reviewer2@demo.example',
  reviewer3: 'reviewer3@demo.example',
  admin: 'admin@demo.example',
  security: 'security@demo.example',
  manager: 'manager@demo.example',
  chengduManager: 'manager.chengdu@demo.example',
  auditor: 'auditor@demo.example',
} as const

export type CastMember = keyof typeof cast

/** Somebody of the cast, or any other login of the demo world by its e-mail. */
export type Actor = CastMember | `${string}@${string}`

const emailOf = (actor: Actor) => (actor in cast ? cast[actor as CastMember] : actor)

/**
 * Opens a page as somebody who has signed in before: the session is one of the server's, kept where the product keeps
 * it. The form itself is what the stories of signing in are about.
 */
export async function signInAs(page: Page, actor: Actor, path = '/') {
  // any answer of the own host: only a page of it may write to its storage
  await page.goto('/config.json')
  const { supabaseKey } = await (await page.request.get('/config.json')).json()
  const signedIn = await page.request.post('/auth/v1/token?grant_type=password', {
    headers: { apikey: supabaseKey },
    data: { email: emailOf(actor), password: castPassword },
  })
  expect(signedIn.ok(), `sign-in of ${actor}`).toBe(true)
  await page.evaluate((session) => localStorage.setItem('huanzheng.session', session), await signedIn.text())
  await page.goto(path)
  await expect(page.getByRole('button', { name: /^(退出登录|Sign out)$/ })).toBeVisible()
}

/** Fills in and sends the sign-in form of the open page. */
export async function giveCredentials(page: Page, member: Actor) {
  await page.getByLabel('邮箱').fill(emailOf(member))
  await page.getByLabel('密码').fill(castPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
