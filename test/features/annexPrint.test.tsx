// Annex 2 and 4, the collection list and the cards on paper.
import { render, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { CardSheets, type PrintedCard } from '../../src/features/issuing/print/CardSheets'
import { CollectionList } from '../../src/features/issuing/print/CollectionList'
import { Annex2Sheet, Annex4Sheet } from '../../src/features/summaries/print/SummarySheet'
import { noticeAnnex } from './annexNotice'
import { annex2Sample, annex4Sample, BLANK_HEADER, HEADER } from './annexSamples'

const headers = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent)
const lines = () =>
  [...document.querySelectorAll('.print-table p, .print-table h2')].map((line) => line.textContent)
/** Cells by row, without the header and the lines under the table. */
const cells = () =>
  [...document.querySelectorAll('.print-table tbody tr:not(.print-table-below)')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )

/** Blanks count: they are part of an official form. */
const EXACTLY = { normalizer: (text: string) => text }

describe('annex 2 on paper', () => {
  test('an empty one is the notice’s template: lines, columns, ten numbered rows', () => {
    render(<Annex2Sheet batchId="b1" header={BLANK_HEADER} rows={[]} />)
    expect(lines()).toEqual(noticeAnnex(2).lines)
    expect([headers(), ...cells()]).toEqual(noticeAnnex(2).rows)
  })

  test('the reporter, the handler, the phone and the date are filled in', () => {
    render(<Annex2Sheet batchId="b1" header={HEADER} rows={[annex2Sample()]} />)
    expect(screen.getByText('填报单位：成都市职业技能鉴定指导中心（盖章）', EXACTLY)).toBeVisible()
    expect(
      screen.getByText(/^经办人：李春兰\s+联系电话：028-86740000\s+填报时间：2026年5月8日$/, EXACTLY),
    ).toBeVisible()
    expect(cells()[0]).toEqual(['1', ...Object.values(annex2Sample())])
  })

  test('each page carries batch number and data version', () => {
    render(<Annex2Sheet batchId="b1" header={HEADER} rows={[]} />)
    expect(screen.getByText('批次号：PC202604-510100-A2-01　数据版本：3', EXACTLY)).toBeVisible()
    expect(screen.getByTitle('HZT:b1:3')).toBeInTheDocument()
  })
})

describe('annex 4 on paper', () => {
  test('an empty one is the notice’s template: lines, columns, four numbered rows', () => {
    render(<Annex4Sheet batchId="b1" header={BLANK_HEADER} rows={[]} />)
    expect(lines().filter((line) => line !== '')).toEqual(noticeAnnex(4).lines)
    expect([headers(), ...cells()]).toEqual(noticeAnnex(4).rows)
  })

  test('a row shows the seventeen values in the order of the columns', () => {
    render(<Annex4Sheet batchId="b1" header={HEADER} rows={[annex4Sample()]} />)
    expect(cells()[0]).toEqual(['1', ...Object.values(annex4Sample()).map(String)])
  })
})

describe('the collection list', () => {
  const handover = [
    {
      name: '张三',
      employer: '成都市锦程职业技能评价有限公司',
      kindName: '高级考评员',
      newCardNumber: 'R2651001',
      validity: '2026年5月20日至2029年5月19日',
      oldCardNumber: '0235100012',
      oldCard: '旧证收回',
      collectedOn: '',
    },
  ]

  test('is annex 2 for a unit’s assessors, marked 证卡领取, with a register to sign', () => {
    render(
      <CollectionList
        batchId="b1"
        header={HEADER}
        list={{ annex: 2, rows: [annex2Sample()] }}
        handover={handover}
      />,
    )
    expect(screen.getByRole('heading', { name: '四川省技能人才评价考评员资格复核汇总表' })).toBeVisible()
    expect(screen.getAllByText(/^证卡领取　批次号：/, EXACTLY)).toHaveLength(2)
    const register = screen.getByRole('region', { name: '证卡领取登记表' })
    expect(within(register).getByRole('cell', { name: 'R2651001' })).toBeVisible()
    expect(within(register).getByRole('columnheader', { name: /领取人\s*签名/ })).toBeVisible()
  })

  test('is annex 4 for a city’s supervisors', () => {
    render(
      <CollectionList
        batchId="b1"
        header={HEADER}
        list={{ annex: 4, rows: [annex4Sample()] }}
        handover={[]}
      />,
    )
    expect(screen.getByRole('heading', { name: '四川省技能人才评价质量督导员复核汇总表' })).toBeVisible()
  })
})

describe('cards', () => {
  const card = (number: number, changes: Partial<PrintedCard> = {}): PrintedCard => ({
    id: `card-${number}`,
    photoUrl: 'data:image/png;base64,AA==',
    name: `张三${number}`,
    kindName: '高级考评员',
    number: `R26510${number}`,
    employer: '成都市锦程职业技能评价有限公司',
    occupations: '电工、焊工',
    validFrom: '2026-05-20',
    validTo: '2029-05-19',
    issuerName: '四川省职业技能鉴定指导中心',
    checkUrl: `https://renewal.example/check/${number}`,
    ...changes,
  })

  test('a card shows photo, name, kind, number, unit, occupations, validity and the public check address', () => {
    render(<CardSheets cards={[card(1)]} />)
    const shown = within(screen.getByRole('article'))
    for (const text of [
      '高级考评员证卡',
      '张三1',
      'R265101',
      '成都市锦程职业技能评价有限公司',
      '电工、焊工',
      '2026-05-20 至 2029-05-19',
      '四川省职业技能鉴定指导中心',
    ]) {
      expect(shown.getByText(text)).toBeVisible()
    }
    expect(shown.getByAltText('张三1')).toBeVisible()
    expect(shown.getByTitle('https://renewal.example/check/1')).toBeInTheDocument()
  })

  test('ten cards fill a sheet, the eleventh begins the next', () => {
    render(<CardSheets cards={Array.from({ length: 11 }, (_, index) => card(index))} />)
    const sheets = [...document.querySelectorAll('.card-sheet')]
    expect(sheets.map((sheet) => sheet.querySelectorAll('.card').length)).toEqual([10, 1])
  })

  test('a supervisor’s card without occupations has no empty line for them', () => {
    render(<CardSheets cards={[card(1, { occupations: '' })]} />)
    expect(screen.queryByText('职业(工种)')).toBeNull()
  })
})
