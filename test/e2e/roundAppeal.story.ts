import type { Page } from '@playwright/test'
import { portalPath, reviewQueuePath, unitPeoplePath } from '../../src/domain/paths'
import { expectAccessibleAlsoDark, roundStory } from './support/roundActors'
import {
  addRecord,
  appeal,
  declare,
  numberOf,
  openStep,
  seal,
  submit,
  upload,
  uploadPictures,
} from './support/roundApplicant'
import { essay, pdf, picture } from './support/roundPapers'
import { approve, decision, giveOpinion, grantAppeal, openFile, refuse } from './support/roundReviewer'
import { generateTable, receiveTable, sealAndReport } from './support/roundSummary'
import { expect, expectAccessible } from './support/story'

roundStory(
  'a returned file is mended, refused by the city, and upheld by the province on appeal',
  async ({ enter }) => {
    const person = '赵国强'
    const applicant = await enter('returnedApplicant', portalPath(), 'phone')
    await applicant.getByRole('link', { name: '去补正' }).click()
    await expect(applicant.getByText('市州退回修改')).toBeVisible()
    const number = await numberOf(applicant)
    await expectAccessible(applicant)
    await upload(applicant, '资格证卡扫描件', picture('重新扫描的证卡.png', [250, 246, 235]))
    await applicant.getByRole('button', { name: '重新提交' }).click()
    // nothing printed was touched: the seal holds and the file is back with the level that returned it
    await expect(applicant.getByText('等待市（州）职鉴中心复审。')).toBeVisible()

    const city = await enter('chengdu', reviewQueuePath('re_review'))
    await openFile(city, 're_review', number)
    await refuse(city, person, '证卡信息不符', '扫描件上的证卡编号与登记不一致。')

    await applicant.reload()
    await expect(applicant.getByText('市州不予通过')).toBeVisible()
    await expect(applicant.getByText(/扫描件上的证卡编号与登记不一致/).first()).toBeVisible()
    await expectAccessibleAlsoDark(applicant)
    await applicant.getByRole('button', { name: '提出申诉' }).click()
    const dialog = applicant.getByRole('dialog', { name: '提出申诉' })
    await dialog.getByRole('button', { name: '提出申诉' }).click()
    await expect(dialog.getByText('请填写 10 至 1000 字')).toBeVisible()
    await expectAccessible(applicant)
    await dialog.getByRole('button', { name: /取\s*消/ }).click()
    await appeal(applicant, '证卡编号在换发时更正过，发证单位的更正说明印在证卡背面，请核对。')

    const province = await enter('reviewer1', reviewQueuePath('appealing'))
    await openFile(province, 'appealing', number)
    await expect(province.getByRole('alert')).toContainText('证卡编号在换发时更正过')
    await expectAccessible(province)
    await grantAppeal(province, person, '更正说明属实，编号一致。')

    await applicant.reload()
    await expect(applicant.getByText(/等待市（州）职鉴中心汇总上报/)).toBeVisible()
    await city.goto(reviewQueuePath('awaiting_summary'))
    await expect(city.getByRole('row').filter({ hasText: number })).toBeVisible()
  },
)

roundStory(
  'a file that the unit enters is refused by the province; another reviewer decides the appeal',
  async ({ enter }) => {
    const unit = await enter('provinceUnit', `${unitPeoplePath()}?expiry=open`)
    await expectAccessible(unit)
    const person = await startForSomebody(unit)
    const round = (await unit.getByText(/复核换证 · /).textContent())?.split(' · ')[0] ?? ''
    await openStep(unit, '工作记录')
    await addRecord(unit, { institution: '四川省岷江技师学院', batch: `第${Date.now() % 100000}批` })
    await openStep(unit, '工作总结')
    await unit.getByRole('textbox', { name: /^考评工作总结/ }).fill(essay(520))
    await openStep(unit, '上传材料')
    await uploadPictures(unit)
    await upload(unit, '考评工作总结或心得体会', pdf('工作总结.pdf', 'work summary'))
    await upload(unit, '书面申请', pdf('书面申请.pdf', 'signed by the person'))
    await declare(unit, ['health', 'voluntary'])
    await expectAccessible(unit)
    const number = await submit(unit)
    const file = new URL(unit.url()).pathname
    await openFile(unit, 'unit_review', number)
    await giveOpinion(unit, person, '任期内认真履行职责，无违规违纪情况。')
    await unit.goto(file)
    await seal(unit, 1)
    const table = await generateTable(unit, 2, round)
    await sealAndReport(unit, table)

    const first = await enter('reviewer1', reviewQueuePath('re_review'))
    await receiveTable(first, table)
    await openFile(first, 're_review', number)
    await approve(first, person)
    const second = await enter('reviewer2', reviewQueuePath('final_review'))
    await openFile(second, 'final_review', number)
    await refuse(second, person, '工作记录无法核实', '记录的批次在该机构没有备案。')

    await unit.goto(file)
    await expect(unit.getByText('省中心不予通过')).toBeVisible()
    await appeal(unit, '该批次由市中心备案，备案表已随书面申请提交，请再次核对。')

    await openFile(second, 'appealing', number)
    await expect(second.getByText('原来的结论是您作出的，申诉须由另一位审核员办理。')).toBeVisible()
    await expect(decision(second)).toBeHidden()
    const third = await enter('reviewer3', reviewQueuePath('appealing'))
    await openFile(third, 'appealing', number)
    await grantAppeal(third, person, '备案表已核对，批次属实。')
    await unit.reload()
    await expect(unit.getByText('终审已通过，等待制发新证卡。')).toBeVisible()
    await expectAccessible(unit)
  },
)

/**
 * Begins a draft for the first assessor of the unit who has none: a draft that the person is filling in alone is
 * seen by nobody else until the unit tries to begin another.
 */
async function startForSomebody(unit: Page): Promise<string> {
  const people = unit.url()
  const steps = unit.getByRole('navigation', { name: '填报步骤' })
  const hasOwnDraft = unit.getByText('本人已有一份正在填写的申报。', { exact: false })
  for (let place = 0; ; place++) {
    await unit
      .getByRole('row')
      .filter({ has: unit.getByRole('link', { name: '代办申报' }) })
      .filter({ hasText: '考评员' })
      // who registered alone has an empty form yet, and is confirmed before the first opinion
      .filter({ hasNotText: '待单位确认' })
      .nth(place)
      .getByRole('link', { name: '代办申报' })
      .click()
    const title = (await unit.getByRole('heading', { level: 1, name: /^为.+代办换证$/ }).textContent()) ?? ''
    await unit.getByRole('button', { name: '开始填写' }).click()
    await expect(steps.or(hasOwnDraft)).toBeVisible()
    if (await steps.isVisible()) return title.replace(/^为|代办换证$/g, '')
    await unit.goto(people)
  }
}
