/**
 * Annex 2 and annex 4 of the notice 川人社职鉴〔2024〕10 号 as plain data, with the notice's own texts.
 * One model feeds the workbook and the print view, so the two cannot differ.
 */
import { type Annex2Row, type Annex4Row, type BatchHeader, chineseDate } from './annex.ts'

export interface AnnexColumn {
  /** Header text; a line break where the notice has one. */
  title: string
  /** Width in half-width characters; also the column's share of the printed width. */
  width: number
  align: 'left' | 'center'
  /** Numbers are counts and running numbers only; everything else is text, so that no digit is ever lost. */
  type: 'text' | 'number'
}

export type AnnexCell = string | number

export interface AnnexTable {
  /** 附件2, 附件4; empty for a table that is no annex. */
  label: string
  title: string
  /** Lines between title and table, e.g. 填报单位：（盖章）. */
  above: string[]
  columns: AnnexColumn[]
  /** Cells by row; the template's empty rows are included. */
  rows: AnnexCell[][]
  /** Lines under the table, to be sealed and signed. */
  below: string[]
  /** 填表说明, small print. */
  notes: string[]
  /** Batch number and data version, for the margin of every page. */
  mark: string
}

/** Rows that the notice's template prints; fewer rows are filled up to it, more are no problem. */
export const ANNEX2_TEMPLATE_ROWS = 10
export const ANNEX4_TEMPLATE_ROWS = 4

/** A column of text. */
export const text = (title: string, width: number, align: 'left' | 'center' = 'center'): AnnexColumn => ({
  title,
  width,
  align,
  type: 'text',
})
/** A column of numbers. */
export const count = (title: string, width: number): AnnexColumn => ({
  title,
  width,
  align: 'center',
  type: 'number',
})

export const ANNEX2_COLUMNS: AnnexColumn[] = [
  count('序号', 5),
  text('工作单位', 22, 'left'),
  text('姓名', 9),
  text('性别', 5),
  text('身份证号码', 18),
  text('文化程度', 9.5),
  text('现职业资格\n(专业技术职称)', 15),
  text('申报考评\n职业(工种)', 17),
  text('联系电话', 11.5),
  text('通讯地址', 26, 'left'),
]

export const ANNEX4_COLUMNS: AnnexColumn[] = [
  count('序号', 4.5),
  text('身份证\n号　码', 17.5),
  text('姓名', 8),
  text('性别', 4.5),
  text('出生日期', 10),
  text('民族', 6),
  text('政治\n面貌', 8),
  text('文化\n程度', 8),
  count('工作\n年限', 5),
  text('电子邮箱', 15),
  text('从事\n职业', 10),
  text('联系方式', 11.5),
  text('工作单位', 16, 'left'),
  count('督导\n次数', 5),
  text('督导\n地点', 10),
  text('原证卡\n编号', 11),
  text('通讯\n地址', 16, 'left'),
]

/** The notice's blanks between the words of the foot, kept to the character. */
const HANDLER_BLANK = '　　　　　　　　　　       　　'
const PHONE_BLANK = '　　　　　　　　　　　　　　　　  　　'
const SEAL_BLANK =
  '　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　   '

/** Width of a text in half-width characters: a full-width one counts 2. */
export function displayWidth(value: string): number {
  let width = 0
  for (const character of value) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1
  return width
}

/**
 * Writes a value into a blank of the notice: what follows stays in its place as long as the value fits,
 * and one full-width space always parts them.
 */
function fillBlank(value: string, blank: string): string {
  const left = displayWidth(blank) - displayWidth(value)
  return value === '' ? blank : value + '　'.repeat(Math.max(1, Math.floor(left / 2)))
}

/** 经办人, 联系电话, 填报时间 on one line, as under annex 2 and 4. */
export function footLine(handlerLabel: string, header: BatchHeader): string {
  return (
    `${handlerLabel}：${fillBlank(header.handler, HANDLER_BLANK)}` +
    `联系电话：${fillBlank(header.phone, PHONE_BLANK)}` +
    `填报时间：${chineseDate(header.filledOn, '　　　　年　　月　　日')}`
  )
}

/** 批次号 and 数据版本 as every sheet carries them. */
export function batchMark(header: BatchHeader): string {
  return `批次号：${header.batchNumber}　数据版本：${header.version}`
}

/** Rows with 序号 from 1, filled up with empty numbered ones to the template's length. */
export function numbered<Row>(
  rows: readonly Row[],
  atLeast: number,
  columns: AnnexColumn[],
  cells: (row: Row) => AnnexCell[],
): AnnexCell[][] {
  const filled = rows.map((row, index) => [index + 1, ...cells(row)])
  for (let index = rows.length; index < atLeast; index += 1) {
    filled.push([index + 1, ...columns.slice(1).map(() => '')])
  }
  return filled
}

/** Annex 2, 四川省技能人才评价考评员资格复核汇总表: serves for the report and for the collection of the cards. */
export function annex2Table(header: BatchHeader, rows: readonly Annex2Row[]): AnnexTable {
  return {
    label: '附件2',
    title: '四川省技能人才评价考评员资格复核汇总表',
    above: [`填报单位：${header.reporter}（盖章）`],
    columns: ANNEX2_COLUMNS,
    rows: numbered(rows, ANNEX2_TEMPLATE_ROWS, ANNEX2_COLUMNS, (row) => [
      row.employer,
      row.name,
      row.gender,
      row.idNumber,
      row.education,
      row.qualification,
      row.occupations,
      row.phone,
      row.address,
    ]),
    below: [footLine('经办人', header)],
    notes: [],
    mark: batchMark(header),
  }
}

/** Annex 4, 四川省技能人才评价质量督导员复核汇总表: 17 columns, birth dates as text yyyy-mm-dd. */
export function annex4Table(header: BatchHeader, rows: readonly Annex4Row[]): AnnexTable {
  return {
    label: '附件4',
    title: '四川省技能人才评价质量督导员复核汇总表',
    above: [],
    columns: ANNEX4_COLUMNS,
    rows: numbered(rows, ANNEX4_TEMPLATE_ROWS, ANNEX4_COLUMNS, (row) => [
      row.idNumber,
      row.name,
      row.gender,
      row.birthDate,
      row.ethnicGroup,
      row.politicalStatus,
      row.education,
      row.workingYears ?? '',
      row.email,
      row.occupation,
      row.phone,
      row.employer,
      row.supervisionCount,
      row.supervisionPlaces,
      row.cardNumber,
      row.address,
    ]),
    below: [`地区/单位（盖章）：${fillBlank(header.reporter, SEAL_BLANK)}`, '', footLine('经 办 人', header)],
    // Verbatim, the doubled comma of line 3 included: the sheet is compared with the notice.
    notes: [
      '填表说明：',
      '1.出生日期格式必须为：yyyy-mm-dd，为文本类型。',
      '2.政治面貌：中共党员、共青团员、民主党派人士、无党派民主人士、群众，不能简写。',
      '3.文化程度：研究生、大学本科、大学专科、中专、技校、高级技校、技师学院、高中、职高、初中、小学，，不能简写。',
      '4.每项信息均为必填项。',
    ],
    mark: batchMark(header),
  }
}
