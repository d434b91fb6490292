import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { ApplicationFile } from '../../src/data/applicationFile'
import { ApplicationScreen } from '../../src/features/applications/ApplicationScreen'
import { dictionaries } from './portalDictionaries'
import { card, completeForm, eventOf, fileOf, scope, storedDocument } from './portalSamples'
import { show } from './reviewSamples'

afterEach(() => localStorage.clear())

function open(file: ApplicationFile, login = scope) {
  return show(
    <ApplicationScreen file={file} dictionaries={dictionaries} scope={login} onChanged={() => undefined} />,
  )
}

const returned = eventOf({
  id: 2,
  action: 'return',
  actor_kind: 'city',
  actor_name: '李娜',
  from_status: 're_review',
  to_status: 'returned',
  reason_codes: ['illegible'],
  note: '身份证反光，看不清。',
  fields: ['phone'],
  documents: ['id_card'],
})

const returnedFile = (wish: Parameters<typeof fileOf>[0] = {}) =>
  fileOf({
    actions: ['resubmit', 'withdraw'],
    events: [eventOf({}), returned],
    ...wish,
    application: {
      status: 'returned',
      stage: 're_review',
      stage_level: 'city',
      number: '202604-510100-00001',
      return_fields: ['phone'],
      return_documents: ['id_card'],
      due_on: '2026-04-22',
      data_version: 1,
      ...wish.application,
    },
  })

test('a submitted file says where it stands and who is next, by when', () => {
  open(
    fileOf({
      actions: ['withdraw'],
      events: [eventOf({})],
      application: { status: 'unit_review', number: '202604-510100-00001', due_on: '2026-05-11' },
    }),
  )
  expect(screen.getByText(/等待申报单位初审。（应在 2026-05-11 前完成）/)).toBeVisible()
  const way = within(screen.getByRole('list', { name: '办理进度' }))
  expect(way.getByText('草稿').closest('li')).toHaveTextContent('2026-04-16')
  expect(way.getByText('待初审').closest('li')).toHaveAttribute('aria-current', 'step')
  expect(screen.getByText('申报人 · 林婉清')).toBeVisible()
})

test.each([
  ['city', '等待市（州）职鉴中心复审。'],
  ['province', '等待省职鉴中心复审。'],
] as const)('on the %s track the re-review is said to be that center’s', (track, sentence) => {
  open(fileOf({ actions: [], application: { status: 're_review', track } }))
  expect(screen.getByText(new RegExp(sentence))).toBeVisible()
})

test('a returned file shows who, why and until when, and lets only what was named be changed', () => {
  open(returnedFile())
  expect(screen.getByText('市州退回修改')).toBeVisible()
  expect(screen.getAllByText('说明：身份证反光，看不清。')[0]).toBeVisible()
  expect(screen.getAllByText('需修改：联系电话、身份证')[0]).toBeVisible()
  expect(screen.getByText('请在 2026-04-22 24:00 前补正并重新提交，逾期关闭。')).toBeVisible()
  expect(screen.getByRole('textbox', { name: /^联系电话/ })).toBeEnabled()
  expect(screen.queryByRole('textbox', { name: /^通讯地址/ })).toBeNull()
  expect(screen.getByRole('button', { name: '更换：身份证' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '更换：个人照片' })).toBeNull()
  expect(screen.getByRole('button', { name: '重新提交' })).toBeEnabled()
})

test('a change of what is printed is announced to need a new seal', () => {
  const page = open(returnedFile())
  expect(screen.getByText(/须由单位再次初审、盖章/)).toBeVisible()
  page.unmount()
  open(returnedFile({ application: { return_fields: ['education'], return_documents: [] } }))
  expect(screen.queryByText(/须由单位再次初审、盖章/)).toBeNull()
})

test('a field of the card that was named is explained, not offered', () => {
  open(returnedFile({ application: { return_fields: ['card_valid_to'], return_documents: [] } }))
  expect(screen.getByText(/这一项来自证卡或档案，请联系申报单位更正/)).toBeVisible()
})

test('the unit of somebody else’s own file does not fill in masked data', () => {
  open(returnedFile({ actions: [], is_full: false, form: { ...completeForm, phone: '138****0000' } }), {
    ...scope,
    user_id: 'officer',
    person_id: null,
    institutions: ['unit-1'],
  })
  expect(screen.getByText(/等待申报人按要求补正后重新提交/)).toBeVisible()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button', { name: '重新提交' })).toBeNull()
  expect(screen.queryByRole('button', { name: '撤回申报' })).toBeNull()
})

test('the unit mends and withdraws what it entered for the person', () => {
  open(returnedFile({ application: { is_proxy: true } }), {
    ...scope,
    user_id: 'officer',
    person_id: null,
    institutions: ['unit-1'],
  })
  expect(screen.getByRole('button', { name: '重新提交' })).toBeVisible()
  expect(screen.getByRole('button', { name: '撤回申报' })).toBeVisible()
})

