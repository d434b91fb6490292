// Issuing and collection: who collects what, rows over several pages, questions, outcomes, and the lists on paper.
import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { IssueRow } from '../../src/data/issuing'
import { collectionScope, mayCollect } from '../../src/features/issuing/collectionScope'
import { collectionSheets } from '../../src/features/issuing/collectionSheets'
import { IssueCard } from '../../src/features/issuing/IssueCard'
import {
  CollectionState,
  type IssueWords,
  issueColumns,
  ReissueButton,
} from '../../src/features/issuing/issueColumns'
import { narrowedBy } from '../../src/features/issuing/issueFilters'
import { OutcomeTable } from '../../src/features/issuing/OutcomeTable'
import { useChosenRows } from '../../src/features/issuing/useChosenRows'
import { chinese, show } from './reviewSamples'
import { collectionRowOf, issuedKinds, issueRowOf, profileOf } from './summarySamples'

const words: IssueWords = {
  ...chinese,
  list: 'issued',
  kinds: issuedKinds,
  showsRegion: true,
  opensBench: true,
}

const issued: Partial<IssueRow> = {
  status: 'issued',
  new_card: {
    id: 'card-2',
    number: 'K512600001',
    valid_from: '2026-05-25',
    valid_to: '2029-05-24',
    status: 'active',
    reissues: [],
  },
}

describe('who collects which cards', () => {
  test("a unit assessors', a city supervisors', a 省属 unit and the province all", () => {
    const unit = collectionScope(profileOf('institution_officer'), issuedKinds, [])
    expect(unit.query).toEqual({
      institutionIds: ['unit-1'],
      cardKinds: ['assessor', 'senior_assessor'],
    })
    const city = collectionScope(profileOf('city_officer'), issuedKinds, [])
    expect(city.query).toEqual({ regionCodes: ['510100'], track: 'city', cardKinds: ['supervisor'] })
    const provincial = collectionScope(profileOf('institution_officer'), issuedKinds, ['unit-1'])
    expect(provincial.query).toEqual({ institutionIds: ['unit-1'] })
    expect(collectionScope(profileOf('province_reviewer'), issuedKinds, []).query).toEqual({})
  })

  test('a row is logged by its collector and by the province', () => {
    const assessor = issueRowOf()
    const supervisor = issueRowOf({ card_kind: 'supervisor' })
    const ofProvincialUnit = issueRowOf({
      card_kind: 'supervisor',
      track: 'province',
      region_code: '510000',
    })
    const may = (role: Parameters<typeof profileOf>[0]) =>
      [assessor, supervisor, ofProvincialUnit].map((row) => mayCollect(row, profileOf(role), issuedKinds))
    expect(may('institution_officer')).toEqual([true, false, true])
    expect(may('city_officer')).toEqual([false, true, false])
    expect(may('province_reviewer')).toEqual([true, true, true])
    expect(may('province_admin')).toEqual([false, false, false])
  })
})

describe('filters in the address', () => {
  test('what is not said does not narrow', () => {
    expect(narrowedBy({})).toEqual({})
    expect(narrowedBy({ round: 'r', region: '510100', kind: 'assessor,supervisor' })).toEqual({
      roundId: 'r',
      regionCodes: ['510100'],
      cardKinds: ['assessor', 'supervisor'],
    })
  })
})

describe('choosing rows', () => {
  const page = (...ids: string[]) => ids.map((id) => issueRowOf({ id, person_name: id }))

  test('what was chosen on one page stays when another is shown', () => {
    const { result, rerender } = renderHook(
      ({ rows }) => useChosenRows(rows, ({ person_name }) => person_name),
      { initialProps: { rows: page('a', 'b') } },
    )
    act(() => result.current.selection.onChange(['a']))
    rerender({ rows: page('c', 'd') })
    act(() => result.current.selection.onChange(['c']))
    expect(result.current.rows.map(({ id }) => id)).toEqual(['a', 'c'])
    act(() => result.current.selection.onChange([]))
    expect(result.current.rows.map(({ id }) => id)).toEqual(['a'])
    act(() => result.current.clear())
    expect(result.current.rows).toEqual([])
  })

  test('a chosen row that has changed is sent in its new version', () => {
    const { result, rerender } = renderHook(
      ({ rows }) => useChosenRows(rows, ({ person_name }) => person_name),
      { initialProps: { rows: [issueRowOf({ version: 7 })] } },
    )
    act(() => result.current.selection.onChange(['file-1']))
    rerender({ rows: [issueRowOf({ version: 8 })] })
    expect(result.current.rows[0]?.version).toBe(8)
  })

  test('one bulk call takes a thousand, so no more are chosen', () => {
    const many = Array.from({ length: 1200 }, (_, index) => issueRowOf({ id: `file-${index}` }))
    const { result } = renderHook(() => useChosenRows([], () => ''))
    act(() => result.current.add(many))
    expect(result.current.rows).toHaveLength(1000)
  })
})

