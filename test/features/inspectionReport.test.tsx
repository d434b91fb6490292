// 督导报告: the form on the phone, what a reader sees and can do, the desk's counts, the printed sheet.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import * as reports from '../../src/data/inspectionReports'
import { InspectionReportForm } from '../../src/features/dispatch/reports/InspectionReportForm'
import { partyOf } from '../../src/features/dispatch/reports/InspectionReportPage'
import { InspectionReportSheet } from '../../src/features/dispatch/reports/InspectionReportSheet'
import { InspectionReportView } from '../../src/features/dispatch/reports/InspectionReportView'
import { RectificationDialog } from '../../src/features/dispatch/reports/RectificationDialog'
import { WorkbenchInspections } from '../../src/features/workbench/WorkbenchInspections'
import { draftRecord, findingOf, submittedRecord, tasksOf } from './inspectionSamples'
import { show } from './reviewSamples'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

describe('the form', () => {
  const showForm = (record = draftRecord()) => {
    const onChanged = vi.fn()
    show(<InspectionReportForm record={record} userId="user-1" personId="me" onChanged={onChanged} />)
    return { onChanged }
  }
  const choose = (item: string, answer: string) =>
    fireEvent.click(within(screen.getByRole('region', { name: item })).getByRole('radio', { name: answer }))

  test('asks of a problem how grave it is, what is wrong, whom it concerns, and for photos', () => {
    showForm()
    choose('无替考、代考', '符合')
    expect(screen.queryByText('问题说明')).toBeNull()
    choose('场地、设备、工具符合要求', '有问题')
    const item = within(screen.getByRole('region', { name: '场地、设备、工具符合要求' }))
    expect(item.getByRole('radio', { name: '较重' })).toBeInTheDocument()
    expect(item.getByLabelText('问题说明')).toBeVisible()
    expect(item.getByLabelText('涉及考评人员')).toBeInTheDocument()
    expect(item.getByRole('region', { name: '照片：场地、设备、工具符合要求' })).toBeVisible()
    expect(screen.getByLabelText('处理建议')).toBeVisible()
  })

  test('names everything that is missing before it sends anything', () => {
    const submit = vi.spyOn(reports, 'submitReport')
    showForm()
    fireEvent.click(screen.getByRole('button', { name: '提交报告' }))
    expect(screen.getByText('还有 4 处需要填写')).toBeVisible()
    expect(screen.getAllByText('“无替考、代考”还没有选择检查结果。')).toHaveLength(2)
    expect(submit).not.toHaveBeenCalled()
  })

  test('keeps on the device what the server cannot take now, and says so', async () => {
    vi.spyOn(reports, 'saveReportDraft').mockRejectedValue(new AppError('offline', 'offline'))
    showForm()
    fireEvent.change(screen.getByLabelText('总体情况'), { target: { value: '考场秩序正常。' } })
    expect(localStorage.getItem('huanzheng.draft.user-1.report-1')).toContain('考场秩序正常。')
    await waitFor(
      () => expect(screen.getByText('未连接服务器：内容已存在本机，恢复后自动保存')).toBeVisible(),
      { timeout: 4000 },
    )
  })

  test('names the colleague who saved meanwhile and offers both ways on', async () => {
    vi.spyOn(reports, 'saveReportDraft').mockRejectedValue(
      new AppError('rule', 'stale_version', { by: '张伟', at: '2026-04-26T02:00:00Z' }, 409),
    )
    vi.spyOn(reports, 'getReport').mockResolvedValue(
      draftRecord({ draft: { content: { situation: '同事写的' }, version: 2, saved_by: '张伟' } }),
    )
    showForm()
    fireEvent.change(screen.getByLabelText('总体情况'), { target: { value: '我写的' } })
    expect(await screen.findByText(/没有保存：张伟 已在/, undefined, { timeout: 4000 })).toBeVisible()
    expect(screen.getByRole('button', { name: '读取最新内容，保留我填写的' })).toBeVisible()
    expect(screen.getByRole('button', { name: '提交报告' })).toBeDisabled()
  })
})

