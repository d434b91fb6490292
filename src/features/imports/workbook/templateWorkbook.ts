import { loadImportChoices } from '../../../data/importChoices'
import { type WriteOptions, writeWorkbook } from '../../../data/xlsx/writeWorkbook'
import { IMPORT_RULES, type ImportField, type ImportKind } from '../../../domain/importKinds'
import type { Translation } from '../../../i18n/useTranslation'
import { textSheet } from './textSheet'

const EMPTY_ROWS = 200

/** A workbook to fill in: empty text cells, how to fill in each column, and the values to choose from. @throws AppError */
export async function templateWorkbook(kind: ImportKind, words: Translation, options: WriteOptions) {
  const { t } = words
  const { fields } = IMPORT_RULES[kind]
  const { names } = await loadImportChoices()
  const header = fields.map(({ headers }) => headers[0] ?? '')
  const lists = fields.filter(({ choices }) => choices)
  const longest = Math.max(0, ...lists.map(({ choices }) => (choices ? names[choices].length : 0)))
  const choiceRows = Array.from({ length: longest }, (_, row) =>
    lists.map(({ choices }) => (choices ? (names[choices][row]?.name ?? '') : '')),
  )
  const bytes = await writeWorkbook(
    [
      textSheet(
        t('imports.templateSheet'),
        header,
        Array.from({ length: EMPTY_ROWS }, () => []),
      ),
      textSheet(
        t('imports.helpSheet'),
        [t('imports.help.column'), t('imports.help.rule')],
        fields.map((field) => [field.headers[0] ?? '', ruleOf(field, words)]),
      ),
      textSheet(
        t('imports.listSheet'),
        lists.map(({ headers }) => headers[0] ?? ''),
        choiceRows,
      ),
    ],
    { title: t(`imports.kind.${kind}`), createdAt: new Date() },
    options,
  )
  return { fileName: `${t(`imports.kind.${kind}`)}.xlsx`, bytes }
}

function ruleOf(
  { type, isRequired, choices, isFixable, maxLength }: ImportField,
  { t }: Translation,
): string {
  return [
    isRequired && t('imports.help.required'),
    type === 'date' && t('imports.help.date'),
    type === 'period' && t('imports.help.period'),
    type === 'idNumber' && t('imports.help.idNumber'),
    type === 'list' && t('imports.help.list'),
    choices && t('imports.help.choice'),
    isFixable && t('imports.help.fixed'),
    maxLength && t('imports.help.text', { max: maxLength }),
  ]
    .filter(Boolean)
    .join('')
}