describe('a row', () => {
  test('of the issued cards tells whether it was collected and offers a reissue while it is live', () => {
    const asked: IssueRow[] = []
    const live = issueRowOf(issued)
    const { unmount } = show(
      <>
        <CollectionState row={live} words={words} />
        <ReissueButton row={live} words={{ ...words, onReissue: (row) => asked.push(row) }} />
      </>,
    )
    expect(screen.getByText('待领取')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '补发 林静 的证卡 K512600001' }))
    expect(asked).toEqual([live])
    unmount()

    const over = issueRowOf({
      ...issued,
      status: 'collected',
      new_card: issued.new_card ? { ...issued.new_card, status: 'lapsed' } : null,
    })
    show(
      <>
        <CollectionState row={over} words={words} />
        <ReissueButton row={over} words={{ ...words, onReissue: () => undefined }} />
      </>,
    )
    expect(screen.getByText('已领取')).toBeVisible()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('on a phone says everything that the table says', () => {
    const collected = issueRowOf({
      ...issued,
      status: 'collected',
      collection: {
        collector_name: '王敏',
        collected_on: '2026-06-01',
        old_card: 'lost_statement',
        note: '已登报',
        logged_by_name: '李娜',
      },
    })
    show(<IssueCard row={collected} words={{ ...words, list: 'collected' }} />)
    expect(screen.getByText(/王敏 · 2026-06-01/)).toHaveTextContent('遗失声明')
    expect(screen.getByText('已登报')).toBeVisible()
    expect(screen.getByText(/K512600001/)).toBeVisible()
    expect(screen.getByRole('link', { name: '林静' })).toHaveAttribute('href', '/reviews/file-1')
  })

  test('opens as the unit sees it where a unit looks', () => {
    show(<IssueCard row={issueRowOf(issued)} words={{ ...words, opensBench: false }} />)
    expect(screen.getByRole('link', { name: '林静' })).toHaveAttribute('href', '/applications/file-1')
  })

  test('every list has its own columns', () => {
    const keysOf = (list: IssueWords['list']) => issueColumns({ ...words, list }).map(({ key }) => key)
    expect(keysOf('awaiting')).not.toContain('newCard')
    expect(keysOf('issued')).toContain('reissues')
    expect(keysOf('waiting')).toContain('issuedOn')
    expect(keysOf('collected')).toContain('collector')
    expect(issueColumns({ ...words, showsRegion: false }).map(({ key }) => key)).not.toContain('region')
  })
})

describe('outcomes of a bulk call', () => {
  test('refused rows come first, each with its reason; the others with their numbers', async () => {
    show(
      <OutcomeTable
        rows={[issueRowOf(), issueRowOf({ id: 'file-2', person_name: '赵强' })]}
        outcomes={[
          { id: 'file-1', outcome: 'done', key: null, detail: null, card_number: 'K512600001' },
          {
            id: 'file-2',
            outcome: 'refused',
            key: 'checks_failed',
            detail: { checks: ['no_disqualification'] },
          },
        ]}
        doneText={({ card_number }) => `已发证：${card_number}`}
      />,
    )
    const rows = screen.getAllByRole('row').slice(1)
    expect(within(rows[0] as HTMLElement).getByText(/没有办理：以下条件未满足/)).toHaveTextContent(
      '未被取消资格',
    )
    expect(rows[0]).toHaveTextContent('赵强')
    expect(rows[1]).toHaveTextContent('已发证：K512600001')
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('1 份没有办理'))
  })
})

describe('collection lists', () => {
  const sheetsOf = (...rows: Parameters<typeof collectionSheets>[0][number][]) =>
    collectionSheets(
      rows,
      {
        items: [
          {
            dictionary: 'skill_level',
            code: 'level_3',
            name_zh: '高级工（三级）',
            name_en: '',
            is_active: true,
          },
        ],
        cardKinds: [],
      },
      '2026-06-01',
    )

  test('one for each collector and summary table', () => {
    const sheets = sheetsOf(
      collectionRowOf(),
      collectionRowOf({ application_id: 'file-2' }),
      collectionRowOf({
        application_id: 'file-3',
        batch_id: 'batch-2',
        batch_number: 'HZ202604-510100-2002',
      }),
      collectionRowOf({ application_id: 'file-4', institution_id: 'unit-2', institution_name: '第二单位' }),
      collectionRowOf({ application_id: 'file-5', annex: 4, by_city: true, batch_id: 'batch-4' }),
    )
    expect(
      sheets.map(({ header, list }) => [header.reporter, header.batchNumber, list.annex, list.rows.length]),
    ).toEqual([
      ['成都市锦城技工学校', 'HZ202604-510100-2001', 2, 2],
      ['成都市锦城技工学校', 'HZ202604-510100-2002', 2, 1],
      ['第二单位', 'HZ202604-510100-2001', 2, 1],
      ['成都市职业技能鉴定指导中心', 'HZ202604-510100-2001', 4, 1],
    ])
  })

  test('a row carries full numbers, the notice’s words, and what became of the old card', () => {
    const [sheet] = sheetsOf(collectionRowOf({ old_card: 'returned', collected_on: '2026-06-01' }))
    expect(sheet?.list.rows[0]).toMatchObject({
      idNumber: '510100199211052027',
      qualification: '高级工（三级）',
    })
    expect(sheet?.handover[0]).toMatchObject({
      newCardNumber: 'K512600001',
      oldCardNumber: '川考2021000117',
      oldCard: '旧证收回',
      collectedOn: '2026-06-01',
    })
  })

  test('the collector signs by hand: handler, phone and day stay blank', () => {
    const [sheet] = sheetsOf(collectionRowOf())
    expect(sheet?.header).toMatchObject({ handler: '', phone: '', filledOn: null, version: 2 })
  })
})
