import type { CardAdvice } from '../domain/card'
import type { Translation } from './useTranslation'

const WITH_DUE: ReadonlySet<CardAdvice['key']> = new Set(['continue_draft', 'correct', 'upload_seal'])

/** What the holder of a card should do, and until when. */
export function adviceSentence({ key, values }: CardAdvice, { t, find, language }: Translation): string {
  const status =
    key === 'not_renewable'
      ? find(`words.cardStatus.${values.status}`)
      : find(`words.status.${values.status}`)
  const isLate = key === 'apply' && !values.round
  const sentence = find(`portal.advice.${isLate ? 'applyLate' : key}`, { ...values, status }) ?? ''
  const until =
    key === 'apply' && values.closes_on
      ? t('portal.adviceUntil', values)
      : WITH_DUE.has(key) && values.due_on
        ? t('portal.adviceDue', values)
        : ''
  return [sentence, until].filter(Boolean).join(language === 'zh-CN' ? '' : ' ')
}
