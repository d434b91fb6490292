import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { ApplicationFile } from '../../src/data/applicationFile'
import { DraftForm } from '../../src/features/applications/form/DraftForm'
import { dictionaries } from './portalDictionaries'
import { checksOf, completeForm, fileOf, storedDocument, words } from './portalSamples'
import { show } from './reviewSamples'

afterEach(() => localStorage.clear())

function open(file: ApplicationFile = fileOf()) {
  return show(
    <DraftForm file={file} dictionaries={dictionaries} userId="user-1" onChanged={() => undefined} />,
  )
}

const step = (name: string) =>
  within(screen.getByRole('navigation', { name: '填报步骤' })).getByRole('button', {
    name: new RegExp(`^\\d ${name}`),
  })

async function goTo(name: string) {
  await userEvent.click(step(name))
  await screen.findByRole('heading', { level: 2, name })
}

async function checkList(): Promise<HTMLElement> {
  await goTo('核对提交')
  return screen.getByRole('region', { name: '条件核对' })
}

test('a complete draft says that it can be submitted', async () => {
  open()
  await goTo('核对提交')
  expect(screen.getByText('全部条件已满足，可以提交。')).toBeVisible()
  expect(screen.getByRole('button', { name: '提交申报' })).toBeEnabled()
})

test.each([
  ['联系电话', '12345', '请填写 11 位手机号，或“区号-号码”。'],
  ['联系电话', '', '请填写此项。'],
  ['通讯地址', words(121), '最多 120 个字符，现有 121 个。'],
])('%s: what is wrong stands at the field once it is left', async (label, value, sentence) => {
  open()
  await goTo('个人信息')
  const field = screen.getByRole('textbox', { name: new RegExp(`^${label}`) })
  fireEvent.change(field, { target: { value } })
  expect(screen.queryByText(sentence)).toBeNull()
  fireEvent.blur(field)
  expect(screen.getByText(sentence)).toBeVisible()
  expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(field).toHaveAccessibleDescription(expect.stringContaining(sentence))
})

test('years in the speciality cannot be more than the age allows', async () => {
  open()
  await goTo('证卡与资格')
  const years = screen.getByRole('textbox', { name: /^专业工龄/ })
  fireEvent.change(years, { target: { value: '40' } })
  fireEvent.blur(years)
  expect(screen.getByText('与年龄不符，最多 17 年。')).toBeVisible()
})

test('level or title: one of them is asked for', async () => {
  open(fileOf({ form: { ...completeForm, qualification_level: '' } }))
  await goTo('证卡与资格')
  await goTo('核对提交')
  expect(step('证卡与资格')).toHaveAccessibleName(/有需要更正的内容/)
  await userEvent.click(
    screen.getByRole('button', { name: /职业资格等级：职业资格等级、技术职称至少填一项/ }),
  )
  expect(await screen.findByRole('heading', { level: 2, name: '证卡与资格' })).toBeVisible()
  await waitFor(() => expect(screen.getByRole('combobox', { name: /^职业资格等级/ })).toHaveFocus())
})

test('a phone number is brought into the form that the annexes print', async () => {
  open()
  await goTo('个人信息')
  const phone = screen.getByRole('textbox', { name: /^联系电话/ })
  fireEvent.change(phone, { target: { value: '１３９ ００００ 0001' } })
  fireEvent.blur(phone)
  expect(phone).toHaveValue('13900000001')
})

test('the words of the summary are counted while they are typed', async () => {
  open(fileOf({ form: { ...completeForm, work_summary: words(120) } }))
  await goTo('工作总结')
  expect(screen.getByText('已写 120 字，至少 500 字')).toBeVisible()
  expect(screen.getByText('还差 380 字')).toBeVisible()
  fireEvent.change(screen.getByRole('textbox', { name: /^考评工作总结/ }), {
    target: { value: `${words(499)} 2026` },
  })
  expect(screen.getByText('已写 500 字，至少 500 字')).toBeVisible()
  expect(screen.getByText('字数已够')).toBeVisible()
})

test('the check list follows what is typed before the server has seen it', async () => {
  open(fileOf({ form: { ...completeForm, work_summary: words(10) }, checks: checksOf({ word_count: {} }) }))
  expect(await checkList()).toHaveTextContent('文稿 10 字，至少 500 字。')
  expect(screen.getByRole('button', { name: '提交申报' })).toBeDisabled()
  await goTo('工作总结')
  fireEvent.change(screen.getByRole('textbox', { name: /^考评工作总结/ }), {
    target: { value: words(500) },
  })
  expect(await checkList()).not.toHaveTextContent('文稿 10 字')
  expect(screen.getByRole('button', { name: '提交申报' })).toBeEnabled()
})

