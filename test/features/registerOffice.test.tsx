// Registers of a center and a unit: 注销 of a card, words of old cards mapped at once, a unit's own contact.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../../src/data/client'
import { AppError } from '../../src/data/errors'
import type { InstitutionRow } from '../../src/data/institutions'
import { UnmappedOccupationsView } from '../../src/features/cards/UnmappedOccupationsView'
import { InstitutionDialog } from '../../src/features/institutions/InstitutionDialog'
import { CancelCardDialog } from '../../src/features/people/CancelCardDialog'
import { show } from './reviewSamples'

const save = () => userEvent.click(screen.getByRole('button', { name: '保存' }))
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

beforeEach(async () => {
  const row = { code: '6-18-02-04', name_zh: '焊工', catalogue: '2022', is_active: true, version: 1 }
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => Response.json([row], { headers: { 'content-range': '0-0/1' } })),
  )
  await connect({ supabaseUrl: 'http://own.test', supabaseKey: 'key' })
})
afterEach(() => vi.unstubAllGlobals())

describe('注销 of a card', () => {
  const dialog = (onConfirm = vi.fn(async () => undefined)) => {
    const onClose = vi.fn()
    show(
      <CancelCardDialog
        cardNumber="川考2021000117"
        onConfirm={onConfirm}
        onClose={onClose}
        onReload={() => undefined}
      />,
    )
    return { onConfirm, onClose }
  }

  test('asks for the document and a reason, and says that it is no lapse', async () => {
    const { onConfirm } = dialog()
    expect(screen.getByText(/注销不是处理，也不是自动作废/)).toBeInTheDocument()
    await save()
    expect(await screen.findByText('请写明注销所依据的材料（2至100字）。')).toBeInTheDocument()
    expect(onConfirm).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('radio', { name: '去世' }))
    type('依据的材料', '死亡证明 第123号')
    type('理由', '持证人去世')
    await save()
    await waitFor(() =>
      expect(onConfirm.mock.calls).toEqual([
        [{ ground: 'died', document: '死亡证明 第123号', reason: '持证人去世' }],
      ]),
    )
  })

  test('that is refused says why and stays open', async () => {
    const { onClose } = dialog(
      vi.fn(async () => {
        throw new AppError('conflict', 'card_has_live_file', { number: '川考2021000117' }, 409)
      }),
    )
    type('依据的材料', '书面申请')
    type('理由', '自愿退出')
    await save()
    expect(await screen.findByRole('alert')).toHaveTextContent('川考2021000117')
    expect(onClose).not.toHaveBeenCalled()
  })
})

describe('words of old cards', () => {
  test('are mapped by a choice of the catalogue, each by itself', async () => {
    const onMap = vi.fn(async () => undefined)
    show(
      <UnmappedOccupationsView
        rows={[
          { word: '电焊操作', cards: 12 },
          { word: '旧称', cards: 1 },
        ]}
        onMap={onMap}
      />,
    )
    expect(screen.getByText('12 张')).toBeVisible()
    const button = screen.getByRole('button', { name: '对应 电焊操作' })
    expect(button).toBeDisabled()
    fireEvent.mouseDown(screen.getByLabelText('电焊操作'))
    await userEvent.click(await screen.findByText('焊工 6-18-02-04'))
    await userEvent.click(button)
    await waitFor(() => expect(onMap.mock.calls).toEqual([['电焊操作', '6-18-02-04']]))
  })

  test('that are all mapped say so', () => {
    show(<UnmappedOccupationsView rows={[]} onMap={async () => undefined} />)
    expect(screen.getByText('所有写法都已对应')).toBeVisible()
  })
})

test('a unit changes whom to call, and neither its name nor its filing', async () => {
  const onSave = vi.fn(async () => undefined)
  const row = {
    id: 'unit-1',
    name: '成都市锦城技工学校',
    attribution: 'city',
    region_code: '510100',
    location_code: '510100',
    filing_number: 'Y000151000001',
    filing_valid_from: null,
    filing_valid_to: null,
    address: null,
    contact_name: '王敏',
    contact_phone: '13800001111',
    status: 'active',
    version: 3,
  } as unknown as InstitutionRow
  show(<InstitutionDialog row={row} isContactOnly onSave={onSave} onClose={() => undefined} />)
  expect(screen.queryByLabelText('备案编号')).toBeNull()
  type('联系人', '李敏')
  await save()
  await waitFor(() => expect(onSave).toHaveBeenCalledOnce())
  expect(onSave.mock.calls[0]).toEqual([
    expect.objectContaining({ name: '成都市锦城技工学校', contact_name: '李敏' }),
    undefined,
    expect.any(String),
  ])
})
