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

/** Signs in through the form and waits for the page behind it. */
export async function signInAs(page: Page, member: Actor, path = '/') {
  await page.goto(path === '/' ? '/login' : `/login?to=${encodeURIComponent(path)}`)
  await giveCredentials(page, member)
  await expect(page).not.toHaveURL(/\/login/)
}

/** Fills in and sends the sign-in form of the open page. */
export async function giveCredentials(page: Page, member: Actor) {
  await page.getByLabel('邮箱').fill(emailOf(member))
  await page.getByLabel('密码').fill(castPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
