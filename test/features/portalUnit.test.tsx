import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { UnitCard } from '../../src/data/people'
import { boundsOf } from '../../src/features/portal/unit/cardViews'
import { UnitPeopleView } from '../../src/features/portal/unit/UnitPeopleView'
import type { ListAddress } from '../../src/ui/useListAddress'
import { dictionaries } from './portalDictionaries'
import { card, fileRow, round, scope, today } from './portalSamples'
import { show } from './reviewSamples'

const nothing = () => undefined
const address: ListAddress = {
  values: {},
  change: nothing,
  sort: undefined,
  sortBy: nothing,
  page: 1,
  pageSize: 20,
  turn: nothing,
}
const officer = { ...scope, user_id: 'officer', person_id: null, institutions: ['unit-1'] }
const row: UnitCard = {
  ...card,
  person: { id: 'person-1', name: '林婉清', status: 'verified', user_id: null },
  files: [],
}

function open(rows: UnitCard[] | undefined, wish: { error?: unknown; institutions?: string[] } = {}) {
  show(
    <UnitPeopleView
      frame={{
        scope: { ...officer, institutions: wish.institutions ?? officer.institutions },
        rounds: [round],
        dictionaries,
      }}
      rows={rows}
      error={wish.error}
      address={address}
      total={rows?.length ?? 0}
      onRetry={nothing}
      onChanged={nothing}
    />,
  )
}

test('the list is on its way', () => {
  open(undefined)
  expect(screen.getByRole('status')).toHaveTextContent('正在加载')
})

test('a list that did not come can be asked for again', () => {
  open(undefined, { error: new AppError('offline', 'offline') })
  expect(screen.getByText('网络已断开')).toBeVisible()
  expect(screen.getByRole('button', { name: '重试' })).toBeVisible()
})

test('nobody found says what to do', () => {
  open([])
  expect(screen.getByText('没有符合条件的人员')).toBeVisible()
  expect(screen.getByText(/登记新人员/)).toBeVisible()
})

test('who acts for no unit is told so', () => {
  open([], { institutions: [] })
  expect(screen.getByText('您的账号不属于任何申报单位')).toBeVisible()
})

test('each card shows its expiry, its file, and what the unit can do', () => {
  open([
    row,
    {
      ...row,
      id: 'card-2',
      number: 'K2',
      files: [{ ...fileRow, id: 'file-2', card_id: 'card-2', status: 'draft', is_proxy: true }],
    },
    { ...row, id: 'card-3', number: 'K3', files: [{ ...fileRow, id: 'file-3', card_id: 'card-3' }] },
    { ...row, id: 'card-4', number: 'K4', valid_to: '2027-12-31' },
  ])
  const line = (number: string) => within(screen.getByText(number).closest('tr') as HTMLElement)
  expect(line('K512300001').getByText(/2026-04-30 · 还有 15 天/)).toBeVisible()
  expect(line('K512300001').getByRole('link', { name: '代办申报' })).toHaveAttribute(
    'href',
    '/applications/start/card-1',
  )
  expect(line('K2').getByText('草稿')).toBeVisible()
  expect(line('K2').getByRole('link', { name: '继续填写' })).toHaveAttribute('href', '/applications/file-2')
  expect(line('K3').getByRole('link', { name: '查看申报' })).toHaveAttribute('href', '/applications/file-3')
  expect(line('K4').queryByRole('link')).toBeNull()
})

test('somebody who registered alone waits for the unit’s confirmation', () => {
  open([{ ...row, person: { ...row.person, status: 'unverified' } }])
  expect(screen.getByText('待单位确认')).toBeVisible()
  expect(screen.getByRole('button', { name: '确认为本单位人员' })).toBeVisible()
})

test.each([
  ['all', null, null],
  ['expired', null, '2026-04-14'],
  ['within_30', '2026-04-15', '2026-05-15'],
  ['open', '2025-12-01', '2026-05-31'],
] as const)('the view %s reaches from %s to %s', (view, from, to) => {
  expect(boundsOf(view, today, [round])).toEqual({ from, to })
})

test('while no round is open the view of what may apply is empty', () => {
  const { from, to } = boundsOf('open', '2026-06-01', [round])
  expect(String(from) > String(to)).toBe(true)
})
