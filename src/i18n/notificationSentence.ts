import type { Translation } from './useTranslation'

/** What a message says: its kind, and the values that its sentence names. */
export interface Message {
  kind: string
  params: Record<string, unknown>
}

/** The sentence of a message in the reader's language, with its term where there is one. */
export function notificationSentence({ kind, params }: Message, { t, find, language }: Translation): string {
  const { number, person, to, due_on, note, outcome, ground } = params
  const file = number
    ? t('notification.file', { person, number })
    : t('notification.fileWithoutNumber', { person })
  const values = {
    ...params,
    file,
    to: find(`words.status.${to}`) ?? to,
    ground: find(`words.lapseGround.${ground}`) ?? ground,
    outcome: find(`words.penaltyKind.${outcome}`) ?? outcome,
    note: note || t('notification.noNote'),
  }
  const sentence = find(`notification.kind.${kind}`, values) ?? t('notification.kind.other', values)
  const isTermOfReader = kind === 'application_return' || kind === 'application_reject'
  if (!due_on || !isTermOfReader) return sentence
  return sentence + (language === 'zh-CN' ? '' : ' ') + t('notification.dueBy', { due_on })
}
