import { csvText } from '../domain/exportText'
import { shanghaiDate } from '../domain/shanghai'
import { AppError } from './errors'
import { newRequestId, rpc } from './rpc'
import type { CellStyle, SheetModel } from './xlsx/sheetModel'
import { columnName } from './xlsx/sheetXml'

/** Personal data that stand masked in lists; in full they take the grant, a reason and a line of the access log. */
export type PersonalField = 'id_number' | 'phone' | 'email' | 'address' | 'postcode'

export interface ExportColumn<Row> {
  title: string
  /** What the cell says; every cell is text. Of a personal column: the masked value. */
  text(row: Row): string | null | undefined
  /** In full where the export is unmasked. */
  personal?: PersonalField
}

/**
 * A list as it is exported. To give a list an export: its columns, how many rows it has, and its rows page by page
 * behind the last one that came (keyset, so that a deep page costs what the first one does).
 */
export interface ExportSource<Row> {
  /** Letters only, e.g. cards: names the list in the log. */
  list: string
  /** Of the sheet and the file, as the page is called. */
  title: string
  columns: readonly ExportColumn<Row>[]
  /** What narrows the list, as it stands in the address; goes into the log. */
  filters: Readonly<Record<string, string | undefined>>
  /** The same in the user's words, for the line under the title; empty: the whole list. */
  filterWords: string
  count(signal: AbortSignal): Promise<number>
  /** The next rows behind `after`, at most 1000; empty when there are no more. `place`: how many came before. */
  loadAfter(after: Row | undefined, place: number, signal: AbortSignal): Promise<readonly Row[]>
  /** The list's order, where it is not that of the pages. */
  compare?(a: Row, b: Row): number
  /** Whose personal data stand in a row; needed for personal columns. */
  personOf?(row: Row): string | null
}

export interface ExportWish {
  format: 'xlsx' | 'csv'
  isUnmasked: boolean
  reason: string
  /** Rows that the list was counted to have. */
  total: number
  /** The line under the title: who, when, why. */
  mark(rows: number): string
}

export interface ExportOptions {
  onProgress?(share: number): void
  signal: AbortSignal
}

export interface ExportFile {
  fileName: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** More do not fit into the memory of an office computer, nor onto a sheet that anybody reads. */
export const EXPORT_LIMIT = 200_000

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}
/** Reading the rows is most of the work. */
const READING = 0.8

/**
 * Makes the file of a list. It is logged before the first row is read.
 *
 * @throws AppError export_too_large, export_not_granted, reason_missing; the signal's reason when cancelled
 */
export async function exportRows<Row>(
  source: ExportSource<Row>,
  wish: ExportWish,
  { onProgress, signal }: ExportOptions,
): Promise<ExportFile> {
  if (wish.total > EXPORT_LIMIT) throw new AppError('rule', 'export_too_large', { max: EXPORT_LIMIT })
  const id = newRequestId()
  await rpc(
    'start_export',
    {
      p_id: id,
      p_list: source.list,
      p_filters: source.filters,
      p_row_count: wish.total,
      p_format: wish.format,
      p_is_unmasked: wish.isUnmasked,
      p_reason: wish.reason || null,
    },
    signal,
  )
  const rows: Row[] = []
  const identities = new Map<string, Identity>()
  for (;;) {
    const page = await source.loadAfter(rows.at(-1), rows.length, signal)
    signal.throwIfAborted()
    if (page.length === 0) break
    rows.push(...page)
    if (rows.length > EXPORT_LIMIT) throw new AppError('rule', 'export_too_large', { max: EXPORT_LIMIT })
    if (wish.isUnmasked && source.personOf)
      await readIdentities(id, page.map(source.personOf), identities, signal)
    onProgress?.(Math.min(1, rows.length / Math.max(1, wish.total)) * READING)
  }
  if (source.compare) rows.sort(source.compare)
  const cells = rows.map((row) => {
    const identity = identities.get(source.personOf?.(row) ?? '')
    return source.columns.map(({ text, personal }) => (personal && identity?.[personal]) || (text(row) ?? ''))
  })
  const table: ExportTable = {
    title: source.title,
    mark: wish.mark(rows.length),
    header: source.columns.map(({ title }) => title),
    cells,
  }
  const bytes =
    wish.format === 'csv'
      ? new TextEncoder().encode(csvText([table.header, ...cells, [table.mark]]))
      : await workbookOf(table, (share) => onProgress?.(READING + share * (1 - READING)), signal)
  onProgress?.(1)
  return { fileName: fileNameOf(source.title, wish.format), type: TYPES[wish.format], bytes }
}

type Identity = { person_id: string } & Partial<Record<PersonalField, string | null>>

async function readIdentities(
  exportId: string,
  people: readonly (string | null)[],
  known: Map<string, Identity>,
  signal: AbortSignal,
): Promise<void> {
  const wanted = [...new Set(people)].filter((id) => id !== null && !known.has(id))
  if (wanted.length === 0) return
  const found = await rpc<Identity[]>(
    'export_identities',
    { p_export_id: exportId, p_person_ids: wanted },
    signal,
  )
  for (const identity of found) known.set(identity.person_id, identity)
}

interface ExportTable {
  title: string
  mark: string
  header: readonly string[]
  cells: readonly (readonly string[])[]
}

const TITLE: CellStyle = { font: { name: '宋体', size: 16, bold: true }, horizontal: 'center', asText: true }
const MARK: CellStyle = { font: { name: '宋体', size: 10 }, horizontal: 'left', wrap: true, asText: true }
const HEADER: CellStyle = {
  font: { name: '黑体', size: 10.5 },
  border: true,
  wrap: true,
  horizontal: 'center',
  asText: true,
}
const BODY: CellStyle = { font: { name: '宋体', size: 10 }, border: true, asText: true }
const WIDTHS = { least: 8, most: 40, lookedAt: 200 }

async function workbookOf(
  { title, mark, header, cells }: ExportTable,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) {
  const [{ writeWorkbook }, { displayWidth }] = await Promise.all([
    import('./xlsx/writeWorkbook'),
    import('../domain/annexTable'),
  ])
  const last = columnName(header.length - 1)
  const line = (value: string, style: CellStyle, height: number) => ({
    cells: header.map((_, column) => ({ value: column === 0 ? value : null, style })),
    height,
  })
  const sheet: SheetModel = {
    name: title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    columns: header.map((text, column) =>
      Math.min(
        WIDTHS.most,
        2 +
          Math.max(
            WIDTHS.least,
            displayWidth(text),
            ...cells.slice(0, WIDTHS.lookedAt).map((row) => displayWidth(row[column] ?? '')),
          ),
      ),
    ),
    rows: [
      line(title, TITLE, 28),
      line(mark, MARK, 30),
      { cells: header.map((value) => ({ value, style: HEADER })) },
      ...cells.map((row) => ({ cells: row.map((value) => ({ value, style: BODY })) })),
    ],
    merges: header.length > 1 ? [`A1:${last}1`, `A2:${last}2`] : [],
    frozenRows: 3,
    page: {
      orientation: 'landscape',
      repeatRows: [3, 3],
      // every printed page says where it came from
      footer: mark,
      margins: { top: 1.9, right: 1.4, bottom: 1.9, left: 1.4, footer: 0.9 },
    },
  }
  return writeWorkbook([sheet], { title, createdAt: new Date() }, { onProgress, signal })
}

function fileNameOf(title: string, format: string): string {
  return `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}_${shanghaiDate(new Date())}.${format}`
}
