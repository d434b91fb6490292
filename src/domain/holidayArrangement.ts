/**
 * Reads a year's days off and working weekends from the announcement of the State Council (国务院办公厅关于…年部分节假日安排的
 * 通知), pasted as it stands, or from a table of date, kind and name. Nothing is guessed: what does not agree with itself
 * (weekdays, totals, years) is named. Whether the year is whole is asked of calendarYearErrors afterwards.
 */
import { type ArrangementProblem, readDates } from './arrangementDates.ts'
import { readArrangementTable } from './arrangementTable.ts'
import type { CalendarException } from './calendarYear.ts'
import { midAutumnOf } from './midAutumn.ts'
import { addDays, type IsoDate, yearOf } from './shanghai.ts'

/** Something that was read and left out on purpose. */
export interface ArrangementNote {
  /** encouraged: days that units are asked to give, which are no days off; outside_year: another year's days. */
  key: 'encouraged' | 'outside_year'
  values: Readonly<Record<string, string>>
}

export interface Arrangement {
  exceptions: CalendarException[]
  problems: ArrangementProblem[]
  notes: ArrangementNote[]
}

export interface ListedDay {
  date: IsoDate
  isWorked: boolean
  name: string
}

const HEAD =
  /((?:元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?)(?:[、和](?:元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节?))*):/g
const KEYWORD = /放假|上班|休息/g
const FULL_NAMES: Readonly<Record<string, string>> = {
  清明: '清明节',
  端午: '端午节',
  中秋: '中秋节',
  国庆: '国庆节',
}

/** Full-width digits and punctuation as half-width, without spaces and line ends. */
function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

/** The year that an announcement is about, by its title or its first whole date; null where it says none. */
export function announcedYear(text: string): number | null {
  const year = /关于(\d{4})年部分节假日/.exec(squeeze(text))?.[1] ?? /(?:^|\n)\s*(\d{4})-/.exec(text)?.[1]
  return year ? Number(year) : null
}

/** What the announcement calls itself, with its number; null where the title is missing. */
export function announcedSource(text: string): string | null {
  const bare = squeeze(text)
  const year = /关于(\d{4})年部分节假日/.exec(bare)?.[1]
  if (!year) return null
  const number = /国办发(?:明电)?〔\d{4}〕\d+号/.exec(bare)?.[0]
  return `国务院办公厅关于${year}年部分节假日安排的通知${number ? `（${number}）` : ''}`
}

/** Reads an announcement or a table for one year. */
export function readArrangement(text: string, year: number): Arrangement {
  const { days, problems, notes } = readArrangementTable(text) ?? readAnnouncement(squeeze(text), year)
  const said = announcedYear(text)
  if (said !== null && said !== year) problems.unshift({ key: 'other_year', values: { said, year } })
  const outside = days.filter(({ date }) => yearOf(date) !== year)
  if (said === year || said === null) {
    for (const { date, name } of outside) notes.push({ key: 'outside_year', values: { date, name } })
  }
  const own = days.filter(({ date }) => yearOf(date) === year)
  if (days.length === 0 && problems.length === 0) problems.push({ key: 'nothing_found', values: {} })
  return { exceptions: toExceptions(own), problems, notes }
}

interface Reading {
  days: ListedDay[]
  problems: ArrangementProblem[]
  notes: ArrangementNote[]
}

function readAnnouncement(text: string, year: number): Reading {
  const heads = [...text.matchAll(HEAD)]
  const reading: Reading = { days: [], problems: [], notes: [] }
  heads.forEach((head, index) => {
    const names = String(head[1])
      .split(/[、和]/)
      .map((name) => FULL_NAMES[name] ?? name)
    const section = text.slice(head.index + head[0].length, heads[index + 1]?.index)
    for (const sentence of section.split(/[。;]/)) readSentence(sentence, names, year, reading)
  })
  return reading
}

/** One sentence: each 放假 or 上班 says something about the dates before it. */
function readSentence(sentence: string, names: readonly string[], year: number, reading: Reading) {
  const midAutumn = names.length > 1 && names.includes('中秋节') ? midAutumnOf(year) : null
  // the Mid-Autumn Festival is one day of a joint holiday; the rest and its working weekends are the other's
  const others = names.filter((name) => name !== '中秋节' || names.length === 1).join('、')
  const joint = names.length > 1 && names.includes('中秋节') && !midAutumn ? names.join('、') : others
  let from = 0
  for (const keyword of sentence.matchAll(KEYWORD)) {
    const piece = sentence.slice(from, keyword.index)
    from = keyword.index + keyword[0].length
    const { days, problems } = readDates(piece, year)
    if (keyword[0] === '休息' || piece.includes('鼓励')) {
      for (const date of days) reading.notes.push({ key: 'encouraged', values: { date } })
      continue
    }
    reading.problems.push(...problems)
    const isWorked = keyword[0] === '上班'
    for (const date of days) {
      reading.days.push({ date, isWorked, name: !isWorked && date === midAutumn ? '中秋节' : joint })
    }
    const rest = sentence.slice(from)
    const said = /^(\d+)天|共(\d+)天/.exec(rest.slice(0, readDates(rest, year).firstAt))
    const total = Number(said?.[1] ?? said?.[2])
    if (!isWorked && said && total !== days.length) {
      const values = { name: names.join('、'), said: total, counted: days.length }
      reading.problems.push({ key: 'total_differs', values })
    }
  }
}

/** Days as the ranges that load_calendar_year takes, in the order of the year. */
function toExceptions(days: readonly ListedDay[]): CalendarException[] {
  const sorted = [...days].sort((a, b) => a.date.localeCompare(b.date))
  const exceptions: CalendarException[] = []
  for (const { date, isWorked, name } of sorted) {
    const last = exceptions.at(-1)
    const continues =
      last?.is_working_day === isWorked && last.name === name && addDays(last.to ?? last.from, 1) === date
    if (last && continues) last.to = date
    else exceptions.push({ from: date, is_working_day: isWorked, name })
  }
  return exceptions
}
