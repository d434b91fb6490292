import { ANNEX2_COLUMNS } from '../../src/domain/annexTable'
import { applicationPath, portalPath, reviewQueuePath, roundListPath } from '../../src/domain/paths'
import { addDays, shanghaiDate } from '../../src/domain/shanghai'
import { choose, expectAccessibleAlsoDark, roundStory } from './support/roundActors'
import { declare, fillAssessorForm, openStep, seal, submit, upload } from './support/roundApplicant'
import { checkCard, collectCard, issueCard } from './support/roundIssuing'
import { pdf } from './support/roundPapers'
import { approve, giveOpinion, openFile, returnFile } from './support/roundReviewer'
import {
  downloadSheet,
  generateTable,
  receiveTable,
  rowWith,
  sealAndReport,
  textsOf,
} from './support/roundSummary'
import { expect, expectAccessible, expectNoSidewaysScroll } from './support/story'

const today = shanghaiDate(new Date())
const person = '林婉清'
const phoneNumber = '13908000000'

roundStory('a plan is made, warned about, published, and then read by the units', async ({ enter }) => {
  const year = Number(today.slice(0, 4))
  const name = `${year}年第三方评价专项补充轮次`
  const admin = await enter('admin', roundListPath())
  await expectAccessible(admin)
  await admin.getByRole('link', { name: '新建计划' }).click()
  await choose(admin.getByLabel('月份'), '9 月')
  await admin.getByLabel('计划名称').fill(name)
  for (const [label, day] of [
    ['到期范围起', addDays(today, 700)],
    ['到期范围止', addDays(today, 760)],
    ['报名开始', today],
  ] as const) {
    await admin.getByLabel(label).fill(day)
    await admin.getByLabel(label).press('Tab')
  }
  await expect(admin.getByText('按工作日历推算').first()).toBeVisible()
  await expectAccessible(admin)
  await admin.getByRole('button', { name: '保存草稿' }).click()
  await expect(admin.getByRole('heading', { level: 1, name })).toBeVisible()
  await admin.getByRole('button', { name: /^发\s*布$/ }).click()
  await admin
    .getByRole('dialog')
    .getByRole('button', { name: /^发\s*布$/ })
    .click()
  await expect(admin.getByRole('button', { name: '延长报名' })).toBeVisible()
  await expectAccessible(admin)

  const unit = await enter('cityUnit', roundListPath())
  await expect(unit.getByRole('row').filter({ hasText: name })).toContainText('报名中')
})

