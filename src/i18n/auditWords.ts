import { findRegion, regionName } from '../domain/region'
import { shanghaiDateTime } from '../domain/shanghai'
import type { Translation } from './useTranslation'

/** A changed column in words. */
export interface WordedChange {
  column: string
  /** Undefined where the row is new or gone: there is no before. */
  old?: string
  new: string
}

/** The name of a code from the dictionaries; undefined where there is none. */
export type CodeNamer = (column: string, code: string) => string | undefined

/** Columns that say nothing to a reader, in rows that were added or deleted. */
const silent: ReadonlySet<string> = new Set([
  'id',
  'version',
  'created_at',
  'updated_at',
  'is_live',
  'request_id',
  // ids of what an import added: a thousand of them tell a reader nothing
  'added',
])

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/

/** What a line of the audit log says: of a change old and new, of a row that came or went its values. */
export function wordChanges(
  row: { table_name: string; verb: string; changes: Record<string, unknown> },
  translation: Translation,
  codeName: CodeNamer = () => undefined,
): WordedChange[] {
  const { find } = translation
  return Object.entries(row.changes).flatMap(([name, value]): WordedChange[] => {
    // the name beside it says who
    if (`${name}_name` in row.changes) return []
    const column = find(`auditField.${name}`) ?? name
    const inWords = (single: unknown) => wordValue(row.table_name, name, single, translation, codeName)
    if (row.verb === 'update') {
      const [before, after] = value as [unknown, unknown]
      return [{ column, old: inWords(before), new: inWords(after) }]
    }
    if (silent.has(name) || isNothing(value)) return []
    return [{ column, new: inWords(value) }]
  })
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** One value as a reader would say it. */
export function wordValue(
  table: string,
  column: string,
  value: unknown,
  translation: Translation,
  codeName: CodeNamer = () => undefined,
): string {
  const { t, language } = translation
  if (isNothing(value)) return t('audit.nothing')
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (Array.isArray(value)) {
    const joint = language === 'zh-CN' ? '、' : ', '
    return value.map((item) => wordValue(table, column, item, translation, codeName)).join(joint)
  }
  if (typeof value === 'object')
    return wordFields(table, value as Record<string, unknown>, translation, codeName)
  const text = String(value)
  return wordOf(table, column, text, translation) ?? codeName(column, text) ?? plain(text)
}

/** Values inside a value: what a rule was before and after. */
function wordFields(
  table: string,
  values: Record<string, unknown>,
  translation: Translation,
  codeName: CodeNamer,
): string {
  const { find, t } = translation
  return Object.entries(values)
    .map(([name, value]) =>
      t('audit.set', {
        column: find(`auditField.${name}`) ?? name,
        new: wordValue(table, name, value, translation, codeName),
      }),
    )
    .join('；')
}

function plain(text: string): string {
  if (instant.test(text)) return shanghaiDateTime(text)
  // an id names a record: its beginning tells two apart
  return uuid.test(text) ? text.slice(0, 8) : text
}

function wordOf(
  table: string,
  column: string,
  text: string,
  { find, language }: Translation,
): string | undefined {
  if ((column === 'region_code' || column === 'location_code') && findRegion(text))
    return regionName(text, language)
  if (column === 'status') {
    const list = {
      applications: 'words.status',
      cards: 'words.cardStatus',
      summary_batches: 'words.batchStatus',
    }
    return find(`${list[table as keyof typeof list] ?? `audit.value.${table}`}.${text}`)
  }
  if (column === 'stage') return find(`words.status.${text}`)
  if (column === 'role' || column === 'roles')
    return find(`common.roles.${text}`) ?? find(`audit.value.cardRole.${text}`)
  if (column === 'extra_grants') return find(`audit.value.grant.${text}`)
  return find(`audit.value.${column}.${text}`)
}

/** What was looked at, in words: `document:id_card` is a document of a kind. */
export function wordSubject(
  subject: string,
  documentName: (kind: string) => string,
  { find }: Translation,
): string {
  const [what = '', kind] = subject.split(':')
  const word = find(`audit.subject.${what}`) ?? what
  return kind ? `${word}：${documentName(kind)}` : word
}
