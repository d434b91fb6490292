// The public card check: in words, on the face of the card only.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { type CheckedCard, checkByToken } from '../../src/data/cardCheck'
import { CardQuestion } from '../../src/features/cardCheck/CardQuestion'
import { CardResult } from '../../src/features/cardCheck/CardResult'
import { show } from './reviewSamples'

const card: CheckedCard = {
  found: true,
  name: '林静',
  institution_name: '成都市锦城技工学校',
  kind: '考评员',
  kind_en: 'Assessor',
  occupations: ['电工', '焊工'],
  valid_from: '2026-05-25',
  valid_to: '2029-05-24',
  is_valid: true,
}

const result = (changes: Partial<CheckedCard> = {}, today = '2026-06-01') =>
  show(<CardResult result={{ ...card, ...changes }} isByCode={false} today={today} />)

describe('what the check says', () => {
  test('a valid card: so in words, with everything that stands on its face', () => {
    result()
    expect(screen.getByRole('heading', { name: '证卡有效' })).toBeVisible()
    for (const text of ['林静', '成都市锦城技工学校', '考评员', '电工、焊工', '2026-05-25 至 2029-05-24']) {
      expect(screen.getByText(text)).toBeVisible()
    }
  })

  test('an expired card: since when', () => {
    result({ is_valid: false }, '2029-05-25')
    expect(screen.getByRole('heading', { name: '证卡无效' })).toBeVisible()
    expect(screen.getByText('有效期已于 2029-05-24 届满。')).toBeVisible()
  })

  test('a card whose term lies ahead: from when', () => {
    result({ is_valid: false }, '2026-05-24')
    expect(screen.getByText('有效期自 2026-05-25 开始。')).toBeVisible()
  })

  test('a card that was withdrawn: not valid, and no word about why', () => {
    result({ is_valid: false })
    expect(screen.getByRole('status')).toHaveTextContent('今天（2026-06-01）不能凭此证卡')
    expect(screen.queryByText(/取消资格/)).toBeNull()
  })

  test('supervisors’ cards may name no occupation', () => {
    result({ occupations: [], institution_name: null })
    expect(screen.queryByText('职业（工种）')).toBeNull()
    expect(screen.queryByText('工作单位')).toBeNull()
  })

  test.each([
    [true, '二维码对应的证卡不存在'],
    [false, '请核对证卡编号和姓名'],
  ])('nothing found: what to do next (by code: %s)', (isByCode, sentence) => {
    show(<CardResult result={{ found: false }} isByCode={isByCode} today="2026-06-01" />)
    expect(screen.getByRole('heading', { name: '没有查到这张证卡' })).toBeVisible()
    expect(screen.getByRole('status')).toHaveTextContent(sentence)
  })
})

describe('asking', () => {
  test('number and name are both needed, each said at its field', async () => {
    const onAsk = vi.fn()
    show(<CardQuestion isBusy={false} onAsk={onAsk} />)
    fireEvent.click(screen.getByRole('button', { name: '查验' }))
    expect(await screen.findByText('请填写证卡编号')).toBeVisible()
    expect(await screen.findByText('请填写姓名')).toBeVisible()
    fireEvent.change(screen.getByLabelText('证卡编号'), { target: { value: 'K512600001' } })
    fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '林静' } })
    fireEvent.click(screen.getByRole('button', { name: '查验' }))
    await waitFor(() => expect(onAsk).toHaveBeenCalledWith({ number: 'K512600001', name: '林静' }))
  })

  test('what was asked stays in the fields', () => {
    show(<CardQuestion isBusy={false} initial={{ number: 'K1', name: '林静' }} onAsk={() => undefined} />)
    expect(screen.getByLabelText('证卡编号')).toHaveValue('K1')
  })

  test('a code that is none asks nobody and finds nothing', async () => {
    expect(await checkByToken('1;drop')).toEqual({ found: false })
    expect(await checkByToken('')).toEqual({ found: false })
  })
})
