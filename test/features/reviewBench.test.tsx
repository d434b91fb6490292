// What the bench shows of a file: differences, rules, records.

import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { bench, line, modelOf, opening, part } from './reviewBenchView'
import { check, eventOf, fileOf, loginOf, openedOf, record } from './reviewSamples'

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