const awaitingSeal = (documents: ApplicationFile['documents']) =>
  fileOf({
    actions: ['seal', 'withdraw'],
    documents,
    application: { status: 'awaiting_seal', data_version: 2, unit_opinion: '履职良好' },
  })

test('the sealed form is asked for in the version that was printed', () => {
  open(awaitingSeal([]))
  expect(screen.getByRole('link', { name: /打印第 2 版申报表/ })).toHaveAttribute(
    'href',
    '/applications/file-1/print',
  )
  expect(screen.getByText('单位意见：履职良好')).toBeVisible()
  expect(screen.getByRole('button', { name: '提交盖章申报表' })).toBeDisabled()
})

test('a seal on an older version does not count', () => {
  open(awaitingSeal([storedDocument('sealed_form', 1)]))
  expect(screen.getByText('上传的是第 1 版，现在是第 2 版，请重新打印、盖章。')).toBeVisible()
  expect(screen.getByRole('button', { name: '提交盖章申报表' })).toBeDisabled()
})

test('the seal of the present version sends the file on', () => {
  open(awaitingSeal([storedDocument('sealed_form', 2)]))
  expect(screen.getByRole('button', { name: '提交盖章申报表' })).toBeEnabled()
})

const refused = eventOf({
  id: 3,
  action: 'reject',
  actor_kind: 'city',
  actor_name: '李娜',
  from_status: 're_review',
  to_status: 'rejected',
  reason_codes: ['other'],
  note: '记录无法查证。',
})

test('a refusal can be appealed within its days, with a statement long enough', async () => {
  const user = userEvent.setup()
  open(
    fileOf({
      actions: ['appeal'],
      events: [refused],
      application: { status: 'rejected', stage: 're_review', stage_level: 'city', due_on: '2026-04-29' },
    }),
  )
  expect(screen.getByText('市州不予通过')).toBeVisible()
  expect(screen.getByText('如有异议，可在 2026-04-29 24:00 前申诉一次。')).toBeVisible()
  await user.click(screen.getByRole('button', { name: '提出申诉' }))
  const dialog = await screen.findByRole('dialog')
  await user.type(within(dialog).getByLabelText(/申诉理由/), '不服')
  await user.click(within(dialog).getByRole('button', { name: '提出申诉' }))
  expect(await within(dialog).findByText('请填写 10 至 1000 字')).toBeVisible()
})

test.each([
  ['2026-04-14', [refused], '申诉期限（2026-04-14）已过。'],
  [null, [refused, eventOf({ id: 4, action: 'deny_appeal' })], '申诉已被驳回，维持原结论。'],
] as const)('after the days (%s) or a denial there is no appeal', (due_on, events, sentence) => {
  open(
    fileOf({
      actions: ['appeal'],
      events: [...events],
      application: { status: 'rejected', stage: 're_review', stage_level: 'city', due_on },
    }),
  )
  expect(screen.getByText(sentence)).toBeVisible()
  expect(screen.queryByRole('button', { name: '提出申诉' })).toBeNull()
})

test('an issued card shows its number and validity, and who hands it out', () => {
  open(
    fileOf({
      actions: [],
      new_card: {
        ...card,
        id: 'card-2',
        number: 'K512600099',
        valid_from: '2026-06-01',
        valid_to: '2029-05-31',
      },
      application: { status: 'issued' },
    }),
  )
  expect(screen.getByText('新证卡已制发，由申报单位领取后发放。')).toBeVisible()
  const fresh = within(screen.getByRole('region', { name: '新证卡' }))
  expect(fresh.getByText('K512600099')).toBeVisible()
  expect(fresh.getByText('2026-06-01 至 2029-05-31')).toBeVisible()
})

test('withdrawing asks for a reason, and for a note where the reason says too little', async () => {
  const user = userEvent.setup()
  open(fileOf({ actions: ['withdraw'], application: { status: 'unit_review' } }))
  await user.click(screen.getByRole('button', { name: '撤回申报' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: '撤回申报' }))
  expect(await within(dialog).findByText('请选择撤回原因')).toBeVisible()
  await user.click(within(dialog).getByRole('combobox', { name: '撤回原因' }))
  await user.click(await screen.findByTitle('其他'))
  await user.click(within(dialog).getByRole('button', { name: '撤回申报' }))
  expect(await within(dialog).findByText('请补充说明（至少 2 个字）')).toBeVisible()
})

test('a file that left the way shows no line of steps that will not come', () => {
  open(fileOf({ actions: [], application: { status: 'expired_return', stage: '' } }))
  expect(screen.getByText('没有在期限内补正，本次申报已关闭。')).toBeVisible()
  expect(screen.queryByRole('list', { name: '办理进度' })).toBeNull()
  expect(screen.getByRole('link', { name: '重新申报' })).toHaveAttribute('href', '/applications/start/card-1')
})
