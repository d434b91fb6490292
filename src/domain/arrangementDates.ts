/** Dates as the State Council writes them: 1月1日（周四）至3日（周六）, 2月4日（星期日）、2月18日（星期日）. */
import { eachDay, type IsoDate, isIsoDate, weekdayOf } from './shanghai.ts'

/** What is wrong with an arrangement, with the values of its sentence. */
export interface ArrangementProblem {
  key:
    | 'nothing_found'
    | 'other_year'
    | 'weekday_differs'
    | 'total_differs'
    | 'range_reversed'
    | 'date_impossible'
    | 'line_unreadable'
  values: Readonly<Record<string, string | number>>
}

const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?/g
const WEEKDAYS = '一二三四五六日'

/** The word of a day of the week: 周四. */
export function weekdayWord(date: IsoDate): string {
  return `周${WEEKDAYS[weekdayOf(date) - 1]}`
}

interface WrittenDate {
  date: IsoDate | null
  text: string
  start: number
  end: number
}

/**
 * The days that a piece of an announcement names, ranges filled, in its order.
 *
 * @param text in NFKC, without spaces
 * @param year of dates that say none
 */
export function readDates(
  text: string,
  year: number,
): { days: IsoDate[]; problems: ArrangementProblem[]; firstAt: number } {
  const problems: ArrangementProblem[] = []
  let [thisYear, month] = [year, Number.NaN]
  const written = [...text.matchAll(DATE)].map((match): WrittenDate => {
    const [whole, saidYear, saidMonth, day, remark = ''] = match
    thisYear = saidYear ? Number(saidYear) : thisYear
    month = saidMonth ? Number(saidMonth) : month
    const pad = (value: number | string | undefined) => String(value).padStart(2, '0')
    const date = `${thisYear}-${pad(month)}-${pad(day)}`
    const place = { text: whole, start: match.index, end: match.index + whole.length }
    if (!isIsoDate(date)) {
      problems.push({ key: 'date_impossible', values: { text: whole } })
      return { date: null, ...place }
    }
    const said = /(?:周|星期)([一二三四五六日天])/.exec(remark)?.[1]?.replace('天', '日')
    if (said && said !== WEEKDAYS[weekdayOf(date) - 1]) {
      problems.push({ key: 'weekday_differs', values: { date, said: `周${said}`, real: weekdayWord(date) } })
    }
    return { date, ...place }
  })
  const days: IsoDate[] = []
  written.forEach(({ date, text: own, end }, index) => {
    const next = written[index + 1]
    const isRange = next && /^(?:至|到|-|—|–|~)+$/.test(text.slice(end, next.start))
    const before = written[index - 1]
    const closesRange = before && /^(?:至|到|-|—|–|~)+$/.test(text.slice(before.end, written[index]?.start))
    if (closesRange || !date) return
    if (!isRange) days.push(date)
    else if (next.date && next.date < date) {
      problems.push({ key: 'range_reversed', values: { text: `${own}至${next.text}` } })
    } else if (next.date) days.push(...eachDay(date, next.date))
  })
  return { days, problems, firstAt: written[0]?.start ?? text.length }
}
