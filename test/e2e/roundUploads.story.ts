import { unitPeoplePath } from '../../src/domain/paths'
import { roundStory } from './support/roundActors'
import { chooseFile, documentOf, openStep, upload } from './support/roundApplicant'
import { emptyFile, essay, largePdf, pdf, picture, textCalledPng } from './support/roundPapers'
import { expect, expectAccessible } from './support/story'

roundStory(
  'wrong fields, wrong files and a lost connection: told at their place, and nothing is lost',
  async ({ enter }) => {
    const unit = await enter('cityUnit', `${unitPeoplePath()}?expiry=open`)
    const row = unit
      .getByRole('row')
      .filter({ has: unit.getByRole('link', { name: '代办申报' }) })
      .filter({ hasText: '考评员' })
      .first()
    await row.getByRole('link', { name: '代办申报' }).click()
    await unit.getByRole('button', { name: '开始填写' }).click()

    await openStep(unit, '个人信息')
    await unit.getByLabel('联系电话').fill('12345')
    await unit.getByLabel('姓名或身份证号码有变更').check()
    await unit.getByLabel('身份证号码', { exact: false }).first().fill('510100850312101')
    await unit.getByLabel('联系电话').focus()
    await expect(unit.getByText('这是 15 位旧号码，请填写身份证上的 18 位号码。')).toBeVisible()
    await unit.getByLabel('身份证号码', { exact: false }).first().fill('510100198503121019')
    await unit.getByLabel('联系电话').focus()
    await unit.getByLabel('联系电话').blur()
    await expect(unit.getByText('身份证号码校验不通过，请逐位核对。')).toBeVisible()
    await expect(unit.getByText('请填写 11 位手机号，或“区号-号码”。')).toBeVisible()
    await expect(unit.getByLabel('联系电话')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(unit)
    await unit.getByLabel('姓名或身份证号码有变更').uncheck()

    await openStep(unit, '证卡与资格')
    await unit.getByLabel('专业工龄').fill('61')
    await unit.getByLabel('专业工龄').blur()
    await expect(unit.getByText('请填写 0 至 60 的整数。')).toBeVisible()

    await openStep(unit, '工作记录')
    await unit.getByRole('button', { name: '添加记录' }).click()
    const dialog = unit.getByRole('dialog', { name: '添加记录' })
    await dialog.getByLabel('时间').fill('2001-01-01')
    await dialog.getByRole('button', { name: /保\s*存/ }).click()
    await expect(dialog.getByText(/^请填写 \d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d 之间的日期$/)).toBeVisible()
    await expect(dialog.getByText('请填写机构名称（2 至 80 字）')).toBeVisible()
    await expect(dialog.getByText('请填写批次（不超过 60 字）')).toBeVisible()
    await expectAccessible(unit)
    await dialog.getByRole('button', { name: /取\s*消/ }).click()

    await openStep(unit, '工作总结')
    await unit.getByRole('textbox', { name: /^考评工作总结/ }).fill(essay(100).slice(0, 100))
    await expect(unit.getByText(/还差 \d+ 字/)).toBeVisible()

    await openStep(unit, '上传材料')
    const photo = documentOf(unit, '个人照片')
    await chooseFile(unit, '个人照片', textCalledPng('改了名的文本.png'))
    await expect(photo.getByRole('alert')).toContainText('不是可用的文件')
    await chooseFile(unit, '个人照片', emptyFile('空文件.png'))
    await expect(photo.getByRole('alert')).toContainText('这个文件是空的')
    const identity = documentOf(unit, '身份证')
    await chooseFile(unit, '身份证', largePdf('扫描件.pdf', 40))
    await expect(identity.getByRole('alert')).toContainText('文件太大，最多 5')
    await chooseFile(unit, '个人照片', pdf('照片.pdf', 'no picture'))
    await expect(photo.getByRole('alert')).toContainText('这里不能上传')
    await expect(photo.getByText('已上传')).toBeHidden()
    await expectAccessible(unit)

    // the bytes leave, the answer never comes
    let sent = 0
    await unit.route('**/storage/v1/object/documents/**', async (route) => {
      sent += 1
      await route.abort('connectionreset')
    })
    await chooseFile(unit, '身份证', picture('身份证正反面.png'))
    await expect(identity.getByRole('alert')).toContainText('没有连接上服务器')
    await expect(identity.getByText('文件还在本页')).toBeVisible()
    expect(sent).toBe(1)
    await unit.unroute('**/storage/v1/object/documents/**')
    await identity.getByRole('button', { name: /重\s*试/ }).click()
    await expect(identity).toContainText('已上传')
    await expect(identity.getByText('身份证正反面.jpg')).toHaveCount(1)

    // what is typed without a connection stays, is said to be kept here, and is saved once it is back
    await openStep(unit, '个人信息')
    await unit.context().setOffline(true)
    await unit.getByLabel('联系电话').fill('13911112222')
    await expect(unit.getByText('未连接服务器：内容已存在本机，恢复后自动保存')).toBeVisible()
    await unit.context().setOffline(false)
    await expect(unit.getByText(/^已保存/)).toBeVisible()
    await unit.reload()
    await expect(unit.getByLabel('联系电话')).toHaveValue('13911112222')
    await openStep(unit, '上传材料')
    await upload(unit, '个人照片', picture('证件照.png'))
    await openStep(unit, '核对提交')
    await expect(unit.getByRole('button', { name: '提交申报' })).toBeDisabled()
  },
)
