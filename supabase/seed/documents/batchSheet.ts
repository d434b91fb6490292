import { Canvas, textWidth } from './canvas.ts'
import { seal } from './seal.ts'

/** The first page of a sealed summary table as it is scanned. */
export interface BatchSheetContent {
  annex: number
  title: string
  number: string
  reporter: string
  dataVersion: number
  rows: readonly (readonly string[])[]
  day: string
}

/** Rows that fit on the page; further ones are on pages that this scan leaves out. */
const ROWS = 16

export function batchSheet(content: BatchSheetContent): Canvas {
  const canvas = new Canvas(1052, 744, [
    [252, 252, 250],
    [40, 40, 40],
    [206, 40, 40],
  ])
  const [ink, red] = [1, 2]
  canvas.text(50, 40, `附件${content.annex}`, ink)
  canvas.text(Math.round((1052 - textWidth(content.title)) / 2), 72, content.title, ink)
  canvas.text(
    50,
    108,
    `填报单位（盖章）：${content.reporter}　${content.number}　第${content.dataVersion}版`,
    ink,
    0.8,
  )
  canvas.frame(48, 136, 956, 30 * (Math.min(content.rows.length, ROWS) + 1), ink)
  const columns = [56, 100, 200, 440, 640, 800]
  content.rows.slice(0, ROWS).forEach((cells, index) => {
    const y = 142 + (index + 1) * 30
    canvas.box(48, y - 6, 956, 1, ink)
    for (const [column, cell] of cells.entries()) canvas.text(columns[column] ?? 56, y, cell, ink, 0.75)
  })
  const heads = ['序号', '姓名', '工作单位', '证卡编号', '职业', '联系电话']
  for (const [column, head] of heads.entries()) canvas.text(columns[column] ?? 56, 142, head, ink, 0.75)
  canvas.text(640, 690, `填报时间：${content.day}`, ink, 0.8)
  seal(canvas, 880, 630, content.reporter, red)
  canvas.text(50, 700, '样例　仅供演示', red, 0.8)
  return canvas
}
