import type { CardRole } from '../domain/card'
import type { DocumentKind } from '../domain/documents'
import type { FieldName } from '../domain/formFields'
import { supabase } from './client'
import { failure } from './session'

/** The two names that every dictionary row carries. */
export interface Named {
  name_zh: string
  name_en: string
}

export interface DictionaryItem extends Named {
  dictionary: string
  /** What is stored. */
  code: string
  is_active: boolean
}

export interface CardKindRow extends Named {
  code: string
  role: CardRole
  statement_document: string | null
  collected_by: 'institution' | 'city'
  /** province: only the province's own cards are renewed. */
  issuer_rule: 'any' | 'province'
  statement_min_chars: number | null
  is_active: boolean
}

export interface DocumentKindRow extends DocumentKind, Named {
  is_printed: boolean
}

/** The names of a field; its rules are in domain/formFields. */
export interface FormFieldRow extends Named {
  card_role: CardRole
  field: FieldName
}

export interface ReasonCode extends Named {
  code: string
  actions: string[]
  needs_note: boolean
  is_active: boolean
}

export interface CodeName extends Named {
  code: string
}

export interface IssuerRow extends CodeName {
  kind: 'ministry' | 'industry' | 'province'
}

/** The lists of the notice and its annexes that screens choose from and name things by. */
export interface Dictionaries {
  items: DictionaryItem[]
  cardKinds: CardKindRow[]
  documentKinds: DocumentKindRow[]
  formFields: FormFieldRow[]
  reasonCodes: ReasonCode[]
  issuers: IssuerRow[]
  checkRules: CodeName[]
}

async function rowsOf<Row>(table: string, columns: string): Promise<Row[]> {
  const { data, error, status } = await supabase().from(table).select(columns).order('sort')
  if (error) throw failure(error, status)
  return data as Row[]
}

let loading: Promise<Dictionaries> | undefined

/** All dictionaries, read once per page load. @throws AppError */
export function loadDictionaries(): Promise<Dictionaries> {
  loading ??= readAll().catch((error) => {
    loading = undefined
    throw error
  })
  return loading
}

/** The next one who asks reads them anew: one of them has changed. */
export function forgetDictionaries() {
  loading = undefined
}

async function readAll(): Promise<Dictionaries> {
  const [items, cardKinds, documentKinds, formFields, reasonCodes, issuers, checkRules] = await Promise.all([
    rowsOf<DictionaryItem>('dictionary_items', 'dictionary,code,name_zh,name_en,is_active'),
    rowsOf<CardKindRow>(
      'card_kinds',
      'code,name_zh,name_en,role,statement_document,statement_min_chars,collected_by,issuer_rule,is_active',
    ),
    rowsOf<DocumentKindRow>('document_kinds', 'code,name_zh,name_en,mime_types,max_bytes,is_printed'),
    rowsOf<FormFieldRow>('form_fields', 'card_role,field,name_zh,name_en'),
    rowsOf<ReasonCode>('reason_codes', 'code,name_zh,name_en,actions,needs_note,is_active'),
    rowsOf<IssuerRow>('issuers', 'code,name_zh,name_en,kind'),
    rowsOf<CodeName>('check_rules', 'code:key,name_zh,name_en'),
  ])
  return { items, cardKinds, documentKinds, formFields, reasonCodes, issuers, checkRules }
}

/** The name of a dictionary row in the user's language. */
export function nameIn(language: 'zh-CN' | 'en-US', row: Named): string {
  return language === 'zh-CN' ? row.name_zh : row.name_en
}

/** The name of a code in the user's language; a code that is not in the list is shown as it is. */
export function nameOf(language: 'zh-CN' | 'en-US', list: readonly CodeName[], code: string): string {
  const row = list.find((candidate) => candidate.code === code)
  return row ? nameIn(language, row) : code
}
