// The bench as people see it: differences, rules, records, history, notices, the decision.
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { OpenedFile, ReviewFile } from '../../src/data/reviewing'
import { type BenchEvent, benchReducer, benchStart } from '../../src/features/reviews/benchModel'
import { ReviewBenchView } from '../../src/features/reviews/ReviewBenchView'
import { check, dictionaries, eventOf, fileOf, loginOf, openedOf, record, show } from './reviewSamples'

beforeAll(() => {
  URL.createObjectURL = () => 'blob:picture'
  URL.revokeObjectURL = () => undefined
})
beforeEach(() => localStorage.clear())

type ViewProps = Parameters<typeof ReviewBenchView>[0]

function bench(opened: OpenedFile, changes: Partial<ViewProps> = {}) {
  const handlers = {
    onOpen: vi.fn(),
    onClose: vi.fn(),
    onChange: vi.fn(),
    onAlsoConfirm: vi.fn(),
    onConfirm: vi.fn(),
    onLookFirst: vi.fn(),
    onNext: vi.fn(),
    onSeeFresh: vi.fn(),
    onDecideRecords: vi.fn(async () => []),
    onVerifyCard: vi.fn(),
    onConfirmPerson: vi.fn(),
    loadDocument: vi.fn(async () => new Blob(['picture'])),
  }
  show(
    <ReviewBenchView
      opened={opened}
      dictionaries={dictionaries}
      login={loginOf('city_officer')}
      model={benchStart}
      isStale={false}
      head={null}
      hasKeys
      {...handlers}
      {...changes}
    />,
  )
  return handlers
}

const modelOf = (...events: BenchEvent[]) => events.reduce(benchReducer, benchStart)
const opening = (action: 'approve' | 'return' | 'reject', opinion = ''): BenchEvent => ({
  type: 'open',
  action,
  opinion,
  requestId: 'request-1',
})
const part = (name: string) => within(screen.getByRole('region', { name }))
const line = (name: string) =>
  within(part('申报表与原证卡').getByRole('rowheader', { name }).closest('tr') as HTMLElement)

