/** 中秋: the 15th day of the 8th month of the Chinese calendar. */
import { eachDay, type IsoDate } from './shanghai.ts'

/** The day of 中秋 in a year; null where the device does not know the Chinese calendar. */
export function midAutumnOf(year: number): IsoDate | null {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  if (lunar.resolvedOptions().calendar !== 'chinese') return null
  const isMidAutumn = (date: IsoDate) => {
    const parts = lunar.formatToParts(new Date(`${date}T12:00:00Z`))
    const part = (type: string) => parts.find((each) => each.type === type)?.value
    // a leap month reads 8bis
    return part('month') === '8' && part('day') === '15'
  }
  return eachDay(`${year}-09-07`, `${year}-10-08`).find(isMidAutumn) ?? null
}
