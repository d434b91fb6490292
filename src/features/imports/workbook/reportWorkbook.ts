import type { JudgedRow } from '../../../data/imports'
import { type WriteOptions, writeWorkbook } from '../../../data/xlsx/writeWorkbook'
import type { ImportKind } from '../../../domain/importKinds'
import { importReport } from '../../../domain/importReport'
import type { ReadSheet } from '../../../domain/importSheet'
import type { Translation } from '../../../i18n/useTranslation'
import { remarksOf } from '../importWords'
import { textSheet } from './textSheet'

interface Source {
  kind: ImportKind
  fileName: string
  sheet: ReadSheet
  headerRow: number
  judged: readonly JudgedRow[]
}

/** The sheet as it was read with the outcome of each row beside it; it can be mended and imported again. */
export async function reportWorkbook(source: Source, words: Translation, options: WriteOptions) {
  const { t } = words
  const { kind, fileName, sheet, headerRow, judged } = source
  const { header, rows } = importReport(
    sheet,
    headerRow,
    {
      row: t('imports.column.row'),
      outcome: t('imports.column.outcome'),
      remark: t('imports.column.remark'),
    },
    judged.map((row) => ({
      row: row.row,
      outcome: t(`imports.outcome.${row.outcome}`),
      remark: remarksOf(kind, row, words).join('\n'),
    })),
  )
  const title = t('imports.reportSheet')
  const bytes = await writeWorkbook(
    [textSheet(title, header, rows)],
    { title, createdAt: new Date() },
    options,
  )
  return { fileName: `${fileName.replace(/\.[^.]*$/, '')}_${title}.xlsx`, bytes }
}