describe('the form beside the card', () => {
  test('marks in words what differs', () => {
    bench(openedOf(fileOf({ form: { ...fileOf().form, name: '林婧' } })))
    expect(line('姓名').getByText('与原证卡不一致')).toBeVisible()
    expect(line('证卡编号').queryByText('与原证卡不一致')).toBeNull()
  })

  test('compares identity numbers by their masks', () => {
    bench(openedOf())
    expect(line('身份证号码').getByText('510100199211052027')).toBeVisible()
    expect(line('身份证号码').queryByText('与原证卡不一致')).toBeNull()
  })

  test('says when the employer is not the applying unit', () => {
    bench(openedOf(fileOf({}, { employer_name: '甲公司' })))
    expect(line('工作单位').getByText('外聘')).toBeVisible()
  })

  test('shows codes by their names and declarations as yes or no', () => {
    bench(openedOf())
    expect(line('职业资格等级').getByText('高级技师（一级）')).toBeVisible()
    expect(line('身体健康声明').getByText('是')).toBeVisible()
  })

  test('says whether the unit agreed: its words may be those of a refusal', () => {
    const events = [
      eventOf({
        action: 'reject',
        from_status: 'unit_review',
        actor_kind: 'unit',
        reason_codes: ['duty_failed'],
      }),
    ]
    bench(openedOf(fileOf({ events }, { data_version: 0, unit_opinion: '多次缺席。' })))
    expect(part('申报表与原证卡').getByText('单位意见：多次缺席。（不同意）')).toBeVisible()
  })

  test('counts the words of the summary', () => {
    bench(openedOf())
    expect(part('申报表与原证卡').getByText('10 字')).toBeVisible()
  })

  test('marks what was returned last time', () => {
    const events = [
      eventOf({ action: 'return', actor_kind: 'city', fields: ['phone'], reason_codes: ['incomplete'] }),
    ]
    bench(openedOf(fileOf({ events })))
    expect(part('申报表与原证卡').getByText('上次退回')).toBeVisible()
  })

  test('has a box at each field while a return is filled in', async () => {
    const { onChange } = bench(openedOf(), { model: modelOf(opening('return')) })
    await userEvent.click(part('申报表与原证卡').getByRole('checkbox', { name: '退回“联系电话”' }))
    expect(onChange).toHaveBeenCalledWith({ fields: ['phone'] })
  })

  test('asks for a reason before a masked value is shown, outside a claim', async () => {
    const masked = fileOf({ is_full: false, form: { ...fileOf().form, id_number: '510100********2027' } })
    const reveal = vi.fn(async () => '510100199211052027')
    bench(
      { file: masked, claim: null, refusal: new AppError('forbidden', 'not_permitted') },
      { reveal: { reasons: [{ value: 'review_task', label: '审核办理需要' }], valueOf: reveal } },
    )
    await userEvent.click(line('身份证号码').getByRole('button', { name: '查看完整内容' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('button', { name: '确定' }))
    expect(await dialog.findByText('请选择或填写理由（至少 2 个字）')).toBeVisible()
    expect(reveal).not.toHaveBeenCalled()
    await userEvent.click(dialog.getByRole('combobox'))
    await userEvent.click(await screen.findByTitle('审核办理需要'))
    await userEvent.click(dialog.getByRole('button', { name: '确定' }))
    await waitFor(() => expect(reveal).toHaveBeenCalledWith('id_number', '审核办理需要'))
    expect(await line('身份证号码').findByText('510100199211052027')).toBeVisible()
  })
})

describe('the rules', () => {
  test('show failures first, with what they compared, and say which of them block', () => {
    const checks = [
      check('card_is_live'),
      check('contract_attached', {
        outcome: 'fail',
        is_hard: false,
        values: { employer: '甲公司', institution: '乙学校' },
      }),
      check('documents_present', { outcome: 'fail', values: { missing: ['photo'] } }),
    ]
    bench(openedOf(fileOf({ checks })))
    const items = within(part('审核要求').getByRole('list', { name: '审核要求' })).getAllByRole('listitem')
    expect(items[0]).toHaveTextContent(/不符合.*documents_present.*未通过前不能办理通过.*缺少：个人照片/)
    expect(items[1]).toHaveTextContent(/不符合.*contract_attached.*甲公司/)
    expect(part('审核要求').getByText('1 项符合，0 项提示，2 项不符合')).toBeVisible()
  })
})

describe('the records', () => {
  const records = [record('r1', '2024-03-02', 'declared'), record('r2', '2022-01-01', 'declared')]

  test('are confirmed all at once: those inside the validity', async () => {
    const { onDecideRecords } = bench(openedOf(fileOf({ records })))
    await userEvent.click(part('任期内工作记录').getByRole('button', { name: '全部确认（1）' }))
    expect(onDecideRecords).toHaveBeenCalledWith({ ids: ['r1'], decision: 'confirmed' })
    expect(part('任期内工作记录').getByText('不在证卡有效期内')).toBeVisible()
  })

  test('are disputed with a reason', async () => {
    const { onDecideRecords } = bench(openedOf(fileOf({ records: records.slice(0, 1) })))
    await userEvent.click(part('任期内工作记录').getByRole('button', { name: '提出异议' }))
    const dialog = within(await screen.findByRole('dialog'))
    await userEvent.click(dialog.getByRole('combobox'))
    await userEvent.click(await screen.findByTitle('工作记录有误'))
    await userEvent.click(dialog.getByRole('button', { name: '确定' }))
    await waitFor(() =>
      expect(onDecideRecords).toHaveBeenCalledWith({
        ids: ['r1'],
        decision: 'disputed',
        reason: '工作记录有误',
      }),
    )
  })

  test('are only read by the unit', () => {
    bench(openedOf(fileOf({ records })), { login: loginOf('institution_officer') })
    expect(part('任期内工作记录').queryByRole('button')).toBeNull()
  })
})

describe('the decision', () => {
  test('of a clean file has the focus on its button, so that Enter confirms', () => {
    const { onConfirm } = bench(openedOf(fileOf({ records: [] })), { model: modelOf(opening('approve')) })
    const button = screen.getByRole('button', { name: /确认通过/ })
    expect(button).toHaveFocus()
    button.click()
    expect(onConfirm).toHaveBeenCalledTimes(1)
  })

  test('is blocked by a hard failure, which it names', () => {
    const checks = [check('card_is_live', { outcome: 'fail', values: { status: 'lapsed' } })]
    bench(openedOf(fileOf({ checks })), { model: modelOf(opening('approve')) })
    expect(screen.getByRole('button', { name: /确认通过/ })).toBeDisabled()
    expect(part('办理').getByText(/不能通过：规则 card_is_live/)).toBeVisible()
  })

  test('over a soft failure asks for a note and puts the cursor there', () => {
    const checks = [check('contract_attached', { outcome: 'fail', is_hard: false })]
    bench(openedOf(fileOf({ checks, records: [] })), { model: modelOf(opening('approve')) })
    expect(part('办理').getByLabelText('有不符合项，通过须写明理由')).toHaveFocus()
  })

  test('of a unit asks how the person worked and offers phrases', async () => {
    const file = fileOf({}, { status: 'unit_review', unit_opinion: null })
    const { onChange } = bench(openedOf(file), {
      login: loginOf('institution_officer'),
      model: modelOf(opening('approve')),
    })
    expect(part('办理').getByLabelText('考评工作履职情况')).toHaveFocus()
    await userEvent.click(part('办理').getByRole('button', { name: /任期内认真履行职责/ }))
    expect(onChange).toHaveBeenCalledWith({ opinion: '任期内认真履行职责，无违规违纪情况。' })
  })

  test('says what is missing after the first attempt', () => {
    bench(openedOf(), { model: modelOf(opening('return'), { type: 'try' }) })
    expect(part('办理').getByText('请至少选择一个理由。')).toBeVisible()
    expect(part('办理').getByText('退回时请指明需要补正的项目或材料。')).toBeVisible()
  })

  test('confirms declared records along with it unless the officer says no', async () => {
    const { onAlsoConfirm } = bench(openedOf(), { model: modelOf(opening('approve')) })
    const box = part('办理').getByRole('checkbox', { name: '同时确认 1 条待核实的工作记录' })
    expect(box).toBeChecked()
    await userEvent.click(box)
    expect(onAlsoConfirm).toHaveBeenCalledWith(false)
  })

  test('without an answer keeps every word, locked, and offers to send the same again', () => {
    bench(openedOf(), {
      model: modelOf(
        opening('reject'),
        { type: 'change', changes: { note: '多次缺席' } },
        { type: 'send' },
        { type: 'lose' },
      ),
    })
    expect(part('办理').getByRole('alert')).toHaveTextContent('这次办理是否成功还不知道')
    expect(part('办理').getByDisplayValue('多次缺席')).toBeDisabled()
    expect(part('办理').getByRole('button', { name: /现在再次提交/ })).toBeEnabled()
  })

  test('refused, says why and stays filled in', () => {
    const error = new AppError('conflict', 'stale_version', {
      by: '周涛',
      at: '2026-04-15T02:30:00Z',
      action: 'withdraw',
      status: 'withdrawn',
    })
    bench(openedOf(), {
      model: modelOf(opening('reject'), { type: 'send' }, { type: 'refuse', error, requestId: 'request-2' }),
    })
    expect(part('办理').getByRole('alert')).toHaveTextContent(
      '周涛 已于 2026-04-15 10:30 撤回，现在是“已撤回”',
    )
    expect(part('办理').getByRole('button', { name: /确认不予通过/ })).toBeEnabled()
  })

  test('has no part where nothing is to be decided', () => {
    bench(openedOf(fileOf({ actions: [] })))
    expect(screen.queryByRole('region', { name: '办理' })).toBeNull()
  })
})

describe('what must be read first', () => {
  const refused = (key: string, values = {}, kind: 'conflict' | 'forbidden' = 'forbidden'): OpenedFile => ({
    file: fileOf({ actions: [], is_full: false }),
    claim: null,
    refusal: new AppError(kind, key, values),
  })

  test('names the colleague who has the file and offers the next', async () => {
    const { onNext } = bench(
      refused('claimed_by_other', { name: '周涛', until: '2026-04-15T02:30:00Z' }, 'conflict'),
    )
    const notice = within(screen.getByRole('alert'))
    expect(notice.getByText('同事正在办理')).toBeVisible()
    expect(notice.getByText(/周涛 正在办理这份申报，领单到 10:30/)).toBeVisible()
    await userEvent.click(notice.getByRole('button', { name: '下一份' }))
    expect(onNext).toHaveBeenCalled()
  })

  test('says why the own file is not one’s own to decide', () => {
    bench(refused('own_application'))
    expect(screen.getByText('不能审核本人的申报')).toBeVisible()
  })

  test('says who changed the file meanwhile, and shows the present state on demand', async () => {
    const events = [
      eventOf({
        action: 'return',
        actor_kind: 'city',
        actor_name: '周涛',
        to_status: 'returned',
        reason_codes: ['incomplete'],
      }),
    ]
    const { onSeeFresh } = bench(openedOf(fileOf({ events, actions: [] }, { status: 'returned' })), {
      isStale: true,
    })
    expect(screen.getByText('周涛 已于 2026-04-14 10:05 退回修改，现在是“退回修改”。')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '查看最新情况' }))
    expect(onSeeFresh).toHaveBeenCalled()
  })

  test('shows the statement of an appeal beside the refusal', () => {
    const events: ReviewFile['events'] = [
      eventOf({
        id: 1,
        action: 'reject',
        actor_kind: 'unit',
        actor_name: '王敏',
        reason_codes: ['incomplete'],
        note: '缺合同',
      }),
      eventOf({ id: 2, action: 'appeal', note: '本人一直在岗，请予复核。' }),
    ]
    bench(
      openedOf(
        fileOf(
          { events, actions: ['grant_appeal', 'deny_appeal'] },
          { status: 'appealing', stage: 'unit_review' },
        ),
      ),
    )
    const notice = within(screen.getByRole('alert'))
    expect(notice.getByText('本人一直在岗，请予复核。')).toBeVisible()
    expect(notice.getByText(/王敏 于 2026-04-14 10:05 作出不予通过：资料不全/)).toBeVisible()
    expect(part('办理').getByRole('button', { name: /支持申诉/ })).toBeVisible()
  })
})

