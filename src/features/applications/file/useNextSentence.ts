import { useCallback } from 'react'
import type { ApplicationRow } from '../../../data/applicationFile'
import type { Dictionaries } from '../../../data/dictionaries'
import { useTranslation } from '../../../i18n/useTranslation'

/** Statuses whose next step is another's on the two tracks. */
const BY_TRACK: ReadonlySet<string> = new Set(['re_review', 'awaiting_summary'])

/** What happens next with a file, by whom and by when; the unit of a file that the person entered waits for them. */
export function useNextSentence(dictionaries: Dictionaries) {
  const { t, find, language } = useTranslation()
  return useCallback(
    ({ status, track, card_kind, due_on }: ApplicationRow, isFiller: boolean): string => {
      const kind = dictionaries.cardKinds.find(({ code }) => code === card_kind)
      const isByCity = track === 'city' && kind?.collected_by === 'city'
      const key = BY_TRACK.has(status)
        ? `${status}${track === 'city' ? 'City' : 'Province'}`
        : status === 'returned' && !isFiller
          ? 'returnedToPerson'
          : status
      const sentence = find(`file.next.${key}`, {
        collector: isByCity ? t('file.collectorCity') : t('file.collectorUnit'),
      })
      const hasDue = [
        'unit_review',
        'awaiting_seal',
        're_review',
        'awaiting_summary',
        'final_review',
      ].includes(status)
      const due = hasDue && due_on ? t('file.due', { due: due_on }) : ''
      const gap = language === 'zh-CN' ? '' : ' '
      return `${sentence ?? ''}${due && `${gap}（${due}）`}`
    },
    [dictionaries, t, find, language],
  )
}