test('another employer than the unit means external: the contract is asked for', async () => {
  open()
  const employer = screen.getByRole('textbox', { name: /^工作单位/ })
  fireEvent.change(employer, { target: { value: '成都某制造公司' } })
  expect(screen.getByText(/按外聘办理，需上传聘任合同/)).toBeVisible()
  await goTo('上传材料')
  expect(within(screen.getByRole('region', { name: '聘任合同' })).getByText('未上传')).toBeVisible()
  expect(await checkList()).toHaveTextContent('还缺：聘任合同。')

  await goTo('申报单位')
  await userEvent.click(screen.getByRole('button', { name: '填为申报单位' }))
  await goTo('上传材料')
  expect(screen.queryByRole('region', { name: '聘任合同' })).toBeNull()
})

test('the unit that applies for a person uploads the written application', async () => {
  open(fileOf({ application: { is_proxy: true } }))
  expect(screen.getByText(/单位代办 · 林婉清/)).toBeVisible()
  await goTo('上传材料')
  const region = within(screen.getByRole('region', { name: '书面申请' }))
  expect(region.getByText('必填')).toBeVisible()
  expect(region.getByText('未上传')).toBeVisible()
})

test('declarations are ticked by hand and block until they are', async () => {
  open(fileOf({ form: { ...completeForm, health_declared: false, voluntary_declared: '' } }))
  await goTo('核对提交')
  expect(await screen.findByText('请勾选上面的声明，然后提交。')).toBeVisible()
  expect(screen.getByRole('button', { name: '提交申报' })).toBeDisabled()
  await userEvent.click(screen.getByRole('checkbox', { name: /本人身体健康/ }))
  await userEvent.click(screen.getByRole('checkbox', { name: /本人自愿继续/ }))
  expect(screen.getByRole('button', { name: '提交申报' })).toBeEnabled()
})

test('a changed name is entered only on purpose and asks for a proof', async () => {
  open(
    fileOf({ requirements: [{ document_kind: 'id_card', due_at: 'submission', condition: 'name_changed' }] }),
  )
  await goTo('个人信息')
  expect(screen.queryByRole('textbox', { name: /^姓名/ })).toBeNull()
  await userEvent.click(screen.getByRole('checkbox', { name: '姓名或身份证号码有变更' }))
  fireEvent.change(screen.getByRole('textbox', { name: /^姓名/ }), { target: { value: '林晚晴' } })
  await goTo('上传材料')
  expect(within(screen.getByRole('region', { name: '身份证' })).getByText('必填')).toBeVisible()
})

test('records outside the validity do not count, and a step without any is not done', async () => {
  const [record] = fileOf().records
  open(fileOf({ records: [{ ...record, held_on: '2022-01-01' } as never] }))
  expect(step('工作记录')).toHaveAccessibleName(/未完成/)
  await goTo('工作记录')
  expect(await screen.findByText('不在证卡有效期内，不计入')).toBeVisible()
})

test('a record is refused at its field: missing, outside the validity', async () => {
  open(fileOf({ records: [] }))
  await goTo('工作记录')
  expect(screen.getByText('还没有工作记录')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: '添加记录' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: '保存' }))
  expect(await within(dialog).findByText('请选择日期')).toBeVisible()
  expect(await within(dialog).findByText(/请填写机构名称/)).toBeVisible()
  fireEvent.change(within(dialog).getByLabelText('时间'), { target: { value: '2026-04-20' } })
  expect(await within(dialog).findByText('请填写 2023-05-01 至 2026-04-15 之间的日期')).toBeVisible()
})

test('the identity is read-only and its age is that of the day', async () => {
  open()
  await goTo('个人信息')
  expect(screen.getByText('510100199211052027')).toBeVisible()
  expect(screen.getByText('33 周岁')).toBeVisible()
})

test('what is missing is named, in the order of the steps', async () => {
  open(
    fileOf({
      form: { ...completeForm, phone: '', work_summary: '' },
      documents: [storedDocument('photo')],
      checks: checksOf({ documents_present: {}, word_count: {}, form_complete: {} }),
    }),
  )
  await goTo('核对提交')
  const list = screen.getByText('待完成（3）').closest('[role=alert]')
  expect(
    within(list as HTMLElement)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '联系电话：请填写此项。',
    '考评工作总结或心得体会：请填写此项。',
    '还缺：身份证、资格证卡扫描件、考评工作总结或心得体会。',
  ])
})

test('what is typed without a connection stays on the device and is back after a reload', async () => {
  const page = open()
  await goTo('个人信息')
  fireEvent.change(screen.getByRole('textbox', { name: /^通讯地址/ }), { target: { value: '成都市新地址' } })
  // No server stands behind this test, which is what a lost connection looks like.
  expect(await screen.findByText(/内容已存在本机，恢复后自动保存/)).toBeVisible()
  page.unmount()

  open()
  expect(screen.getByText('已恢复上次没有保存成功的内容。')).toBeVisible()
  await goTo('个人信息')
  expect(screen.getByRole('textbox', { name: /^通讯地址/ })).toHaveValue('成都市新地址')
})
