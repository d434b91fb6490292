// 随机抽查: what a share says before it is drawn and after, and who is offered which step.
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import type { SharePreview, ShareRow } from '../../src/data/inspectionShares'
import { verifyProof } from '../../src/domain/dispatchProof'
import { ProofView } from '../../src/features/dispatch/ProofView'
import { ShareDialog } from '../../src/features/dispatch/shares/ShareDialog'
import { shareStepsOf } from '../../src/features/dispatch/shares/SharePage'
import { ShareView } from '../../src/features/dispatch/shares/ShareView'
import { hashOf, makeRecord, pseudonymsOf } from '../support/dispatchRecord'
import { recordOf } from './dispatchSamples'
import { dictionaries } from './registerSamples'
import { show } from './reviewSamples'

const shareOf = (changes: Partial<ShareRow> = {}): ShareRow => ({
  id: 'share-1',
  number: '随51012026001',
  center_code: '510100',
  region_code: '510100',
  reach: 'region',
  from_on: '2026-05-01',
  to_on: '2026-05-31',
  evaluation_kind: null,
  unit: 'percent',
  amount: 20,
  supervisors: 2,
  scope: 'region',
  recent_visits: 2,
  note: null,
  status: 'planned',
  attempt: 1,
  draw_id: null,
  created_by_name: '李娜',
  created_at: '2026-04-15T01:00:00Z',
  version: 1,
  ...changes,
})
const evaluation = {
  id: 'evaluation-1',
  institution: '成都市锦城技工学校',
  region_code: '510100',
  occupation: '电工',
  batch: '2026-07',
  starts_on: '2026-05-06',
  ends_on: '2026-05-06',
  problems: [] as string[],
}
const previewOf = (changes: Partial<SharePreview> = {}): SharePreview => ({
  wanted: 2,
  eligible: 8,
  evaluations: [evaluation, { ...evaluation, id: 'evaluation-2', batch: '2026-08', problems: ['ordered'] }],
  ...changes,
})

function view(changes: Partial<Parameters<typeof ShareView>[0]> = {}) {
  const onStep = vi.fn()
  show(
    <ShareView
      row={shareOf()}
      error={null}
      onRetry={vi.fn()}
      record={undefined}
      recordError={null}
      preview={previewOf()}
      previewError={null}
      showsPreview
      dictionaries={dictionaries}
      steps={['cancel', 'commit']}
      onStep={onStep}
      {...changes}
    />,
  )
  return onStep
}

describe('a share', () => {
  test('says what it comes to before it is locked, and what is left out for what', async () => {
    const onStep = view()
    expect(screen.getByText('此刻可抽 8 场，将抽取 2 场')).toBeVisible()
    const pool = screen.getByRole('region', { name: '参加抽取的评价活动' })
    expect(within(pool).getByText('已有督导任务')).toBeVisible()
    expect(within(pool).getByText('参加抽取')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: '锁定条件与名册' }))
    expect(onStep).toHaveBeenCalledWith('commit')
  })

  test('of too few says so first', () => {
    view({ preview: previewOf({ eligible: 1, wanted: 2 }) })
    expect(screen.getByText(/可抽查的评价活动不足/)).toBeVisible()
  })

  test('that is drawn leads to its orders and its proof', () => {
    const pool = [
      {
        ...evaluation,
        pseudonym: 'p1',
        evaluation_id: 'evaluation-1',
        institution_name: evaluation.institution,
        rank: 1,
        order_id: 'order-1',
        order_number: '督510120260001',
      },
    ]
    const { commitment, events } = recordOf()
    view({
      row: shareOf({ status: 'drawn', draw_id: 'draw-1' }),
      record: { commitment, events, pool },
      steps: [],
    })
    expect(screen.getByRole('link', { name: '督510120260001' })).toHaveAttribute('href', '/dispatch/order-1')
    expect(screen.getByRole('link', { name: '打开核验页' })).toHaveAttribute('href', '/dispatch/proof/draw-1')
  })

  test.each([
    ['planned', 'city_officer', '510100', ['cancel', 'commit']],
    ['planned', 'province_reviewer', '510000', []],
    ['committed', 'city_officer', '510100', ['void', 'draw']],
    ['drawn', 'city_officer', '510100', []],
    ['drawn', 'province_reviewer', '510000', ['void']],
    ['planned', 'manager', '510100', []],
    ['cancelled', 'city_officer', '510100', []],
  ] as const)('that is %s offers a %s of %s: %j', (status, role, center, steps) => {
    expect(shareStepsOf(shareOf({ status }), role, center)).toEqual(steps)
  })

  test('after a void is not cancelled any more', () => {
    expect(shareStepsOf(shareOf({ attempt: 2 }), 'city_officer', '510100')).toEqual(['commit'])
  })
})

test('a share is planned with its conditions, by a city of its own evaluations', async () => {
  const onSave = vi.fn(async () => undefined)
  show(<ShareDialog isProvince={false} onSave={onSave} onClose={() => undefined} />)
  expect(screen.queryByLabelText('评价范围')).toBeNull()
  for (const [label, day] of [
    ['评价开始不早于', '2026-05-01'],
    ['评价开始不晚于', '2026-05-31'],
  ] as const) {
    await userEvent.type(screen.getByLabelText(label), `${day}{Enter}`)
  }
  await userEvent.click(screen.getByRole('button', { name: /保\s?存/ }))
  expect(onSave).toHaveBeenCalledWith(
    expect.objectContaining({ from_on: '2026-05-01', to_on: '2026-05-31', unit: 'percent', amount: 20 }),
    expect.any(String),
  )
})

test('the proof of a share names it and agrees', async () => {
  const proof = makeRecord({
    seed: hashOf('s'),
    pseudonyms: pseudonymsOf(9),
    share: { unit: 'percent', amount: 20 },
  })
  const result = await verifyProof(proof)
  show(<ProofView proof={proof} result={result} error={null} onRetry={vi.fn()} onExport={vi.fn()} />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('抽派核验 · 随51012024001')
  expect(screen.getByRole('status')).toHaveTextContent('一致')
})
