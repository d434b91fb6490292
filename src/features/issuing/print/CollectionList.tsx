import {
  type Annex2Row,
  type Annex4Row,
  type BatchHeader,
  formMark,
  type HandoverRow,
} from '../../../domain/annex'
import { type AnnexTable, annex2Table, annex4Table } from '../../../domain/annexTable'
import { handoverTable } from '../../../domain/workingTable'
import { PrintSheet } from '../../../ui/PrintSheet'
import { PrintTable } from '../../../ui/PrintTable'

function Page({ batchId, version, table }: { batchId: string; version: number; table: AnnexTable }) {
  const code = formMark({ fileId: batchId, fileNumber: '', version })
  return (
    <PrintSheet orientation="landscape" name={table.title} mark={`证卡领取　${table.mark}`} code={code}>
      <PrintTable {...table} />
    </PrintSheet>
  )
}

export interface CollectionListProps {
  batchId: string
  /** 填报单位 is the unit that collects assessors' cards, or the city (or 省属 unit) that collects supervisors'. */
  header: BatchHeader
  list: { annex: 2; rows: readonly Annex2Row[] } | { annex: 4; rows: readonly Annex4Row[] }
  /** The cards to sign for, on a page of their own. */
  handover: readonly HandoverRow[]
}

/**
 * 证卡领取: the notice has assessors' cards collected with annex 2 sealed by the unit and supervisors' with annex 4 by
 * the city; the register to sign follows, because neither annex has a column for the new card.
 */
export function CollectionList({ batchId, header, list, handover }: CollectionListProps) {
  const table = list.annex === 2 ? annex2Table(header, list.rows) : annex4Table(header, list.rows)
  return (
    <>
      <Page batchId={batchId} version={header.version} table={table} />
      <Page batchId={batchId} version={header.version} table={handoverTable(header, handover)} />
    </>
  )
}
