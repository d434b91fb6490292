import type { RowOutcome } from '../../data/imports'
import type { ImportKind } from '../../domain/importKinds'
import { useTranslation } from '../../i18n/useTranslation'
import { FileButton } from '../../ui/FileButton'
import type { Import } from './useImport'

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Props {
  kind: ImportKind
  work: Import
  label: string
  /** Only rows that came to one of these. */
  only?: readonly RowOutcome[]
}

/** The file back, with what became of each row beside it. */
export function ImportReportButton({ kind, work, label, only }: Props) {
  const words = useTranslation()
  const { sheet, mapping, judged, file } = work
  if (!sheet || !mapping || !judged || !file) return null
  const rows = only ? judged.filter(({ outcome }) => only.includes(outcome)) : judged
  if (rows.length === 0) return null
  return (
    <FileButton
      label={label}
      type={XLSX_TYPE}
      make={async (options) =>
        (await import('./workbook/reportWorkbook')).reportWorkbook(
          { kind, fileName: file.name, sheet, headerRow: mapping.headerRow, judged: rows },
          words,
          options,
        )
      }
    />
  )
}
