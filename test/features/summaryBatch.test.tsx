// One summary table: what each party may do with it, what must be known first, and its people.
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { batchActionsOf, scanStateOf } from '../../src/domain/summaryBatch'
import { BatchNotices } from '../../src/features/summaries/BatchNotices'
import { BatchRows } from '../../src/features/summaries/BatchRows'
import { BatchSteps } from '../../src/features/summaries/BatchSteps'
import { BatchView } from '../../src/features/summaries/BatchView'
import { partyTo } from '../../src/features/summaries/batchParty'
import { show } from './reviewSamples'
import { batchOf, profileOf, sealed, summaryRowOf } from './summarySamples'

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('who may do what with a table', () => {
  test('a draft belongs to its reporter, a reported one to the province, and nobody changes a received one', () => {
    expect(batchActionsOf({ status: 'draft' }, 'reporter')).toEqual([
      'report',
      'upload',
      'regenerate',
      'discard',
    ])
    expect(batchActionsOf({ status: 'reported' }, 'province')).toEqual(['receive', 'send_back'])
    for (const party of ['reporter', 'province', 'reader'] as const) {
      expect(batchActionsOf({ status: 'received' }, party)).toEqual([])
    }
    expect(batchActionsOf({ status: 'draft' }, 'province')).toEqual([])
    expect(batchActionsOf({ status: 'reported' }, 'reporter')).toEqual([])
  })

  test('the city reports its own table and reads no other; a unit reports its own', () => {
    expect(partyTo(batchOf(), profileOf('city_officer'))).toBe('reporter')
    expect(partyTo(batchOf({ region_code: '510700' }), profileOf('city_officer'))).toBe('reader')
    expect(partyTo(batchOf(), profileOf('province_reviewer'))).toBe('province')
    const ofUnit = batchOf({ reporter: 'institution', institution_id: 'unit-1', region_code: '510000' })
    expect(partyTo(ofUnit, profileOf('institution_officer'))).toBe('reporter')
    expect(partyTo({ ...ofUnit, institution_id: 'unit-2' }, profileOf('institution_officer'))).toBe('reader')
  })

  test('a scan counts for its data version only, and not once the table was sent back', () => {
    expect(scanStateOf(batchOf())).toBe('none')
    expect(scanStateOf(batchOf({ ...sealed, scan_stored: false }))).toBe('none')
    expect(scanStateOf(batchOf(sealed))).toBe('current')
    expect(scanStateOf(batchOf({ ...sealed, data_version: 2 }))).toBe('outdated')
    expect(scanStateOf(batchOf({ ...sealed, scan_stored: false, status: 'sent_back' }))).toBe('void')
  })
})

describe('the page of a table', () => {
  const parts = { notices: null, sheets: <p>sheets</p>, upload: <p>upload</p>, scan: null, rows: null }

  test('says who took which step and when, in Shanghai', () => {
    show(
      <BatchView
        {...parts}
        batch={batchOf({
          status: 'received',
          struck_count: 1,
          reported_by_name: '李娜',
          reported_at: '2026-05-07T01:30:00Z',
          received_by_name: '郑凯',
          received_at: '2026-05-08T16:30:00Z',
        })}
        party="reporter"
        onAction={() => undefined}
      />,
    )
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('HZ202604-510100-2001')
    expect(screen.getByText(/李娜\s2026-05-07 09:30/)).toBeVisible()
    expect(screen.getByText(/郑凯\s2026-05-09 00:30/)).toBeVisible()
    expect(screen.getByText('2 人，其中剔除 1 人')).toBeVisible()
    expect(screen.queryByRole('button', { name: '重新生成' })).toBeNull()
  })

  test('offers the province receipt and sending back, and tells the keyboard which one is usual', () => {
    const onAction = vi.fn()
    show(
      <BatchView {...parts} batch={batchOf({ status: 'reported' })} party="province" onAction={onAction} />,
    )
    fireEvent.click(button('签收'))
    fireEvent.click(button('整批退回'))
    expect(onAction.mock.calls).toEqual([['receive'], ['send_back']])
  })

  test('offers a mere reader neither steps nor sheets with full numbers', () => {
    show(<BatchView {...parts} batch={batchOf()} party="reader" onAction={() => undefined} />)
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(screen.queryByText('sheets')).toBeNull()
  })
})

