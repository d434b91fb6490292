// Registers of institutions, evaluations and activity records: what is shown, offered and said.
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { RecordCorrectDialog } from '../../src/features/activities/RecordCorrectDialog'
import { RecordCard } from '../../src/features/activities/recordColumns'
import { AttributionDialog } from '../../src/features/institutions/AttributionDialog'
import { InstitutionDialog } from '../../src/features/institutions/InstitutionDialog'
import { InstitutionView } from '../../src/features/institutions/InstitutionView'
import { figures, institutionOf, recordOf } from './registerSamples'
import { chinese, show } from './reviewSamples'

type ViewProps = Parameters<typeof InstitutionView>[0]

function view(changes: Partial<ViewProps> = {}) {
  const onOpen = vi.fn()
  show(
    <InstitutionView
      row={institutionOf()}
      error={null}
      onRetry={vi.fn()}
      officers={[]}
      figures={figures}
      today="2026-04-15"
      canEdit
      canMove={false}
      onOpen={onOpen}
      {...changes}
    />,
  )
  return onOpen
}

describe('an institution', () => {
  test('shows whom it belongs to, its filing and its figures, and says what is missing', () => {
    view()
    for (const words of ['属地 · 成都市', '2026-05-01 即将到期', '还没有经办人'])
      expect(screen.getByText(words)).toBeVisible()
    expect(screen.getByRole('link', { name: '3' })).toHaveAttribute('href', '/reviews?queue=all&unit=unit-1')
  })

  test('is moved by the provincial administration alone, and changed by nobody who only reads', () => {
    view({ canEdit: false })
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('注销 is said with its reason, and can be taken back', async () => {
    const onOpen = view({
      row: institutionOf({
        status: 'cancelled',
        cancelled_at: '2026-04-10T02:00:00Z',
        cancel_reason: '机构停业',
      }),
    })
    expect(screen.getByText('该机构已于 2026-04-10 注销')).toBeVisible()
    expect(screen.getByText('机构停业')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '恢复' }))
    expect(onOpen).toHaveBeenCalledWith('restore')
  })

  test('that is not in scope is said to be missing', () => {
    view({ row: undefined, error: new AppError('missing', 'institution_not_found', {}, 404) })
    expect(screen.getByText('没有找到')).toBeVisible()
  })
})

describe('the form of an institution', () => {
  test('warns of an unusual filing number and takes it', async () => {
    const onSave = vi.fn(async () => undefined)
    show(<InstitutionDialog row={institutionOf()} onSave={onSave} onClose={vi.fn()} />)
    const number = screen.getByLabelText('备案号')
    await userEvent.clear(number)
    await userEvent.type(number, '川职鉴0007')
    expect(await screen.findByText(/与常见格式不符/)).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onSave).toHaveBeenCalled())
    expect(onSave.mock.calls[0]).toMatchObject([{ filing_number: '川职鉴0007' }, '', expect.any(String)])
  })

  test('a city registers its own: attribution and place are fixed', () => {
    show(<InstitutionDialog cityCode="510100" onSave={vi.fn()} onClose={vi.fn()} />)
    for (const radio of screen.getAllByRole('radio')) expect(radio).toBeDisabled()
    expect(screen.getByText('成都市')).toBeInTheDocument()
  })

  test('a name that is taken is said at the name', async () => {
    const onSave = vi.fn(async () => {
      throw new AppError('conflict', 'institution_name_taken', { field: 'name' }, 409)
    })
    show(<InstitutionDialog row={institutionOf()} onSave={onSave} onClose={vi.fn()} />)
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('已有同名机构，请核对是否重复登记。')).toBeVisible()
  })

  test('a colleague who was faster is named, and what is written stays', async () => {
    const onSave = vi.fn(async () => {
      throw new AppError('conflict', 'stale_version', { by: '马超', version: 4 }, 409)
    })
    const onReload = vi.fn()
    show(<InstitutionDialog row={institutionOf()} onSave={onSave} onClose={vi.fn()} onReload={onReload} />)
    await userEvent.type(screen.getByLabelText('联系人'), '丰')
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText(/马超/)).toBeVisible()
    expect(screen.getByLabelText('联系人')).toHaveValue('张三丰')
    await userEvent.click(screen.getByRole('button', { name: '载入最新内容' }))
    expect(onReload).toHaveBeenCalled()
  })

  test('another attribution asks why and says what goes along', async () => {
    const onSave = vi.fn(async () => undefined)
    show(<AttributionDialog row={institutionOf()} onSave={onSave} onClose={vi.fn()} onReload={vi.fn()} />)
    expect(screen.getByText(/已提交的申报和汇总表仍按原归属办完/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: '省属' }))
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('请选择或填写理由（至少 2 个字）')).toBeVisible()
    expect(onSave).not.toHaveBeenCalled()
    await userEvent.type(screen.getByLabelText('理由'), '机构划转')
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    await waitFor(() => expect(onSave).toHaveBeenCalled())
    expect(onSave.mock.calls[0]).toMatchObject([
      { attribution: 'province', location_code: '510100' },
      '机构划转',
      expect.any(String),
    ])
  })
})

describe('a record', () => {
  test('in dispute shows why, and that it was answered', async () => {
    const onOpen = vi.fn()
    const row = recordOf({ status: 'disputed', dispute_reason: '未见签到', dispute_answer: '附签到表' })
    show(<RecordCard row={row} words={{ translation: chinese, onOpen }} />)
    for (const words of ['有异议', '已答复', '未见签到']) expect(screen.getByText(words)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '查看 林静 2026-03-05 的记录' }))
    expect(onOpen).toHaveBeenCalledWith(row)
  })

  test('is corrected with a reason; a refusal stands at its field', async () => {
    const onSave = vi.fn(async () => {
      throw new AppError('conflict', 'record_exists', { field: 'held_on' }, 409)
    })
    show(<RecordCorrectDialog row={recordOf()} onSave={onSave} onClose={vi.fn()} onReload={vi.fn()} />)
    const dialog = within(screen.getByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(await dialog.findByText('请选择或填写理由（至少 2 个字）')).toBeVisible()
    await userEvent.type(dialog.getByLabelText('更正理由'), '批次录错')
    fireEvent.click(dialog.getByRole('button', { name: '保存' }))
    expect(await dialog.findByText('已有同一天、同一机构、同一批次的记录。')).toBeVisible()
    expect(onSave.mock.calls[0]).toMatchObject([{ batch: '2026年第1批' }, '批次录错', expect.any(String)])
  })
})
