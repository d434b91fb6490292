import type { ParameterRow } from '../../data/parameters'
import type { Translation } from '../../i18n/useTranslation'

type Words = Pick<Translation, 't' | 'language'>

/** A value with its unit: 15 工作日. */
export function valueText(value: unknown, row: ParameterRow, { language }: Words): string {
  return `${value} ${language === 'zh-CN' ? row.unit : row.unit_en}`
}

/** Where the number comes from: a clause of the notice, a decision, or elsewhere and unconfirmed. */
export function basisText({ basis, clause }: ParameterRow, { t }: Words): string {
  return basis === 'notice' ? t('parameter.clause', { clause }) : t(`parameter.basis.${basis}`)
}

/** What a change applies to. */
export function effectText(row: ParameterRow, { language }: Words): string {
  return language === 'zh-CN' ? row.effect_zh : row.effect_en
}
