// Annex 1 and annex 3 on paper, compared with the notice line by line.
import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { annex1Content, annex3Content } from '../../src/domain/annexContent'
import { Annex1Sheet } from '../../src/features/applications/print/Annex1Sheet'
import { Annex3Sheet } from '../../src/features/applications/print/Annex3Sheet'
import { type NoticeAnnex, noticeAnnex, withoutIndent } from './annexNotice'
import { assessorSource, blankAnnex1, blankAnnex3, KINDS, supervisorSource } from './annexSamples'

/** Text of an element as it is printed: paragraphs are lines. */
function printedText(element: Element): string {
  const lines = [...element.querySelectorAll('p')].map((line) => line.textContent ?? '')
  return lines.length > 0 ? lines.join('\n') : (element.textContent ?? '')
}

function printedRows(): string[][] {
  const rows = document.querySelectorAll('.annex-form tr')
  return [...rows].map((row) => [...row.children].map((cell) => withoutIndent(printedText(cell))))
}

function printedLines(): string[] {
  const form = document.querySelector('.annex-form') as Element
  return [...form.children]
    .filter((child) => child.tagName !== 'TABLE')
    .map((child) => child.textContent ?? '')
}

/** The notice's rows; the photo reaches over the first three, so that the second and third have no such cell. */
function noticeRows({ rows }: NoticeAnnex): string[][] {
  return rows.map((row, index) =>
    (index === 1 || index === 2 ? row.slice(0, -1) : row).map((cell) => withoutIndent(cell)),
  )
}

/** The cell right of a label. */
function valueBeside(label: string): string {
  const header = [...document.querySelectorAll('th')].find(
    (cell) => (cell.textContent ?? '').replace(/\s/g, '') === label,
  )
  return printedText(header?.nextElementSibling as Element)
}

/** Blanks count: they are part of an official form. */
const EXACTLY = { normalizer: (text: string) => text }

describe('annex 1', () => {
  test('an empty form has every cell and every word of the notice, in its order', () => {
    render(<Annex1Sheet content={blankAnnex1()} />)
    expect(printedRows()).toEqual(noticeRows(noticeAnnex(1)))
  })

  test('label, title, 填表时间 and the two numbered notes stand as in the notice', () => {
    render(<Annex1Sheet content={blankAnnex1()} />)
    expect(printedLines()).toEqual(
      noticeAnnex(1).lines.map((line, index) => (index === 2 ? line.trim() : line)),
    )
  })

  test('the photo reaches over three rows and every other row over the whole width', () => {
    render(<Annex1Sheet content={blankAnnex1()} />)
    const spans = [...document.querySelectorAll('.annex-form tr')].map((row, index) => {
      const own = [...row.children].reduce((sum, cell) => sum + (cell as HTMLTableCellElement).colSpan, 0)
      return index === 1 || index === 2 ? own + 1 : own
    })
    expect(spans).toEqual(spans.map(() => 7))
    expect((document.querySelector('.annex-form-photo') as HTMLTableCellElement).rowSpan).toBe(3)
  })

  test('a filled form shows each value beside its label', () => {
    render(<Annex1Sheet content={annex1Content(assessorSource())} />)
    expect(valueBeside('姓名')).toBe('张三')
    expect(valueBeside('性别')).toBe('男')
    expect(valueBeside('年龄')).toBe('41')
    expect(valueBeside('身份证号码')).toBe('510100198503121018')
    expect(valueBeside('工作单位')).toBe('成都市锦程职业技能评价有限公司')
    expect(valueBeside('联系电话')).toBe('13800000000')
    expect(valueBeside('职业资格等级或技术职称')).toBe('高级技师（一级）、副高级')
    expect(valueBeside('从事专业')).toBe('电气自动化')
    expect(valueBeside('专业工龄')).toBe('18')
    expect(valueBeside('证卡编号')).toBe('0235100012')
    expect(valueBeside('考评职业(工种)')).toBe('电工、焊工')
    expect(valueBeside('证卡有效期限')).toBe('2023年5月10日至2026年5月9日')
    expect(valueBeside('有效期内考评工作记录(考评时间、机构、批次)')).toBe(
      '2024-06-01　成都评价机构　2024年第6批\n2025-03-12　成都评价机构　2025年第2批',
    )
    expect(screen.getByText('填表时间：2026年4月12日', EXACTLY)).toBeVisible()
    expect(screen.getByAltText('照片')).toHaveAttribute('src', expect.stringContaining('data:image/png'))
  })

  test('the box of the own level is ticked and the other is not', () => {
    render(<Annex1Sheet content={annex1Content(assessorSource())} />)
    expect(valueBeside('级别')).toBe('□考评员\n☑高级考评员')
  })

  test('a third kind of assessor is a third box', () => {
    const kinds = [...KINDS, { code: 'special', name_zh: '专项职业能力考核考评员', role: 'assessor' }]
    render(<Annex1Sheet content={annex1Content(assessorSource({ kinds, kind: 'special' }))} />)
    expect(valueBeside('级别')).toBe('□考评员\n□高级考评员\n☑专项职业能力考核考评员')
  })

  test('the unit’s opinion ends in 同意 or 不同意, the seal and the date', () => {
    const { unmount } = render(<Annex1Sheet content={annex1Content(assessorSource())} />)
    expect(valueBeside('申报单位意见')).toBe(
      '考评工作履职情况：履职情况良好。\n评定：同意\n（盖章）\n2026年4月20日',
    )
    unmount()
    const opinion = { performance: '未参加考评工作。', agrees: false, decidedOn: '2026-04-21' }
    render(<Annex1Sheet content={annex1Content(assessorSource({ opinion }))} />)
    expect(valueBeside('申报单位意见')).toContain('评定：不同意')
  })

  test('the foot names file and version, and the QR code says the same', () => {
    render(<Annex1Sheet content={annex1Content(assessorSource())} />)
    expect(screen.getByText('档案编号：HZ202604-00001　数据版本：2', EXACTLY)).toBeVisible()
    expect(screen.getByTitle('HZT:7f3c1d52-5a0e-4c1e-9a77-000000000001:2')).toBeInTheDocument()
  })
})

