import type { Locator, Page } from '@playwright/test'
import { reviewQueuePath } from '../../../src/domain/paths'
import { choose } from './roundActors'
import { expect } from './story'

/** The queue of a status, narrowed to one file by the beginning of its number. */
export async function findInQueue(page: Page, queue: string, number: string) {
  await page.goto(`${reviewQueuePath(queue)}&q=${number}`)
  await expect(page.getByRole('heading', { level: 1, name: '审核队列' })).toBeVisible()
}

/** Opens the bench of a file that stands in a queue. */
export async function openFile(page: Page, queue: string, number: string) {
  await findInQueue(page, queue, number)
  await page.getByRole('row').filter({ hasText: number }).getByRole('link').first().click()
  await expect(decision(page).or(page.getByText('只读'))).toBeVisible()
}

/** The part of the bench where it is decided. */
export function decision(page: Page): Locator {
  return page.getByRole('region', { name: '办理', exact: true })
}

/** Presses the button of a decision. */
export async function begin(page: Page, action: string) {
  await decision(page)
    .getByRole('button', { name: new RegExp(`^${action}`) })
    .click()
}

/** Sends the decision that was begun and waits until the server has counted it. */
export async function send(page: Page, confirm: string) {
  await decision(page)
    .getByRole('button', { name: new RegExp(`^${confirm}`) })
    .click()
  await expect(decision(page).getByRole('button', { name: new RegExp(`^${confirm}`) })).toBeHidden()
}

/** Approves the open file: a clean one by two keys, as reviewers do. */
export async function approve(page: Page, person: string) {
  await page.keyboard.press('a')
  await expect(decision(page).getByRole('button', { name: /^确认通过/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${person}：通过`)).toBeVisible()
}

/** The unit's 同意 with its words. */
export async function giveOpinion(page: Page, person: string, opinion: string) {
  await begin(page, '通过')
  await decision(page)
    .getByLabel(/履职情况/)
    .fill(opinion)
  await send(page, '确认通过')
  await expect(page.getByText(`${person}：通过`)).toBeVisible()
}

interface Returning {
  reason: string
  fields: string[]
  documents: string[]
  note: string
}

/** Returns the open file, naming what is to be mended. */
export async function returnFile(page: Page, person: string, { reason, fields, documents, note }: Returning) {
  await begin(page, '退回修改')
  await choose(decision(page).getByRole('combobox', { name: '理由' }), reason)
  for (const field of fields) await choose(decision(page).getByRole('combobox', { name: '填写项目' }), field)
  for (const kind of documents) await choose(decision(page).getByRole('combobox', { name: '材料' }), kind)
  await decision(page).getByLabel(/^说明/).fill(note)
  await send(page, '确认退回')
  await expect(page.getByText(`${person}：退回修改`)).toBeVisible()
}

/** Refuses the open file. */
export async function refuse(page: Page, person: string, reason: string, note: string) {
  await begin(page, '不予通过')
  await choose(decision(page).getByRole('combobox', { name: '理由' }), reason)
  await decision(page).getByLabel(/^说明/).fill(note)
  await send(page, '确认不予通过')
  await expect(page.getByText(`${person}：不予通过`)).toBeVisible()
}

/** Grants the appeal of the open file. */
export async function grantAppeal(page: Page, person: string, note: string) {
  await begin(page, '支持申诉')
  await choose(decision(page).getByRole('combobox', { name: '理由' }), '原结论有误')
  await decision(page).getByLabel(/^说明/).fill(note)
  await send(page, '确认支持申诉')
  await expect(page.getByText(`${person}：支持申诉`)).toBeVisible()
}