describe('the way of a draft', () => {
  test('reporting waits for the sealed scan', () => {
    const onReport = vi.fn()
    const { unmount } = show(<BatchSteps batch={batchOf()} sheets={null} upload={null} onReport={onReport} />)
    expect(button('上报省中心')).toBeDisabled()
    unmount()
    show(<BatchSteps batch={batchOf(sealed)} sheets={null} upload={null} onReport={onReport} />)
    fireEvent.click(button('上报省中心'))
    expect(onReport).toHaveBeenCalledOnce()
  })
})

describe('what must be known first', () => {
  const shared = {
    reasonNames: (codes: readonly string[]) => codes.join('、'),
    onDismissConflict: () => undefined,
  }

  test('files that came later, and the way to take them in', () => {
    const onRegenerate = vi.fn()
    show(
      <BatchNotices
        {...shared}
        batch={batchOf()}
        isConflict={false}
        waiting={5}
        onRegenerate={onRegenerate}
      />,
    )
    expect(screen.getByText('又有 3 份材料等待汇总，没有列入这张表')).toBeVisible()
    fireEvent.click(button('重新生成'))
    expect(onRegenerate).toHaveBeenCalledOnce()
  })

  test('files that left, which stop the report', () => {
    show(<BatchNotices {...shared} batch={batchOf()} isConflict={false} waiting={1} />)
    expect(screen.getByText('表内有 1 份材料已被退回或撤回')).toBeVisible()
  })

  test('nothing where the numbers agree', () => {
    show(<BatchNotices {...shared} batch={batchOf()} isConflict={false} waiting={2} />)
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('why a table was sent back', () => {
    const batch = batchOf({
      status: 'sent_back',
      send_back_reasons: ['盖章不清'],
      send_back_note: '第二页缺失',
    })
    show(<BatchNotices {...shared} batch={batch} isConflict={false} waiting={undefined} />)
    expect(screen.getByRole('alert')).toHaveTextContent('原因：盖章不清')
    expect(screen.getByRole('alert')).toHaveTextContent('第二页缺失')
  })

  test.each([
    [
      { status: 'received', received_by_name: '郑凯', received_at: '2026-05-08T02:00:00Z' },
      '郑凯 已于 2026-05-08 10:00 签收。',
    ],
    [
      { status: 'sent_back', received_by_name: '孙莉', received_at: '2026-05-08T02:00:00Z' },
      '孙莉 已于 2026-05-08 10:00 退回。',
    ],
    [
      { status: 'reported', reported_by_name: '李娜', reported_at: '2026-05-08T02:00:00Z' },
      '李娜 已于 2026-05-08 10:00 上报。',
    ],
    [{ data_version: 3 }, '这张表刚刚被改动，现为第 3 版。'],
  ] as const)('a colleague who was faster is named: %o', (changes, sentence) => {
    const onDismissConflict = vi.fn()
    show(
      <BatchNotices
        {...shared}
        batch={batchOf(changes)}
        isConflict
        waiting={undefined}
        onDismissConflict={onDismissConflict}
      />,
    )
    expect(screen.getByText(sentence)).toBeVisible()
    fireEvent.click(button('查看最新情况'))
    expect(onDismissConflict).toHaveBeenCalledOnce()
  })
})

describe('the people of a table', () => {
  const words = { kindName: () => '考评员', reasonNames: (codes: readonly string[]) => codes.join('、') }

  test('a struck row keeps its reason, the others say nothing about themselves', () => {
    show(
      <BatchRows
        {...words}
        rows={[
          summaryRowOf(),
          summaryRowOf({
            application_id: 'file-2',
            position: 2,
            person_name: '赵强',
            struck_at: '2026-05-20T02:00:00Z',
            strike_action: 'reject',
            strike_reasons: ['履职情况不合格'],
            strike_note: '两次缺席',
          }),
        ]}
        filePath={(id) => `/reviews/${id}`}
      />,
    )
    const struck = screen.getByRole('row', { name: /赵强/ })
    expect(within(struck).getByText('剔除：不予通过')).toBeVisible()
    expect(within(struck).getByText('原因：履职情况不合格。两次缺席')).toBeVisible()
    expect(screen.getByRole('link', { name: '林静' })).toHaveAttribute('href', '/reviews/file-1')
  })

  test('without struck rows there is no column for them', () => {
    show(<BatchRows {...words} rows={[summaryRowOf()]} />)
    expect(screen.queryByRole('columnheader', { name: '情况' })).toBeNull()
    expect(screen.queryByRole('link')).toBeNull()
  })
})
