import type { SeedDatabase } from '../../scripts/local/seedContract.ts'
import type { CalendarException } from '../../src/domain/calendarYear.ts'
import { addDays, eachDay, type IsoDate, yearOf } from '../../src/domain/shanghai.ts'

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
})

/** Finds a day of the Chinese calendar in a year, e.g. 1, 1 for 春节; leap months do not count. */
function lunarDay(year: number, month: number, day: number): IsoDate {
  const wanted = `${month}-${day}`
  const found = eachDay(`${year}-01-15`, `${year}-12-31`).find((date) => {
    const parts = lunar.formatToParts(new Date(`${date}T12:00:00Z`))
    const part = (type: string) => parts.find((each) => each.type === type)?.value
    return `${part('month')}-${part('day')}` === wanted
  })
  if (!found) throw new Error(`no day ${wanted} of the Chinese calendar in ${year}`)
  return found
}

/** 清明 by the usual formula, right for this century. */
function qingming(year: number): IsoDate {
  const short = year % 100
  return `${year}-04-0${Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)}`
}

/**
 * A working calendar of a year that the State Council has not announced yet: the statutory days (全国年节及纪念日放假办法)
 * with the customary bridges, without any working weekend. A guess, and loaded as one: for the demo world only.
 */
export function provisionalYear(year: number): CalendarException[] {
  const springFestival = lunarDay(year, 1, 1)
  const wished: [name: string, from: IsoDate, days: number][] = [
    ['元旦', `${year}-01-01`, 1],
    ['春节', addDays(springFestival, -1), 8],
    ['清明节', qingming(year), 1],
    ['劳动节', `${year}-05-01`, 5],
    ['端午节', lunarDay(year, 5, 5), 1],
    // first, for it may lie in the week of the other and keeps its name there
    ['中秋节', lunarDay(year, 8, 15), 1],
    ['国庆节', `${year}-10-01`, 7],
  ]
  const taken = new Set<IsoDate>()
  return wished.flatMap(([name, from, days]) =>
    eachDay(from, addDays(from, days - 1))
      .filter((date) => !taken.has(date) && taken.add(date))
      .map((date) => ({ from: date, is_working_day: false, name })),
  )
}

/** Loads a provisional arrangement for each year that the world reaches into and that has none. */
export async function loadMissingYears(db: SeedDatabase, today: IsoDate): Promise<number[]> {
  const loaded = await db.query<{ year: number }>('select year from public.calendar_years')
  const wanted = [-1, 0, 1].map((offset) => yearOf(today) + offset)
  const missing = wanted.filter((year) => !loaded.some((row) => row.year === year))
  for (const year of missing) {
    await db.query('select private.load_calendar_year($1, $2, true, $3::jsonb)', [
      year,
      `演示用暂定安排：国务院办公厅尚未公布${year}年节假日安排`,
      JSON.stringify(provisionalYear(year)),
    ])
  }
  return missing
}

/** The working days of the world's years in order, read from the database. */
export async function readWorkingDays(db: SeedDatabase, today: IsoDate): Promise<IsoDate[]> {
  const rows = await db.query<{ on_date: string }>(
    `select on_date::text from public.calendar_days
     where is_working_day and year between $1 and $2 order by on_date`,
    [yearOf(today) - 1, yearOf(today) + 1],
  )
  const days = rows.map((row) => row.on_date)
  return days
}
