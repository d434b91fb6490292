import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { CollectionRow } from '../../data/issuingPrint'
import { type BatchHeader, type HandoverRow, validity } from '../../domain/annex'
import { annex2Row, annex4Row } from '../../domain/annexContent'
import { regionName } from '../../domain/region'
import type { IsoDate } from '../../domain/shanghai'
import type { CollectionListProps } from './print/CollectionList'

/**
 * The collection lists of chosen files: one for each collector and summary table, since the notice has cards collected
 * with the summary table (证卡由单位提交汇总表统一领取), sealed by the collector.
 *
 * @param on today in Shanghai
 */
export function collectionSheets(
  rows: readonly CollectionRow[],
  { items, cardKinds }: Pick<Dictionaries, 'items' | 'cardKinds'>,
  on: IsoDate,
): CollectionListProps[] {
  const groups = new Map<string, CollectionRow[]>()
  for (const row of rows) {
    const key = [row.annex, row.by_city ? row.region_code : row.institution_id, row.batch_id].join(':')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return {
      batchId: first.batch_id ?? first.application_id,
      header: headerOf(first),
      list:
        first.annex === 2
          ? { annex: 2 as const, rows: group.map(({ form }) => annex2Row(form, on, items)) }
          : {
              annex: 4 as const,
              rows: group.map(({ form, records }) => annex4Row(form, records, on, items)),
            },
      handover: group.map((row) => handoverRow(row, nameOf('zh-CN', cardKinds, row.card_kind), on)),
    }
  })
}

/** 经办人, phone and day are the collector's own: they stay blank, to be written by hand. */
function headerOf(row: CollectionRow): BatchHeader {
  return {
    batchNumber: row.batch_number ?? '',
    version: row.batch_version ?? 1,
    reporter: row.by_city
      ? `${regionName(row.region_code, 'zh-CN')}职业技能鉴定指导中心`
      : row.institution_name,
    handler: '',
    phone: '',
    filledOn: null,
  }
}

function handoverRow(row: CollectionRow, kindName: string, on: IsoDate): HandoverRow {
  const { name, employer } = annex2Row(row.form, on, [])
  return {
    name,
    employer,
    kindName,
    newCardNumber: row.new_card_number,
    validity: validity(row.valid_from, row.valid_to),
    oldCardNumber: row.old_card_number,
    oldCard: row.old_card === null ? '' : row.old_card === 'returned' ? '旧证收回' : '遗失声明',
    collectedOn: row.collected_on ?? '',
  }
}
