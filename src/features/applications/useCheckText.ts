import { useCallback } from 'react'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { Check } from '../../domain/eligibility'
import { useTranslation } from '../../i18n/useTranslation'

/** The name of a rule and the sentence of its outcome. */
export interface CheckText {
  name: string
  sentence: string
}

function variantOf({ key, outcome, values }: Check): string {
  if (outcome === 'pass' && values.late_until) return 'late'
  if (key === 'activity_confirmed' && outcome !== 'pass' && !values.declared && !values.confirmed)
    return 'none'
  return outcome
}

/** Says what a check compared, in the user's language. */
export function useCheckText(dictionaries: Dictionaries): (check: Check) => CheckText {
  const { find, language } = useTranslation()
  return useCallback(
    (check) => {
      const { values } = check
      const missing = Array.isArray(values.missing) ? values.missing.map(String) : []
      const shown = {
        ...values,
        missing: missing
          .map((kind) => nameOf(language, dictionaries.documentKinds, kind))
          .join(language === 'zh-CN' ? '、' : ', '),
        count: Array.isArray(values.errors) ? values.errors.length : values.count,
        status: find(`words.cardStatus.${values.status}`) ?? values.status,
      }
      return {
        name: nameOf(language, dictionaries.checkRules, check.key),
        sentence:
          find(`checks.${check.key}.${variantOf(check)}`, shown) ??
          find(`checks.${check.key}.fail`, shown) ??
          '',
      }
    },
    [dictionaries, find, language],
  )
}
