// Deciding on the bench: the decision itself, what must be read first, the documents.

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { OpenedFile, ReviewFile } from '../../src/data/reviewing'
import { bench, modelOf, opening, part } from './reviewBenchView'
import { check, eventOf, fileOf, loginOf, openedOf } from './reviewSamples'

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
