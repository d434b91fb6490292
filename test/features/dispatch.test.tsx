// Inspection orders: what is said before a draw, what can be done and by whom, and what the proof page says.
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { AppError } from '../../src/data/errors'
import { verifyProof } from '../../src/domain/dispatchProof'
import { stepsOf } from '../../src/features/dispatch/OrderPage'
import { OrderView } from '../../src/features/dispatch/OrderView'
import { ProofView } from '../../src/features/dispatch/ProofView'
import { hashOf, makeRecord, pseudonymsOf } from '../support/dispatchRecord'
import { orderOf, poolRows, previewOf, recordOf } from './dispatchSamples'
import { show } from './reviewSamples'

type ViewProps = Parameters<typeof OrderView>[0]

function showOrder(props: Partial<ViewProps> = {}) {
  const onStep = vi.fn()
  show(
    <OrderView
      row={orderOf()}
      error={null}
      onRetry={() => undefined}
      record={recordOf({ commitment: null, dispatches: [] })}
      recordError={null}
      showsPreview
      preview={previewOf()}
      previewError={null}
      pool={undefined}
      poolError={null}
      steps={['change', 'commit']}
      onStep={onStep}
      {...props}
    />,
  )
  return onStep
}

describe('an order', () => {
  test('says before the draw how many are eligible, and why each other is not', () => {
    const onStep = showOrder()
    expect(screen.getByText('此刻符合条件 6 人，需要 2 人')).toBeVisible()
    const row = screen.getByRole('row', { name: /何平/ })
    expect(within(row).getByText('任职于该机构；该日已有其他安排')).toBeVisible()
    expect(screen.queryByText('符合条件的督导员不足，无法抽取')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '锁定条件与名册' }))
    expect(onStep).toHaveBeenCalledWith('commit')
  })

  test('with too few says what could be relaxed and by whom', () => {
    showOrder({ preview: previewOf({ eligible: 1, by_recent_visits: 3 }) })
    const alert = screen.getByRole('alert')
    expect(alert).toHaveTextContent('符合条件的督导员不足，无法抽取')
    expect(alert).toHaveTextContent('回避次数改为 0：增加 3 人（本中心办理）')
    expect(alert).toHaveTextContent('全省借调：共有 40 人（省中心办理）')
  })

  test('that is lent from the province already offers no more of it', () => {
    showOrder({ row: orderOf({ scope: 'province' }), preview: previewOf({ eligible: 1, wanted: 1 }) })
    expect(screen.queryByText(/全省借调/)).toBeNull()
    expect(screen.queryByText(/减少抽派人数/)).toBeNull()
  })

  test('after the draw shows who was dispatched with the answers, who is missing, and the frozen pool in order', () => {
    showOrder({
      row: orderOf({ status: 'drawn', draw_id: 'draw-1' }),
      record: recordOf(),
      pool: poolRows,
      preview: undefined,
      steps: [],
    })
    const table = screen.getByRole('table', { name: '派出的督导员' })
    expect(within(table).getByRole('row', { name: /周敏/ })).toHaveTextContent('待答复')
    expect(within(table).getByRole('row', { name: /吴强/ })).toHaveTextContent('已婉拒当日因病住院')
    expect(screen.getByText('名册已用完，仍缺 1 人')).toBeVisible()
    expect(screen.getByText('已锁定：3 人参加抽取，1 人不参加')).toBeVisible()
    expect(screen.getByRole('link', { name: '打开核验页' })).toHaveAttribute('href', '/dispatch/proof/draw-1')
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('tells its history in words: who was passed over and why, and the reason of a void', () => {
    showOrder({ record: recordOf() })
    expect(screen.getByText('跳过第 1 位：证卡已失效；该日已有其他安排')).toBeVisible()
    expect(screen.getByText('理由：评价改期，原抽派作废')).toBeVisible()
  })

  test('shows a reader no preview of the pool, and waits for none', () => {
    showOrder({ showsPreview: false, preview: undefined, steps: [] })
    expect(screen.queryByRole('region', { name: '抽取名册' })).toBeNull()
    expect(screen.getByRole('region', { name: '任务与条件' })).toBeVisible()
  })

  test('that was drawn before counts its draws', () => {
    showOrder({ row: orderOf({ attempt: 2 }) })
    expect(screen.getByText('第 2 次抽派')).toBeVisible()
  })

  test('that is not there says so', () => {
    showOrder({ row: undefined, error: new AppError('missing', 'order_not_found', {}, 404) })
    expect(screen.getByRole('alert')).toHaveTextContent('没有找到这项督导任务')
  })
})

