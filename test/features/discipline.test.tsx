// 资格管理: what a case shows in each state, what its steps ask for, what the person concerned reads, and the sheet.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import type { CaseFacts } from '../../src/data/discipline'
import { AppError } from '../../src/data/errors'
import type { CaseAction } from '../../src/domain/discipline'
import { decisionLines, decisionTitle } from '../../src/domain/disciplineSheet'
import { CaseSheet } from '../../src/features/discipline/CaseSheet'
import { CaseStepDialog } from '../../src/features/discipline/CaseStepDialog'
import { CaseView } from '../../src/features/discipline/CaseView'
import { FindingDialog } from '../../src/features/discipline/FindingDialog'
import { basisText } from '../../src/features/discipline/LapseCandidates'
import { MyCasesView } from '../../src/features/discipline/MyCasesView'
import { QualificationTable } from '../../src/features/discipline/QualificationTable'
import { candidateOf, decided, factsOf, findingOf, lapseOf, recordOf } from './disciplineSamples'
import { dictionaries as reviewDictionaries } from './reviewDictionaries'
import { chinese, show } from './reviewSamples'

const dictionaries = {
  ...reviewDictionaries,
  items: [
    {
      dictionary: 'discipline_ground',
      code: 'improper_duty',
      name_zh: '不正确履行工作任务',
      name_en: 'Duties not properly performed',
      is_active: true,
    },
  ],
}
const view = (record = recordOf(), onStep = vi.fn()) => {
  show(<CaseView data={record} dictionaries={dictionaries} onStep={onStep} onEdit={() => undefined} />)
  return onStep
}
const button = (name: string) => screen.getByRole('button', { name })

describe('a case', () => {
  test('offers the steps that are the reader’s, and no other', () => {
    const onStep = view(recordOf({ actions: ['decide', 'dismiss', 'send_back'] }))
    for (const name of ['作出决定', '不予处理', '退回补充']) fireEvent.click(button(name))
    expect(onStep.mock.calls.flat()).toEqual(['decide', 'dismiss', 'send_back'])
    expect(screen.queryByRole('button', { name: '撤回' })).toBeNull()
  })

  test('says that the person has not been heard, what it is about and who proposed', () => {
    view()
    expect(screen.getByText('本人尚未陈述')).toBeVisible()
    expect(screen.getByText(/代替他人签到/)).toBeVisible()
    expect(screen.getByText('不正确履行工作任务')).toBeVisible()
    expect(screen.getByText(/2026-04-10 10:00 李娜 · 提交省中心/)).toBeVisible()
    expect(screen.getByText('尚无证据材料')).toBeVisible()
  })

  test('once decided says what it holds and until when it is appealed, and is printed', () => {
    view(recordOf({ case: factsOf(decided), effects: { card: 1, application: 2, ban: 1 } }))
    expect(screen.getByText(/1 张证卡失效、2 份申报暂停、按身份证号码永久禁止/)).toBeVisible()
    expect(screen.getByText('可在 2026-04-24 前（含当日）申诉')).toBeVisible()
    expect(screen.getByRole('link', { name: '打印决定' })).toHaveAttribute(
      'href',
      '/discipline/cases/case-1/print',
    )
  })

  test('revoked says that everything is back', () => {
    view(recordOf({ case: factsOf({ ...decided, status: 'revoked', appeal_decision_note: '证据不足' }) }))
    expect(screen.getByText('决定已撤销，证卡、申报和评价任务已恢复。')).toBeVisible()
    expect(screen.getByText('证据不足')).toBeVisible()
  })

  test('takes evidence while it is a draft only', () => {
    view(recordOf({ case: factsOf({ status: 'draft' }), actions: ['propose', 'withdraw'] }))
    expect(screen.getByText('添加证据')).toBeVisible()
    expect(button('修改处理建议')).toBeVisible()
  })
})

