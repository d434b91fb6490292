import type { Locator, Page } from '@playwright/test'
import { essay, type Paper, pdf, picture } from './roundPapers'
import { expect } from './story'

/** Opens a step of the form by its name. */
export async function openStep(page: Page, name: string) {
  await page
    .getByRole('navigation', { name: '填报步骤' })
    .getByRole('button', { name: new RegExp(`^\\d ${name}`) })
    .click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

/** The place of one document. */
export function documentOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

/** Chooses a file for a document, without waiting for what becomes of it. */
export async function chooseFile(page: Page, title: string, papers: Paper | Paper[]) {
  await documentOf(page, title)
    .locator(`input[aria-label^="选择文件"], input[aria-label^="更换"]`)
    .setInputFiles(papers)
}

/** Uploads a document and waits until the server counts it. */
export async function upload(page: Page, title: string, paper: Paper) {
  await chooseFile(page, title, paper)
  await expect(documentOf(page, title)).toContainText(paper.name.replace(/\.[^.]*$/, ''))
  await expect(documentOf(page, title)).toContainText('已上传')
}

/** The pictures that every application needs. */
export async function uploadPictures(page: Page) {
  await upload(page, '个人照片', picture('证件照.png', [67, 142, 219]))
  await upload(page, '身份证', picture('身份证.png'))
  await upload(page, '资格证卡扫描件', picture('证卡.png', [250, 246, 235]))
}

/** A day inside the validity of the card that the step shows. */
export async function addRecord(page: Page, record: { institution: string; batch: string; place?: string }) {
  const hint = await page.getByText(/^证卡有效期内（/).textContent()
  const [, from = ''] = hint?.match(/(\d{4}-\d\d-\d\d) 至/) ?? []
  const year = Number(from.slice(0, 4)) + 1
  await page.getByRole('button', { name: '添加记录' }).click()
  const dialog = page.getByRole('dialog', { name: '添加记录' })
  await dialog.getByLabel('时间').fill(`${year}${from.slice(4)}`)
  await dialog.getByLabel('机构').fill(record.institution)
  await dialog.getByLabel('批次').fill(record.batch)
  if (record.place) await dialog.getByLabel('地点').fill(record.place)
  await dialog.getByRole('button', { name: /保\s*存/ }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(record.batch)).toBeVisible()
}

/** Fills in the steps of an assessor's form that the old card does not fill by itself. */
export async function fillAssessorForm(page: Page) {
  await openStep(page, '工作记录')
  await addRecord(page, { institution: '成都锦西职业技能培训学校', batch: `第${Date.now() % 100000}批` })
  await openStep(page, '工作总结')
  await page.getByRole('textbox', { name: /^考评工作总结/ }).fill(essay(520))
  await expect(page.getByText('字数已够')).toBeVisible()
  await openStep(page, '上传材料')
  await uploadPictures(page)
  await upload(page, '考评工作总结或心得体会', pdf('考评工作总结.pdf', 'work summary'))
}

/** Ticks the declarations. */
export async function declare(page: Page, kinds: ('health' | 'voluntary')[]) {
  await openStep(page, '核对提交')
  if (kinds.includes('health')) await page.getByLabel(/本人身体健康/).check()
  if (kinds.includes('voluntary')) await page.getByLabel(/本人自愿继续/).check()
}

/** Submits the open draft; returns the number that it was given. */
export async function submit(page: Page): Promise<string> {
  await expect(page.getByText('全部条件已满足，可以提交。')).toBeVisible()
  await page.getByRole('button', { name: '提交申报' }).click()
  await expect(page.getByText('等待申报单位初审。')).toBeVisible()
  return numberOf(page)
}

/** The number of the file on the screen. */
export async function numberOf(page: Page): Promise<string> {
  const line = await page
    .getByText(/编号 \d{6}-\d{6}-\d{5}/)
    .first()
    .textContent()
  return line?.match(/\d{6}-\d{6}-\d{5}/)?.[0] ?? ''
}

/** Uploads the sealed form of the printed version and sends the file on. */
export async function seal(page: Page, version: number) {
  await expect(page.getByRole('link', { name: `打印第 ${version} 版申报表（已含单位意见）` })).toBeVisible()
  await upload(page, '盖章申报表', pdf(`盖章申报表第${version}版.pdf`, `sealed form, version ${version}`))
  await page.getByRole('button', { name: '提交盖章申报表' }).click()
  await expect(page.getByRole('button', { name: '提交盖章申报表' })).toBeHidden()
}

/** Appeals against the refusal on the screen. */
export async function appeal(page: Page, statement: string) {
  await page.getByRole('button', { name: '提出申诉' }).click()
  const dialog = page.getByRole('dialog', { name: '提出申诉' })
  await dialog.getByLabel(/申诉理由/).fill(statement)
  await dialog.getByRole('button', { name: '提出申诉' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('申诉正在处理。').first()).toBeVisible()
}