describe('what can be done', () => {
  const steps = (changes: Parameters<typeof orderOf>[0], role: string, center: string) =>
    stepsOf(orderOf(changes), role, center)

  test('by the city that ordered: everything up to the draw, cancelling only before the first', () => {
    expect(steps({}, 'city_officer', '510100')).toEqual(['cancel', 'change', 'refresh', 'commit'])
    expect(steps({ attempt: 2 }, 'city_officer', '510100')).toEqual(['change', 'refresh', 'commit'])
    expect(steps({ status: 'committed' }, 'city_officer', '510100')).toEqual(['void', 'draw'])
    expect(steps({ status: 'drawn' }, 'city_officer', '510100')).toEqual([])
  })

  test('by the province: to lend, and to void what a city drew', () => {
    expect(steps({}, 'province_reviewer', '510000')).toEqual(['lend'])
    expect(steps({ scope: 'province' }, 'province_reviewer', '510000')).toEqual([])
    expect(steps({ status: 'drawn' }, 'province_reviewer', '510000')).toEqual(['void'])
  })

  test('by another center, a manager, or after a cancellation: nothing', () => {
    expect(steps({}, 'city_officer', '510700')).toEqual([])
    expect(steps({}, 'manager', '510100')).toEqual([])
    expect(steps({ status: 'cancelled' }, 'city_officer', '510100')).toEqual([])
  })
})

describe('the proof page', () => {
  const record = makeRecord({ seed: hashOf('seed'), pseudonyms: pseudonymsOf(4) })
  type Proof = Parameters<typeof ProofView>[0]
  const showProof = (props: Partial<Proof>) =>
    show(
      <ProofView
        proof={record}
        result={undefined}
        error={null}
        onRetry={() => undefined}
        onExport={() => undefined}
        {...props}
      />,
    )

  test('says 一致 and shows the order with who was dispatched', async () => {
    const onExport = vi.fn()
    showProof({ result: await verifyProof(record), onExport })
    expect(screen.getByRole('status')).toHaveTextContent('一致：重新计算的结果与公开记录完全相同')
    expect(screen.getAllByText('一致')).toHaveLength(10)
    expect(screen.getAllByText('派出')).toHaveLength(2)
    expect(screen.getByText(record.chain.at(-1)?.hash ?? '')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '导出核验文件' }))
    expect(onExport).toHaveBeenCalledOnce()
  })

  test('shows the first difference with both values, and checks nothing after it', async () => {
    const [first = '', second = '', ...rest] = record.sequence ?? []
    const changed = { ...record, sequence: [second, first, ...rest] }
    showProof({ proof: changed, result: await verifyProof(changed) })
    const status = screen.getByRole('status')
    expect(status).toHaveTextContent('不一致：次序由种子算出')
    expect(status).toHaveTextContent(`第 1 项重新计算${first}公开记录${second}`)
    expect(screen.getByText('未检查')).toBeVisible()
    expect(within(status).queryByText(/^一致/)).toBeNull()
  })

  test('of a commitment says what is still to come', async () => {
    const committed = { ...record, sequence: null, chain: record.chain.slice(0, 4) }
    showProof({ proof: committed, result: await verifyProof(committed) })
    expect(screen.getByRole('status')).toHaveTextContent('锁定部分一致，尚未抽取')
    expect(screen.getAllByText('待抽取')).toHaveLength(4)
  })

  test('says that it computes, and that there is no such draw', () => {
    showProof({})
    expect(screen.getByRole('status')).toHaveTextContent('正在计算…')
    showProof({ proof: undefined, error: new AppError('missing', 'draw_not_found', {}, 404) })
    expect(screen.getAllByRole('alert').at(-1)).toHaveTextContent('没有找到这次抽派')
  })
})