describe('before the unit’s opinion', () => {
  test('a print says that it is a preview and must not be sealed', () => {
    const mark = { fileId: 'f1', fileNumber: '', version: 0 }
    render(<Annex1Sheet content={annex1Content(assessorSource({ mark }))} />)
    expect(screen.getByText('预览稿，未经单位初审，不得盖章', EXACTLY)).toBeVisible()
  })
})

describe('annex 3', () => {
  test('an empty form has every cell and every word of the notice, in its order', () => {
    render(<Annex3Sheet content={blankAnnex3()} />)
    expect(printedRows()).toEqual(noticeRows(noticeAnnex(3)))
  })

  test('label, title and 填表时间 stand as in the notice', () => {
    render(<Annex3Sheet content={blankAnnex3()} />)
    expect(printedLines()).toEqual(noticeAnnex(3).lines.map((line) => line.trim()))
  })

  test('a filled form shows each value beside its label', () => {
    render(<Annex3Sheet content={annex3Content(supervisorSource())} />)
    expect(valueBeside('姓名')).toBe('李四')
    expect(valueBeside('性别')).toBe('女')
    expect(valueBeside('身份证号码')).toBe('510100199211052027')
    expect(valueBeside('联系电话')).toBe('028-86712192')
    expect(valueBeside('原质量督导员证卡号')).toBe('R5123001')
    expect(valueBeside('所在地区')).toBe('绵阳市')
    expect(valueBeside('工作单位')).toBe('绵阳市职业技能鉴定指导中心')
    expect(valueBeside('通信地址及邮编')).toBe('四川省绵阳市涪城区某某路12号　621000')
    expect(valueBeside('督导工作经历（不少于200字）')).toBe('第一段。\n第二段。')
    expect(valueBeside('单位意见')).toBe('认真履行督导职责。\n评定：同意\n盖章：\n2026年4月20日')
    expect(valueBeside('备注')).toBe('无')
  })
})