roundStory('an assessor of a city unit, from the published plan to the card in hand', async ({ enter }) => {
  const applicant = await enter('assessor', portalPath(), 'phone')
  const oldCard = await applicant.getByRole('article').first().getAttribute('aria-label')
  await expectAccessibleAlsoDark(applicant)
  await expectNoSidewaysScroll(applicant)
  await applicant.getByRole('link', { name: '申报换证' }).click()
  await expect(applicant.getByText(/正在报名，可以申报换证/)).toBeVisible()
  await expectAccessible(applicant)
  await applicant.getByRole('button', { name: '开始填写' }).click()
  const round = (await applicant.getByText(/复核换证 · /).textContent())?.split(' · ')[0] ?? ''
  await expectAccessible(applicant)
  await openStep(applicant, '个人信息')
  await applicant.getByLabel('联系电话').fill('13900000000')
  await expectAccessible(applicant)
  await fillAssessorForm(applicant)
  await expectNoSidewaysScroll(applicant)
  await expectAccessible(applicant)
  await openStep(applicant, '核对提交')
  await expect(applicant.getByRole('button', { name: '提交申报' })).toBeDisabled()
  await expect(applicant.getByRole('region', { name: '条件核对' })).toContainText('须先解决')
  await declare(applicant, ['health', 'voluntary'])
  await expectAccessible(applicant)
  const number = await submit(applicant)
  expect(number).toMatch(/^\d{6}-510100-\d{5}$/)
  const file = applicant.url()

  const unit = await enter('cityUnit', reviewQueuePath('unit_review'))
  await expectAccessible(unit)
  await openFile(unit, 'unit_review', number)
  await expectAccessible(unit)
  await giveOpinion(unit, person, '任期内认真履行考评职责，客观公正。')

  await applicant.goto(file)
  await expectAccessible(applicant)
  await seal(applicant, 1)

  const city = await enter('chengdu', reviewQueuePath('re_review'))
  await openFile(city, 're_review', number)
  await expectAccessibleAlsoDark(city)
  await returnFile(city, person, {
    reason: '信息填写不准确',
    fields: ['联系电话'],
    documents: ['资格证卡'],
    note: '电话无法接通；证卡扫描件缺页。',
  })

  await applicant.reload()
  await expect(applicant.getByText('市州退回修改')).toBeVisible()
  await expect(applicant.getByText('电话无法接通；证卡扫描件缺页。').first()).toBeVisible()
  await expectAccessible(applicant)
  await applicant.getByLabel('联系电话').fill(phoneNumber)
  await upload(applicant, '资格证卡扫描件', pdf('证卡全部页.pdf', 'card, all pages'))
  await applicant.getByRole('button', { name: '重新提交' }).click()
  await expect(applicant.getByText('等待申报单位初审。')).toBeVisible()

  await openFile(unit, 'unit_review', number)
  await giveOpinion(unit, person, '已核对更正后的内容，履职情况良好。')
  await unit.goto(new URL(file).pathname)
  await seal(unit, 2)

  await openFile(city, 're_review', number)
  await expect(city.getByText(phoneNumber)).toBeVisible()
  await approve(city, person)

  const table = await generateTable(city, 2, round)
  await expectAccessible(city)
  const sheet = await downloadSheet(city, '下载附件2（Excel）')
  const header = rowWith(sheet, '身份证号码')
  expect(textsOf(sheet, header).slice(0, 10)).toEqual(ANNEX2_COLUMNS.map(({ title }) => title))
  const row = rowWith(sheet, person)
  const [, , , gender, idNumber, , , , phone] = textsOf(sheet, row)
  expect([gender, phone]).toEqual(['女', phoneNumber])
  expect(idNumber).toMatch(/^510100\d{11}[\dX]$/)
  for (const column of [5, 9]) {
    const cell = sheet.getCell(row, column)
    expect([typeof cell.value, cell.numFmt]).toEqual(['string', '@'])
  }
  await sealAndReport(city, table)
  await expectAccessible(city)

  const province = await enter('reviewer1', reviewQueuePath('final_review'))
  await receiveTable(province, table)
  await expectAccessible(province)
  await openFile(province, 'final_review', number)
  await approve(province, person)
  const card = await issueCard(province, person)
  expect(card).toMatch(/^K51\d{7}$/)
  await expectAccessible(province)
  await province.getByRole('link', { name: '打印这 1 张证卡' }).click()
  await expect(province.getByText(card).first()).toBeVisible()
  await expect(province.getByText(person).first()).toBeVisible()
  await expectAccessible(province)

  await collectCard(unit, person, card)
  await expectAccessible(unit)

  await applicant.goto(portalPath())
  await expect(applicant.getByRole('article', { name: card })).toContainText('考评员')
  await expect(applicant.getByRole('article', { name: oldCard ?? '' })).toContainText('已换新证')
  await applicant.goto(applicationPath(new URL(file).pathname.split('/').at(-1) ?? ''))
  await expect(applicant.getByText('新证卡已领取。')).toBeVisible()
  await expectAccessible(applicant)

  await checkCard(applicant, card, person)
  await expect(applicant.getByRole('heading', { name: '证卡有效' })).toBeVisible()
  await expectAccessible(applicant)
  await checkCard(applicant, oldCard ?? '', person)
  await expect(applicant.getByRole('heading', { name: '证卡无效' })).toBeVisible()
})
