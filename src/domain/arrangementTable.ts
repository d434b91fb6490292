/** A year's days off and working weekends as a table: one line per day or range, date, kind and name. */
import type { ArrangementProblem } from './arrangementDates.ts'
import type { ArrangementNote, ListedDay } from './holidayArrangement.ts'
import { eachDay, isIsoDate } from './shanghai.ts'

const DAY = String.raw`(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`
const LINE = new RegExp(
  String.raw`^"?${DAY}(?:\s*(?:至|到|~|—)\s*${DAY})?"?\s*[,;|\t]\s*"?([^,;|\t"]*)"?\s*[,;|\t]\s*"?([^"]*?)"?$`,
)
const STARTS_LIKE_A_ROW = new RegExp(String.raw`^"?${DAY}(?:\s*(?:至|到|~|—)\s*${DAY})?"?\s*[,;|\t]`)
const OFF = /^(?:休|休息|放假|off|holiday)$/i
const WORKED = /^(?:班|上班|补班|调休上班|work|worked|workday)$/i

/** Reads a table; null where the text is none. A head line is skipped. */
export function readArrangementTable(
  text: string,
): { days: ListedDay[]; problems: ArrangementProblem[]; notes: ArrangementNote[] } | null {
  const lines = text
    .normalize('NFKC')
    .split(/\r?\n/)
    .map((line) => line.trim())
  if (!lines.some((line) => STARTS_LIKE_A_ROW.test(line))) return null
  const first = lines.findIndex((line) => line !== '')
  const days: ListedDay[] = []
  const problems: ArrangementProblem[] = []
  lines.forEach((line, index) => {
    const isHead = index === first && !/\d/.test(line)
    if (line === '' || isHead) return
    const listed = readLine(line)
    if (listed) days.push(...listed)
    else problems.push({ key: 'line_unreadable', values: { line: index + 1, text: line.slice(0, 40) } })
  })
  return { days, problems, notes: [] }
}

function readLine(line: string): ListedDay[] | null {
  const match = LINE.exec(line)
  if (!match) return null
  const from = isoOf(match[1], match[2], match[3])
  const to = match[4] ? isoOf(match[4], match[5], match[6]) : from
  const [kind = '', name = ''] = [match[7]?.trim(), match[8]?.trim()]
  const isWorked = WORKED.test(kind)
  if (!isIsoDate(from) || !isIsoDate(to) || to < from || name === '' || !(isWorked || OFF.test(kind)))
    return null
  return eachDay(from, to).map((date) => ({ date, isWorked, name }))
}

function isoOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
