import type { FieldDifference, JudgedRow } from '../../data/imports'
import type { ImportKind } from '../../domain/importKinds'
import type { RowProblem } from '../../domain/importRows'
import type { Translation } from '../../i18n/useTranslation'

/** The name of a field; the name of an institution is not that of a person. */
export function fieldName(kind: ImportKind, field: string, { find }: Translation): string {
  return find(`imports.fieldOf.${kind}.${field}`) ?? find(`imports.field.${field}`) ?? field
}

/** A problem as a sentence, without the field. */
export function problemSentence({ key }: RowProblem, { t, find }: Translation): string {
  return find(`imports.problem.${key}`) ?? find(`errors.${key}`) ?? t('errors.unknown', { key })
}

function differenceSentence(kind: ImportKind, { field, old }: FieldDifference, words: Translation): string {
  const name = fieldName(kind, field, words)
  return old
    ? words.t('imports.difference', { field: name, old })
    : words.t('imports.differenceEmpty', { field: name })
}

/** Everything there is to say of a row, by field. */
export function remarksOf(
  kind: ImportKind,
  { problems, differences }: JudgedRow,
  words: Translation,
): string[] {
  const colon = words.language === 'zh-CN' ? '：' : ': '
  return [
    ...problems.map(
      (problem) => `${fieldName(kind, problem.field, words)}${colon}${problemSentence(problem, words)}`,
    ),
    ...differences.map((difference) => differenceSentence(kind, difference, words)),
  ]
}
