import { caseListPath, lapseListPath, myCasesPath, unitCheckPath } from '../../src/domain/disciplinePaths'
import { portalPath } from '../../src/domain/paths'
import { expectAccessibleAlsoDark, pick, roundStory } from './support/roundActors'
import { picture } from './support/roundPapers'
import { expect, expectAccessible, expectNoSidewaysScroll } from './support/story'

const NAME = '赵国强'
const DOCUMENT = '川人社职鉴函〔2026〕901号'

roundStory(
  'a proposal becomes a disqualification; the open file says why it stands still, and the appeal restores it',
  async ({ enter }) => {
    const city = await enter('chengdu', caseListPath())
    await expectAccessibleAlsoDark(city)
    await city.getByRole('button', { name: '提出处理建议' }).click()
    const draft = city.getByRole('dialog', { name: '提出处理建议' })
    const person = draft.getByRole('combobox', { name: '人员' })
    await person.fill(NAME)
    await city.getByTitle(new RegExp(`^${NAME}（`)).click()
    await draft.getByRole('radio', { name: '取消资格', exact: true }).check()
    await pick(draft.getByRole('combobox', { name: '事由' }), '人证不符')
    await draft.getByLabel('事实经过').fill('现场核验时，持证人与证卡照片不符，由他人代为考评。')
    await expectAccessible(city)
    await draft.getByRole('button', { name: '保存' }).click()
    await expect(city.getByRole('heading', { level: 1 })).toContainText(NAME)

    await city.getByRole('button', { name: '提交省中心' }).click()
    const proposing = city.getByRole('dialog', { name: '提交省中心' })
    await proposing.getByRole('button', { name: '提交省中心' }).click()
    await expect(proposing.getByRole('alert')).toContainText('请先上传证据材料')
    await proposing.getByRole('button', { name: '取消' }).click()
    await city.locator('input[type=file]').first().setInputFiles(picture('现场照片.png'))
    await expect(city.getByRole('button', { name: '现场照片.jpg', exact: true })).toBeVisible()
    await expectAccessible(city)
    await city.getByRole('button', { name: '提交省中心' }).click()
    await proposing.getByRole('button', { name: '提交省中心' }).click()
    await expect(city.getByText('待决定')).toBeVisible()
    const address = new URL(city.url()).pathname

    const reviewer = await enter('reviewer1', address)
    await reviewer.getByRole('button', { name: '现场照片.jpg', exact: true }).click()
    await expect(reviewer.getByRole('img', { name: '现场照片.jpg' })).toBeVisible()
    await reviewer.getByRole('button', { name: '作出决定' }).click()
    const deciding = reviewer.getByRole('dialog', { name: '作出决定' })
    await deciding.getByLabel('决定文号').fill(DOCUMENT)
    await deciding.getByLabel('认定的事实和理由').fill('经核查，事实清楚，证据充分。')
    await expectAccessible(reviewer)
    await deciding.getByRole('button', { name: '作出决定' }).click()
    await expect(reviewer.getByText(/决定的效力：.*1 份申报暂停/)).toBeVisible()
    await expectAccessible(reviewer)
    await reviewer.getByRole('link', { name: '打印决定' }).click()
    await expect(reviewer.getByRole('region', { name: '关于取消考评员资格的决定' })).toContainText(DOCUMENT)

    const holder = await enter('returnedApplicant', portalPath(), 'phone')
    await holder
      .getByRole('link', { name: /查看|修改|补正/ })
      .first()
      .click()
    await expect(holder.getByText(`申报因取消资格而暂停：${DOCUMENT}`, { exact: false })).toBeVisible()
    await expectNoSidewaysScroll(holder)
    const file = new URL(holder.url()).pathname
    await holder.getByRole('link', { name: '查看处理决定' }).click()
    await expect(holder).toHaveURL(new RegExp(`${myCasesPath()}$`))
    await expect(holder.getByText(DOCUMENT)).toBeVisible()
    await expectAccessible(holder)
    await expectNoSidewaysScroll(holder)
    await holder.getByRole('button', { name: '申诉' }).click()
    const appealing = holder.getByRole('dialog', { name: '申诉' })
    await appealing.getByLabel(/内容/).fill('该批次由本人全程在岗考评，现场录像可以证明，请予复核。')
    await appealing.getByRole('button', { name: '申诉' }).click()
    await expect(holder.getByText('申诉中')).toBeVisible()

    await reviewer.goto(address)
    await expect(reviewer.getByText('申诉中')).toBeVisible()
    // who decided does not decide the appeal
    await expect(reviewer.getByRole('button', { name: /申诉成立/ })).toHaveCount(0)
    const third = await enter('reviewer2', address)
    await third.getByRole('button', { name: '申诉成立，撤销' }).click()
    const granting = third.getByRole('dialog', { name: '申诉成立，撤销' })
    await granting.getByLabel('理由').fill('调取录像核实，原认定事实有误。')
    await granting.getByRole('button', { name: '申诉成立，撤销' }).click()
    await expect(third.getByText('决定已撤销，证卡、申报和评价任务已恢复。')).toBeVisible()

    await holder.goto(file)
    await expect(holder.getByText('退回修改').first()).toBeVisible()
    await expect(holder.getByText('申报因取消资格而暂停', { exact: false })).toHaveCount(0)
  },
)

roundStory(
  'the province confirms lapses in bulk, and a unit learns whom it may not use',
  async ({ enter }) => {
    const reviewer = await enter('reviewer1', lapseListPath())
    await expectAccessible(reviewer)
    const row = reviewer.getByRole('row').nth(1)
    const card = (await row.getByRole('cell').nth(2).textContent()) ?? ''
    await row.getByRole('checkbox').check()
    await reviewer.getByRole('button', { name: '确认作废' }).click()
    await reviewer.getByRole('dialog').getByRole('button', { name: '确认作废' }).click()
    await expect(reviewer.getByText('1 张证卡已作废')).toBeVisible()
    await expect(reviewer.getByText(card, { exact: true })).toHaveCount(0)

    const unit = await enter('cityUnit', unitCheckPath(), 'phone')
    await unit.getByLabel('证卡编号或身份证号码').fill(`${card}\n没有这个号码`)
    await unit.getByRole('button', { name: /^核\s*查$/ }).click()
    await expect(unit.getByText('可用 0，存疑 0，不可用 1，查无 1')).toBeVisible()
    await expect(unit.getByText(/证卡已作废或注销/)).toBeVisible()
    await expectAccessible(unit)
    await expectNoSidewaysScroll(unit)
  },
)
