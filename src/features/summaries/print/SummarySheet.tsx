import { type Annex2Row, type Annex4Row, type BatchHeader, formMark } from '../../../domain/annex'
import { type AnnexTable, annex2Table, annex4Table } from '../../../domain/annexTable'
import { PrintSheet } from '../../../ui/PrintSheet'
import { PrintTable } from '../../../ui/PrintTable'

interface SummarySheetProps {
  /** Id of the batch, for the QR code of its pages. */
  batchId: string
  header: BatchHeader
}

function SummarySheet({ batchId, version, table }: { batchId: string; version: number; table: AnnexTable }) {
  const code = formMark({ fileId: batchId, fileNumber: '', version })
  return (
    <PrintSheet orientation="landscape" name={`${table.label}　${table.title}`} mark={table.mark} code={code}>
      <PrintTable {...table} />
    </PrintSheet>
  )
}

/** Annex 2 on A4 landscape, to be sealed: the same texts and columns as its workbook. */
export function Annex2Sheet({ batchId, header, rows }: SummarySheetProps & { rows: readonly Annex2Row[] }) {
  return <SummarySheet batchId={batchId} version={header.version} table={annex2Table(header, rows)} />
}

/** Annex 4 on A4 landscape, to be sealed: the same texts and columns as its workbook. */
export function Annex4Sheet({ batchId, header, rows }: SummarySheetProps & { rows: readonly Annex4Row[] }) {
  return <SummarySheet batchId={batchId} version={header.version} table={annex4Table(header, rows)} />
}
