/**
 * Tables of our own beside annex 2 and 4, which lack card numbers and must keep the notice's columns: the check list
 * (核对表) for the review and the register of handed-out cards (领取登记).
 */
import type { BatchHeader, CheckRow, HandoverRow } from './annex.ts'
import {
  type AnnexColumn,
  type AnnexTable,
  batchMark,
  count,
  footLine,
  numbered,
  text,
} from './annexTable.ts'

export const CHECK_COLUMNS: AnnexColumn[] = [
  count('序号', 6),
  text('档案编号', 18),
  text('姓名', 10),
  text('身份证号码', 21),
  text('工作单位', 26, 'left'),
  text('级别', 13),
  text('证卡编号', 16),
  text('原有效期起', 12),
  text('原有效期止', 12),
  text('新证卡编号', 16),
  text('新有效期起', 12),
  text('新有效期止', 12),
  text('备注', 18, 'left'),
]

export const HANDOVER_COLUMNS: AnnexColumn[] = [
  count('序号', 5),
  text('姓名', 10),
  text('工作单位', 26, 'left'),
  text('证卡类别', 14),
  text('新证卡编号', 16),
  text('有效期限', 31),
  text('原证卡编号', 16),
  text('旧证收回/\n遗失声明', 12),
  text('领取人\n签名', 12),
  text('领取日期', 13),
]

/** The check list: what is needed to compare the files with the cards. No annex, never sealed. */
export function checkTable(header: BatchHeader, rows: readonly CheckRow[]): AnnexTable {
  return {
    label: '',
    title: '复核换证核对表',
    above: [`填报单位：${header.reporter}`],
    columns: CHECK_COLUMNS,
    rows: numbered(rows, 0, CHECK_COLUMNS, (row) => [
      row.fileNumber,
      row.name,
      row.idNumber,
      row.employer,
      row.kindName,
      row.cardNumber,
      row.oldValidFrom,
      row.oldValidTo,
      row.newCardNumber,
      row.newValidFrom,
      row.newValidTo,
      row.remark,
    ]),
    below: [footLine('经办人', header)],
    notes: [],
    mark: batchMark(header),
  }
}

/** The register to be signed when cards are handed out: to the unit for assessors, to the city for supervisors. */
export function handoverTable(header: BatchHeader, rows: readonly HandoverRow[]): AnnexTable {
  return {
    label: '',
    title: '证卡领取登记表',
    above: [`领取单位：${header.reporter}（盖章）`],
    columns: HANDOVER_COLUMNS,
    rows: numbered(rows, 0, HANDOVER_COLUMNS, (row) => [
      row.name,
      row.employer,
      row.kindName,
      row.newCardNumber,
      row.validity,
      row.oldCardNumber,
      row.oldCard,
      '',
      row.collectedOn,
    ]),
    below: [footLine('经办人', header)],
    notes: [],
    mark: batchMark(header),
  }
}