describe('a step', () => {
  const step = (facts: CaseFacts, action: CaseAction, onConfirm = vi.fn(async () => undefined)) => {
    show(<CaseStepDialog facts={facts} action={action} onConfirm={onConfirm} onClose={() => undefined} />)
    return onConfirm
  }
  const type = (label: string | RegExp, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })

  test('to decide asks for document number and reasons, and warns of what follows', async () => {
    const onConfirm = step(factsOf(), 'decide')
    expect(screen.getByText(/相关证卡失效，在办申报暂停/)).toBeInTheDocument()
    fireEvent.click(button('作出决定'))
    expect(await screen.findByText('请填写处理决定的文号（4至60字）。')).toBeInTheDocument()
    expect(onConfirm).not.toHaveBeenCalled()
    type('决定文号', '川人社职鉴函〔2026〕12号')
    type('认定的事实和理由', '事实清楚，证据充分。')
    fireEvent.click(screen.getByRole('radio', { name: '警告' }))
    await waitFor(() => expect(screen.queryByText(/相关证卡失效/)).toBeNull())
    fireEvent.click(button('作出决定'))
    await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
    expect(onConfirm.mock.calls[0]).toEqual([
      { outcome: 'warning', documentNumber: '川人社职鉴函〔2026〕12号', note: '事实清楚，证据充分。' },
      expect.any(String),
    ])
  })

  test('that fails says so, and is repeated with the same request', async () => {
    const onConfirm = vi
      .fn<(words: unknown, id: string) => Promise<undefined>>()
      .mockRejectedValueOnce(
        new AppError('conflict', 'document_number_taken', { field: 'document_number' }, 409),
      )
      .mockResolvedValueOnce(undefined)
    show(<CaseStepDialog facts={factsOf()} action="decide" onConfirm={onConfirm} onClose={() => undefined} />)
    type('决定文号', '川人社职鉴函〔2026〕12号')
    type('认定的事实和理由', '事实清楚，证据充分。')
    fireEvent.click(button('作出决定'))
    expect(await screen.findByText('该文号已用于另一份处理决定，请核对。')).toBeInTheDocument()
    fireEvent.click(button('作出决定'))
    await waitFor(() => expect(onConfirm).toHaveBeenCalledTimes(2))
    expect(onConfirm.mock.calls[0]?.[1]).toBe(onConfirm.mock.calls[1]?.[1])
  })

  test('to appeal needs words that say something', async () => {
    const onConfirm = step(factsOf(decided), 'appeal')
    type(/内容/, '太短')
    fireEvent.click(button('申诉'))
    expect(await screen.findByText(chinese.t('errors.appeal_needs_statement'))).toBeInTheDocument()
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('to propose needs no words', async () => {
    const onConfirm = step(factsOf({ status: 'draft' }), 'propose')
    fireEvent.click(button('提交省中心'))
    await waitFor(() => expect(onConfirm).toHaveBeenCalledOnce())
  })
})

describe('the person concerned', () => {
  const mine = (props: Partial<Parameters<typeof MyCasesView>[0]>) => {
    const onStep = vi.fn()
    const onAppealLapse = vi.fn()
    show(
      <MyCasesView
        cases={[]}
        lapses={[]}
        personId="person-1"
        today="2026-04-15"
        dictionaries={dictionaries}
        onStep={onStep}
        onAppealLapse={onAppealLapse}
        {...props}
      />,
    )
    return { onStep, onAppealLapse }
  }

  test('reads that nothing is against him', () => {
    mine({})
    expect(screen.getByText('没有处理决定')).toBeVisible()
  })

  test('is heard before anything is decided', () => {
    const { onStep } = mine({ cases: [{ ...factsOf(), actions: ['state'] }] })
    expect(screen.getByText('决定作出之前，您可以陈述申辩。')).toBeVisible()
    fireEvent.click(button('陈述申辩'))
    expect(onStep.mock.calls[0]?.[1]).toBe('state')
  })

  test('reads document, reasons, what it means now and until when to appeal', () => {
    const { onStep } = mine({ cases: [{ ...factsOf(decided), actions: ['appeal'] }] })
    expect(screen.getByText('川人社职鉴函〔2026〕12号')).toBeVisible()
    expect(screen.getByText(/正在办理的申报暂停/)).toBeVisible()
    expect(screen.getByText('2026-04-24')).toBeVisible()
    fireEvent.click(button('申诉'))
    expect(onStep).toHaveBeenCalledOnce()
  })

  test('appeals against the lapse of his own card within its term', () => {
    const { onAppealLapse } = mine({ lapses: [lapseOf()] })
    fireEvent.click(button('申诉'))
    expect(onAppealLapse).toHaveBeenCalledOnce()
  })

  test.each([
    ['after the term', lapseOf({ appeal_due_on: '2026-04-14' })],
    ['of somebody else', lapseOf({ person_id: 'person-2' })],
    ['that is appealed already', lapseOf({ status: 'appealing' })],
  ])('not one %s', (_name, lapse) => {
    mine({ lapses: [lapse] })
    expect(screen.queryByRole('button', { name: '申诉' })).toBeNull()
  })
})

describe('the decision on paper', () => {
  test('names the penalty, the notice, what follows and the appeal', () => {
    show(<CaseSheet data={recordOf({ case: factsOf(decided) })} dictionaries={dictionaries} />)
    const sheet = screen.getByRole('region', { name: '关于取消考评员资格的决定' })
    expect(sheet).toHaveTextContent('川人社职鉴函〔2026〕12号')
    expect(sheet).toHaveTextContent('川人社职鉴〔2024〕10号')
    expect(sheet).toHaveTextContent('川考2021000117自本决定作出之日起失效')
    expect(sheet).toHaveTextContent('2026年4月24日前（含当日）')
    expect(sheet).toHaveTextContent('510100********2027')
  })

  test('a warning takes nothing, a permanent one says so', () => {
    const text = {
      name: '林静',
      idNumberMasked: '510100********2027',
      unit: null,
      role: 'both' as const,
      ground: '其他',
      facts: '经现场核实属实',
      statement: null,
      reasons: '事实清楚',
      appealDueOn: null,
      cards: [],
    }
    expect(decisionTitle('permanent_disqualification', 'both')).toBe(
      '关于永久取消考评员、质量督导员资格的决定',
    )
    expect(decisionLines({ ...text, kind: 'warning' }).join('')).not.toContain('失效')
    expect(decisionLines({ ...text, kind: 'permanent_disqualification' }).join('')).toContain('今后不再受理')
  })
})

describe('why a card is to lapse', () => {
  test('names what the rule saw', () => {
    expect(basisText(candidateOf(), chinese)).toBe('2025-12-31 到期，2025年11月复核换证已结束')
    expect(basisText(candidateOf({ basis: { round: '一轮', unit_refused: true } }), chinese)).toContain(
      '单位曾不同意申报',
    )
    expect(
      basisText(
        candidateOf({ ground: 'review_failed', basis: { number: 'A1', refused_on: '2026-01-05' } }),
        chinese,
      ),
    ).toBe('申报 A1 于 2026-01-05 最终不予通过')
  })
})

describe('the check of a list', () => {
  test('says of each number whether it may be used, and why not', () => {
    const answer = {
      nr: 1,
      number: '川考2021000117',
      outcome: 'refused' as const,
      person_name: '林静',
      card_kind: 'assessor',
      card_number: '川考2021000117',
      valid_to: '2026-04-30',
      problems: ['person_disqualified' as const, 'card_expired' as const],
      document_number: '川人社职鉴函〔2026〕12号',
      decided_on: '2026-04-12',
    }
    const unknown = {
      ...answer,
      nr: 2,
      number: '没有',
      outcome: 'unknown' as const,
      person_name: null,
      card_kind: null,
      card_number: null,
      valid_to: null,
      problems: ['no_card' as const],
      document_number: null,
      decided_on: null,
    }
    show(<QualificationTable answers={[answer, unknown]} dictionaries={dictionaries} />)
    expect(screen.getByText('可用 0，存疑 0，不可用 1，查无 1')).toBeVisible()
    expect(
      screen.getByText('处于取消资格期内；证卡届时已过期；川人社职鉴函〔2026〕12号（2026-04-12）'),
    ).toBeVisible()
    expect(screen.getByText('查无此卡')).toBeVisible()
  })
})

describe('a finding', () => {
  test('is rectified by a day and with words', async () => {
    const onConfirm = vi.fn(async () => undefined)
    show(<FindingDialog row={findingOf()} action="rectify" onConfirm={onConfirm} onClose={() => undefined} />)
    expect(screen.getByText(/证卡 川考2021000117 已于 2026-03-31 到期/)).toBeInTheDocument()
    fireEvent.click(button('要求整改'))
    expect(await screen.findByText('请填写整改期限，不早于今天。')).toBeInTheDocument()
    expect(onConfirm).not.toHaveBeenCalled()
  })

  test('is answered by the institution, which reads what is asked', async () => {
    const onConfirm = vi.fn(async () => undefined)
    const row = findingOf({ status: 'rectifying', rectify_by: '2026-04-30', note: '请更换考评员' })
    show(<FindingDialog row={row} action="answer" onConfirm={onConfirm} onClose={() => undefined} />)
    expect(screen.getByText('处理意见：请更换考评员')).toBeInTheDocument()
    fireEvent.change(screen.getByLabelText('整改情况'), { target: { value: '已更换' } })
    fireEvent.click(button('回复'))
    await waitFor(() => expect(onConfirm.mock.calls).toEqual([['已更换', undefined]]))
  })
})
