import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { EvaluationRow } from '../../data/evaluations'
import type { RegisterChange } from '../../data/registerHistory'
import type { EvaluationPhase } from '../../domain/evaluation'
import type { Translation } from '../../i18n/useTranslation'
import type { Tone } from '../../ui/StatusTag'

/** How a phase reads. */
export const phaseTones: Record<EvaluationPhase, Tone> = {
  coming: 'waiting',
  running: 'attention',
  over: 'quiet',
  cancelled: 'quiet',
}

/** The name of a kind of evaluation or of a level; the code until the dictionaries have arrived. */
export function itemName(
  dictionaries: Dictionaries | undefined,
  dictionary: 'evaluation_kind' | 'skill_level',
  code: string,
  { language }: Pick<Translation, 'language'>,
): string {
  const items = dictionaries?.items.filter((item) => item.dictionary === dictionary) ?? []
  return nameOf(language, items, code)
}

/** 2024-04-25, or 2024-04-25 至 2024-04-26. */
export function daysText(
  row: Pick<EvaluationRow, 'starts_on' | 'ends_on'>,
  { t }: Pick<Translation, 't'>,
): string {
  return row.starts_on === row.ends_on
    ? row.starts_on
    : t('evaluation.daySpan', { from: row.starts_on, to: row.ends_on })
}

/** What was done, with whom where it is about somebody. */
export function evaluationActionText(
  { action, old_values, new_values }: RegisterChange,
  { t }: Translation,
): string {
  const name = String(new_values.person ?? old_values?.person ?? '')
  return t(`evaluation.changes.${action as 'changed'}`, { name })
}

/** The names of columns in the history. */
export function evaluationFieldName(field: string, { t }: Translation): string | undefined {
  switch (field) {
    case 'kind':
    case 'occupation':
    case 'levels':
    case 'site':
    case 'batch':
      return t(`evaluation.${field}`)
    case 'starts_on':
      return t('evaluation.starts')
    case 'ends_on':
      return t('evaluation.ends')
    case 'head_count':
      return t('evaluation.headCount')
    default:
      return undefined
  }
}
