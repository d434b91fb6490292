// A record that two logins claim, as each of them sees it in the portal.
import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { OwnDispute } from '../../src/data/disputes'
import { PortalScreen } from '../../src/features/portal/PortalScreen'
import { UnitPeopleView } from '../../src/features/portal/unit/UnitPeopleView'
import { dictionaries } from './portalDictionaries'
import { card, portalOf, round, scope } from './portalSamples'
import { show } from './reviewSamples'

const nothing = () => undefined

const dispute: OwnDispute = {
  id: 'dispute-1',
  side: 'holder',
  status: 'open',
  created_at: '2026-04-14T02:00:00Z',
  statement: null,
  decided_at: null,
  decision_note: null,
}

const withoutPerson = {
  scope: { ...scope, person_id: null, person_name: null },
  personStatus: null,
  cards: [],
}

function open(wish: Parameters<typeof portalOf>[0]) {
  show(<PortalScreen portal={portalOf(wish)} dictionaries={dictionaries} onChanged={nothing} />)
}

describe('whoever holds the record', () => {
  test('is told what goes on and what waits, and may explain; the cards stay in view', () => {
    open({ personStatus: 'disputed', disputes: [dispute] })
    expect(screen.getByText('另一个账号提交了与您相同的身份信息')).toBeVisible()
    expect(screen.getByText(/申报照常填写和办理，但不作最终决定/)).toBeVisible()
    expect(screen.getByLabelText('情况说明')).toHaveValue('')
    expect(screen.getByText(card.number)).toBeVisible()
  })

  test('finds what was said before and may replace it', () => {
    open({ personStatus: 'disputed', disputes: [{ ...dispute, statement: '这是本人的档案' }] })
    expect(screen.getByLabelText('情况说明')).toHaveValue('这是本人的档案')
    expect(screen.getByRole('button', { name: '更新说明' })).toBeVisible()
  })

  test('is left alone once it is decided', () => {
    open({ disputes: [{ ...dispute, status: 'kept', decision_note: '经核验' }] })
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('whoever claims it second', () => {
  test('waits for the province and need not claim again', () => {
    open({ ...withoutPerson, disputes: [{ ...dispute, side: 'claimant' }] })
    expect(screen.getByText(/正在由省职鉴中心核实/)).toBeVisible()
    expect(screen.queryByRole('region', { name: '先认领您的档案' })).toBeNull()
  })

  test('reads the note when the record stays where it was, and may claim another', () => {
    open({
      ...withoutPerson,
      disputes: [{ ...dispute, side: 'claimant', status: 'kept', decision_note: '证卡原件由原账号持有' }],
    })
    expect(screen.getByText('处理说明：证卡原件由原账号持有')).toBeVisible()
    expect(screen.getByRole('region', { name: '先认领您的档案' })).toBeVisible()
  })
})

test('the unit sees in its list whose identity is disputed', () => {
  show(
    <UnitPeopleView
      frame={{ scope: { ...scope, institutions: ['unit-1'] }, rounds: [round], dictionaries }}
      rows={[{ ...card, person: { id: 'p', name: '林婉清', status: 'disputed', user_id: null }, files: [] }]}
      address={{
        values: {},
        change: nothing,
        page: 1,
        pageSize: 20,
        turn: nothing,
        sort: undefined,
        sortBy: nothing,
      }}
      total={1}
      onRetry={nothing}
      onChanged={nothing}
    />,
  )
  expect(screen.getByText('身份有争议')).toBeVisible()
})