describe('the documents', () => {
  test('are shown one after the other', async () => {
    bench(openedOf())
    expect(await screen.findByRole('img', { name: '个人照片' })).toBeVisible()
    await userEvent.keyboard('{ArrowRight}')
    await waitFor(() => expect(document.querySelector('iframe')).toHaveAttribute('title', '盖章申报表'))
    expect(screen.getByText('2 / 2')).toBeVisible()
  })

  test('ask for a reason outside a claim', () => {
    const { loadDocument } = bench({
      file: fileOf({ actions: [], is_full: false }),
      claim: null,
      refusal: new AppError('forbidden', 'not_permitted'),
    })
    expect(screen.getByText(/打开“个人照片”需要说明理由/)).toBeVisible()
    expect(loadDocument).not.toHaveBeenCalled()
  })

  test('say when the seal is on an older version of the data', async () => {
    bench(openedOf(fileOf({}, { data_version: 2 })))
    await userEvent.keyboard('{ArrowRight}')
    expect(await screen.findByText('盖章的是第 1 版，现在是第 2 版')).toBeVisible()
  })

  test('are zoomed and turned by keys, but not while somebody writes', async () => {
    bench(openedOf(), { model: modelOf(opening('reject')) })
    await userEvent.click(part('办理').getByLabelText(/说明/))
    await userEvent.keyboard('++')
    expect(screen.getByText('100%')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '放大' }))
    expect(screen.getByText('150%')).toBeVisible()
  })
})