describe('a reader', () => {
  type Props = Parameters<typeof InspectionReportView>[0]
  const showView = (record = submittedRecord(), party: Props['party'] = 'center') => {
    const calls = { onChanged: vi.fn(), onRead: vi.fn(), onStep: vi.fn() }
    show(<InspectionReportView record={record} party={party} {...calls} />)
    return calls
  }
  const finding = () => screen.getByRole('region', { name: '场地、设备、工具符合要求' })
  const steps = () =>
    within(finding())
      .queryAllByRole('button')
      .map((button) => button.textContent)

  test('before the submission learns that it is awaited', () => {
    const { report } = draftRecord()
    showView({ ...submittedRecord(), report: { ...report, status: 'awaited' }, findings: [] })
    expect(screen.getByText('督导员还没有提交报告。')).toBeVisible()
  })

  test('of the center opens the rectification, marks the report as read', () => {
    const { onStep, onRead } = showView(submittedRecord({ may_read: true }))
    expect(steps()).toEqual(['要求整改', '不成立'])
    fireEvent.click(screen.getByRole('button', { name: '要求整改' }))
    expect(onStep).toHaveBeenCalledWith(findingOf(), 'rectify')
    fireEvent.click(screen.getByRole('button', { name: '阅处' }))
    expect(onRead).toHaveBeenCalledOnce()
  })

  test('of the center judges an answer: closes it or sends it back', () => {
    showView(submittedRecord({ findings: [findingOf({ status: 'answered', rectify_by: '2026-05-30' })] }))
    expect(steps()).toEqual(['退回重新整改', '整改到位，办结'])
  })

  test('sees that a rectification is overdue, and every step so far', () => {
    const late = findingOf({
      status: 'rectifying',
      rectify_by: '2026-05-19',
      steps: [
        {
          at: '2026-04-28T02:00:00Z',
          step: 'rectify',
          by: '李娜',
          note: '更换设备',
          rectify_by: '2026-05-19',
        },
      ],
    })
    showView(submittedRecord({ findings: [late] }), null)
    expect(finding()).toHaveTextContent('整改逾期，期限 2026-05-19')
    expect(finding()).toHaveTextContent('李娜 要求整改（期限 2026-05-19）：更换设备')
    expect(steps()).toEqual([])
  })

  test('of the institution adds files and answers while it is asked, and comments once', () => {
    const asked = findingOf({ status: 'rectifying', rectify_by: '2026-05-30' })
    showView(submittedRecord({ may_comment: true, findings: [asked] }), 'institution')
    expect(within(finding()).getByRole('region', { name: '添加整改材料' })).toBeVisible()
    expect(within(finding()).getByRole('button', { name: '回复整改情况' })).toBeVisible()
    expect(screen.getByRole('button', { name: '提交单位意见' })).toBeVisible()
  })

  test('of the institution has nothing to do with what is open, and reads what it said', () => {
    const { report } = submittedRecord()
    const commented = {
      ...report,
      comment: '情况属实',
      is_contested: true,
      commented_by_name: '王敏',
      commented_at: '2026-04-27T02:00:00Z',
    }
    showView(submittedRecord({ report: commented }), 'institution')
    expect(steps()).toEqual([])
    expect(screen.getByText('情况属实')).toBeVisible()
    expect(screen.getByText('有异议')).toBeVisible()
    expect(screen.queryByRole('button', { name: '提交单位意见' })).toBeNull()
  })

  test('is a center, an institution or neither by its role', () => {
    expect(partyOf('city_officer')).toBe('center')
    expect(partyOf('institution_officer')).toBe('institution')
    for (const role of ['manager', 'province_admin', 'auditor', undefined]) expect(partyOf(role)).toBeNull()
  })
})

describe('a step of a rectification', () => {
  test('begins with the term that the supervisors proposed, and needs words', async () => {
    const onConfirm = vi.fn(async () => undefined)
    show(
      <RectificationDialog
        finding={findingOf()}
        action="rectify"
        today="2026-05-20"
        proposed="2026-05-30"
        onConfirm={onConfirm}
        onClose={() => undefined}
        onReload={() => undefined}
      />,
    )
    expect(screen.getByLabelText('整改期限')).toHaveValue('2026-05-30')
    fireEvent.click(screen.getByRole('button', { name: '要求整改' }))
    expect(await screen.findByText(/说明/)).toBeVisible()
    expect(onConfirm).not.toHaveBeenCalled()
    fireEvent.change(screen.getByLabelText('整改要求'), { target: { value: ' 更换设备 ' } })
    fireEvent.click(screen.getByRole('button', { name: '要求整改' }))
    await waitFor(() => expect(onConfirm).toHaveBeenCalledWith('更换设备', '2026-05-30'))
  })
})

describe('the desk', () => {
  test('counts for a center what is to be read, judged and late, each with its list', () => {
    show(<WorkbenchInspections tasks={tasksOf({ to_read: 2, late: 1, to_comment: 9 })} isUnit={false} />)
    expect(screen.getByRole('link', { name: '待阅处的督导报告 2 项' })).toHaveAttribute(
      'href',
      '/inspections?todo=unread',
    )
    expect(screen.getByRole('link', { name: '逾期未回复的整改 1 项' })).toBeVisible()
    expect(screen.queryByText('待填写单位意见的督导报告')).toBeNull()
  })

  test('of an institution counts what it has to say and to put right', () => {
    show(<WorkbenchInspections tasks={tasksOf({ to_comment: 1, to_read: 3 })} isUnit />)
    expect(screen.getByRole('link', { name: '待填写单位意见的督导报告 1 项' })).toBeVisible()
    expect(screen.queryByText('待阅处的督导报告')).toBeNull()
  })

  test('with nothing to do says so', () => {
    show(<WorkbenchInspections tasks={tasksOf()} isUnit={false} />)
    expect(screen.getByText('没有等您办理的督导报告和整改')).toBeVisible()
  })
})

test('the printed report has head, checklist, problems with their way, comment and room for signatures', () => {
  const done = findingOf({
    status: 'closed',
    steps: [{ at: '2026-05-02T02:00:00Z', step: 'close', by: '李娜', note: '整改到位', rectify_by: null }],
  })
  show(<InspectionReportSheet record={submittedRecord({ findings: [done] })} />)
  const sheet = screen.getByRole('region', { name: '督导报告' })
  for (const text of [
    '成都市锦城技工学校',
    '45／43',
    '【较重】两台设备接地不良',
    '2026-05-02 办结：整改到位',
    '评价机构（盖章）',
  ])
    expect(sheet).toHaveTextContent(text)
})
