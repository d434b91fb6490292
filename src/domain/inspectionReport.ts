import type { FindingAction, FindingStatus } from './finding.ts'
import { daysBetween, type IsoDate, isIsoDate } from './shanghai.ts'

export const REPORT_STATUSES = ['awaited', 'draft', 'submitted', 'dropped'] as const
export type ReportStatus = (typeof REPORT_STATUSES)[number]

export const ITEM_ANSWERS = ['ok', 'problem', 'na'] as const
export type ItemAnswer = (typeof ITEM_ANSWERS)[number]

/** What is kept of an item of the checklist in a draft, as the fields of the form are named. */
export type ItemField = 'answer' | 'note' | 'severity' | 'person'

/** The field of a draft that holds something of an item. */
export function itemField(code: string, field: ItemField): string {
  return `${code}.${field}`
}

/** Texts of a draft by field. */
export type DraftValues = Readonly<Record<string, unknown>>

/** What keeps a draft from being submitted: the field, the key of the sentence, and the item it is about. */
export interface ReportGap {
  field: string
  key: string
  item?: string
}

const textOf = (values: DraftValues, field: string) => String(values[field] ?? '').trim()

/**
 * What a submission would be refused for, all at once, in the order of the form. Mirrors
 * private.submit_inspection_report, which names the first.
 *
 * @param items the checklist, with the name of each item in the reader's language
 */
export function reportGaps(
  values: DraftValues,
  items: readonly { code: string; name: string }[],
  writer: { today: IsoDate; supervisorIds: readonly string[]; personId: string },
): ReportGap[] {
  const gaps: ReportGap[] = []
  for (const { code, name } of items) {
    const answer = textOf(values, itemField(code, 'answer'))
    const gap = (field: ItemField, key: string) =>
      gaps.push({ field: itemField(code, field), key, item: name })
    if (!ITEM_ANSWERS.some((known) => known === answer)) gap('answer', 'inspection_item_missing')
    if (answer !== 'problem') continue
    if (textOf(values, itemField(code, 'note')).length < 5) gap('note', 'inspection_note_missing')
    if (!textOf(values, itemField(code, 'severity'))) gap('severity', 'inspection_severity_missing')
  }
  if (!/^\d{1,5}$|^100000$/.test(textOf(values, 'present_count')))
    gaps.push({ field: 'present_count', key: 'inspection_count_missing' })
  if (textOf(values, 'situation').length < 5)
    gaps.push({ field: 'situation', key: 'inspection_situation_missing' })
  if (problemsOf(values, items).length > 0 && textOf(values, 'proposal').length < 2)
    gaps.push({ field: 'proposal', key: 'inspection_proposal_missing' })
  const rectifyBy = textOf(values, 'rectify_by')
  if (rectifyBy && !(isIsoDate(rectifyBy) && rectifyBy >= writer.today))
    gaps.push({ field: 'rectify_by', key: 'rectify_by_missing' })
  const there = attendeesOf(values, writer.supervisorIds)
  if (!there.includes(writer.personId)) gaps.push({ field: 'attendees', key: 'inspection_attendees_missing' })
  return gaps
}

/** The items at which something is wrong. */
export function problemsOf(values: DraftValues, items: readonly { code: string }[]): string[] {
  return items.map(({ code }) => code).filter((code) => values[itemField(code, 'answer')] === 'problem')
}

/** Who was there: everybody who accepted unless somebody was left out. */
export function attendeesOf(values: DraftValues, supervisorIds: readonly string[]): string[] {
  const chosen = textOf(values, 'attendees')
  return chosen ? supervisorIds.filter((id) => chosen.split(',').includes(id)) : [...supervisorIds]
}

/** Days by which a report is late: of a submitted one as recorded, of an owed one as of today; 0 in time. */
export function reportLateness(
  row: { status: ReportStatus; due_on: IsoDate | null; days_late: number | null },
  today: IsoDate,
): number {
  if (row.status === 'submitted') return row.days_late ?? 0
  if (row.status === 'dropped' || !row.due_on || row.due_on >= today) return 0
  return daysBetween(row.due_on, today)
}

/** The word for a step of a finding: another term for one that was answered sends it back. */
export function rectificationStep(action: FindingAction, status: FindingStatus): string {
  if (action !== 'rectify') return action
  return status === 'answered' ? 'send_back' : status === 'rectifying' ? 'extend' : 'rectify'
}
