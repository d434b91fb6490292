// 证卡: rows of the list and its views of expiry.
import { render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { describe, expect, test } from 'vitest'
import type { CardListRow } from '../../src/data/cardsRegister'
import { CardListCard } from '../../src/features/cards/cardColumns'
import { ExpiryPresets } from '../../src/features/cards/ExpiryPresets'
import { TranslationContext } from '../../src/i18n/useTranslation'
import { dictionaries } from './reviewDictionaries'
import { chinese, show, today } from './reviewSamples'

const row = (changes: Partial<CardListRow> = {}): CardListRow => ({
  id: 'card-1',
  person_id: 'person-1',
  kind: 'assessor',
  issuer_code: 'mohrss',
  number: 'K512300001',
  level: null,
  occupations: ['电工'],
  occupation_codes: ['6-31-01-03'],
  valid_from: '2023-05-01',
  valid_to: '2026-05-05',
  status: 'active',
  is_verified: true,
  holder_name: '林静',
  institution_id: 'unit-1',
  institution_name: '成都市锦城技工学校',
  region_code: '510100',
  file: null,
  ...changes,
})

const open = (changes: Partial<CardListRow> = {}) =>
  show(<CardListCard row={row(changes)} dictionaries={dictionaries} today={today} />)

describe('a card of the list', () => {
  test('leads to its holder and counts the days that are left', () => {
    open()
    expect(screen.getByRole('link', { name: '林静' })).toHaveAttribute('href', '/people/person-1')
    expect(screen.getByText(/还有 20 天/)).toBeVisible()
    expect(screen.getByText('有效')).toBeVisible()
  })

  test('that has expired says that it awaits its renewal, not that it is valid', () => {
    open({ valid_to: '2026-04-14' })
    expect(screen.getByText('已到期待换证')).toBeVisible()
    expect(screen.getByText(/已过期 1 天/)).toBeVisible()
    expect(screen.queryByText('有效')).toBeNull()
  })

  test('that is over counts no days', () => {
    open({ status: 'lapsed', valid_to: '2026-04-14' })
    expect(screen.getByText('已作废')).toBeVisible()
    expect(screen.queryByText(/过期/)).toBeNull()
  })

  test('that nobody has verified says so, and links its file', () => {
    open({ is_verified: false, file: { id: 'file-1', number: '1', status: 're_review' } })
    expect(screen.getByText('待核实')).toBeVisible()
    expect(screen.getByRole('link', { name: '待复审' })).toHaveAttribute('href', '/reviews/file-1')
  })
})

describe('the views of expiry', () => {
  test('are links that keep the other filters and begin with the first page', () => {
    render(
      <TranslationContext.Provider value={chinese}>
        <MemoryRouter initialEntries={['/cards?kind=assessor&page=3&expiry=within_30']}>
          <ExpiryPresets />
        </MemoryRouter>
      </TranslationContext.Provider>,
    )
    const names = screen.getAllByRole('link').map((link) => link.textContent)
    expect(names).toEqual(['全部', '已过期', '30 天内', '60 天内', '90 天内', '本轮', '下一轮'])
    expect(screen.getByRole('link', { name: '下一轮' })).toHaveAttribute(
      'href',
      '/cards?kind=assessor&expiry=next_round',
    )
    expect(screen.getByRole('link', { name: '全部' })).toHaveAttribute('href', '/cards?kind=assessor')
    expect(screen.getByRole('link', { name: '30 天内' })).toHaveAttribute('aria-current', 'true')
  })
})
