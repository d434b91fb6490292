import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type CodeName, type Dictionaries, loadDictionaries, nameIn } from '../../data/dictionaries'
import type { CodeNamer } from '../../i18n/auditWords'
import { useTranslation } from '../../i18n/useTranslation'

/** Which dictionary a column's codes come from. */
const lists: Readonly<Record<string, (dictionaries: Dictionaries) => readonly CodeName[]>> = {
  kind: ({ cardKinds, items }) => [...cardKinds, ...items],
  card_kind: ({ cardKinds }) => cardKinds,
  issuer_code: ({ issuers }) => issuers,
  return_documents: ({ documentKinds }) => documentKinds,
  return_fields: ({ formFields }) =>
    formFields.map(({ field, name_zh, name_en }) => ({ code: field, name_zh, name_en })),
  send_back_reasons: ({ reasonCodes }) => reasonCodes,
  ground: ({ reasonCodes, items }) => [...reasonCodes, ...items],
  severity: ({ items }) => items,
}

/** Names of codes in the reader's language, as far as the dictionaries are there. */
export function useCodeName(): CodeNamer {
  const { language } = useTranslation()
  const dictionaries = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  return useCallback(
    (column, code) => {
      const rows = dictionaries.data && lists[column]?.(dictionaries.data)
      const row = rows?.find((candidate) => candidate.code === code)
      return row && nameIn(language, row)
    },
    [dictionaries.data, language],
  )
}
