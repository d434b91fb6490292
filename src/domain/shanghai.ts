/**
 * Dates of the business: calendar days in Shanghai, written yyyy-mm-dd, whatever the time zone of the device.
 * China has kept UTC+8 without summer time since 1991, so the offset is a constant and no zone data is needed.
 */

/** A calendar day, yyyy-mm-dd. Such strings compare in the order of time. */
export type IsoDate = string

const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** Days of a month (1–12). */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Whether the text is yyyy-mm-dd and such a day exists. */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Milliseconds since 1970 of midnight UTC of that day: for counting days only. Throws a RangeError on no date. */
function toUtc(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`not a date: ${date}`)
  return Date.parse(`${date}T00:00:00Z`)
}

function fromUtc(ms: number): IsoDate {
  return new Date(ms).toISOString().slice(0, 10)
}

/** The day in Shanghai of an instant (a Date or the API's timestamp text). */
export function shanghaiDate(instant: Date | string): IsoDate {
  return fromUtc(new Date(instant).getTime() + OFFSET_MS)
}

/** The wall clock in Shanghai of an instant: yyyy-mm-dd HH:MM. */
export function shanghaiDateTime(instant: Date | string): string {
  return new Date(new Date(instant).getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The instant at which the day begins in Shanghai (0:00). */
export function startOfDay(date: IsoDate): Date {
  return new Date(toUtc(date) - OFFSET_MS)
}

/** The instant at which the day is over in Shanghai (24:00), the first one that is too late for a last day. */
export function endOfDay(date: IsoDate): Date {
  return new Date(toUtc(date) + DAY_MS - OFFSET_MS)
}

/** The day `days` calendar days later, or earlier if negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromUtc(toUtc(date) + days * DAY_MS)
}

/** The same day of another month; the 31st becomes the last day of a shorter one. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  toUtc(date)
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return fromUtc(Date.UTC(year, month - 1, day))
}

/** Calendar days from one day to another: 0 for the same day, negative if `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS)
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7
}

/** The year of a date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

/** Every day from one to another, both included. */
export function eachDay(from: IsoDate, to: IsoDate): IsoDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}
