import { ANNEX4_COLUMNS } from '../../src/domain/annexTable'
import { portalPath, reviewQueuePath } from '../../src/domain/paths'
import { roundStory } from './support/roundActors'
import { addRecord, declare, openStep, seal, submit, uploadPictures } from './support/roundApplicant'
import { collectCard, issueCard } from './support/roundIssuing'
import { essay } from './support/roundPapers'
import { approve, decision, findInQueue, giveOpinion, openFile } from './support/roundReviewer'
import {
  downloadSheet,
  generateTable,
  receiveTable,
  rowWith,
  sealAndReport,
  textsOf,
} from './support/roundSummary'
import { expect, expectAccessible } from './support/story'

const person = '何建平'

roundStory(
  'a supervisor of a provincial unit, reviewed by two officers of the province',
  async ({ enter }) => {
    const applicant = await enter('supervisor', portalPath())
    const oldCard = await applicant.getByRole('article').first().getAttribute('aria-label')
    await applicant.getByRole('link', { name: '申报换证' }).click()
    await applicant.getByRole('button', { name: '开始填写' }).click()
    const round = (await applicant.getByText(/复核换证 · /).textContent())?.split(' · ')[0] ?? ''
    await expectAccessible(applicant)
    await openStep(applicant, '工作记录')
    const record = { institution: '四川省岷江技师学院', batch: `督导${Date.now() % 100000}`, place: '成都市' }
    await addRecord(applicant, record)
    await openStep(applicant, '督导经历')
    await applicant.getByRole('textbox', { name: /^督导工作经历/ }).fill(essay(220))
    await openStep(applicant, '上传材料')
    await uploadPictures(applicant)
    await expectAccessible(applicant)
    await declare(applicant, ['voluntary'])
    const number = await submit(applicant)
    expect(number).toMatch(/^\d{6}-510000-\d{5}$/)

    const unit = await enter('provinceUnit', reviewQueuePath('unit_review'))
    await openFile(unit, 'unit_review', number)
    await giveOpinion(unit, person, '任期内按要求完成督导任务，客观公正。')
    await unit.goto(new URL(applicant.url()).pathname)
    await unit.getByRole('link', { name: /^打印第 1 版/ }).click()
    await expect(unit.getByText('四川省技能人才评价质量督导员复核换证申报表').first()).toBeVisible()
    await expect(unit.getByText('任期内按要求完成督导任务，客观公正。')).toBeVisible()
    await expectAccessible(unit)
    await unit.goBack()
    await seal(unit, 1)

    const table = await generateTable(unit, 4, round)
    const sheet = await downloadSheet(unit, '下载附件4（Excel）')
    const header = rowWith(sheet, '出生日期')
    expect(textsOf(sheet, header).slice(0, 17)).toEqual(ANNEX4_COLUMNS.map(({ title }) => title))
    const row = rowWith(sheet, person)
    const [, idNumber, , gender, birthDate] = textsOf(sheet, row)
    expect(gender).toBe('男')
    expect(birthDate).toBe('1976-09-03')
    expect(idNumber).toMatch(/^51010019760903\d{3}[\dX]$/)
    for (const column of [2, 5, 12, 16]) {
      const cell = sheet.getCell(row, column)
      expect([typeof cell.value, cell.numFmt]).toEqual(['string', '@'])
    }
    expect(textsOf(sheet, row)[15]).toBe(oldCard)
    await sealAndReport(unit, table)
    await expectAccessible(unit)

    const first = await enter('reviewer1', reviewQueuePath('re_review'))
    await receiveTable(first, table)
    await openFile(first, 're_review', number)
    await expect(first.getByLabel(/同时确认/)).toBeHidden()
    await approve(first, person)

    await openFile(first, 'final_review', number)
    await expect(first.getByText(/复审是您通过的，终审须由另一位审核员办理/)).toBeVisible()
    await expect(decision(first)).toBeHidden()
    await expectAccessible(first)

    const second = await enter('reviewer2', reviewQueuePath('final_review'))
    await openFile(second, 'final_review', number)
    await expectAccessible(second)
    await approve(second, person)
    await findInQueue(second, 'awaiting_issue', number)
    await expect(second.getByRole('row').filter({ hasText: number })).toBeVisible()

    const card = await issueCard(second, person)
    expect(card).toMatch(/^R51\d{6}$/)

    await collectCard(unit, person, card)
    await applicant.goto(portalPath())
    await expect(applicant.getByRole('article', { name: card })).toContainText('质量督导员')
    await expect(applicant.getByRole('article', { name: oldCard ?? '' })).toContainText('已换新证')
  },
)
