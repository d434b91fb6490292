import { createContext, useContext } from 'react'
import type { IsoDate } from '../../domain/shanghai'
import type { Filters, Round } from './statisticsAddress'
import type { StatisticsWords } from './useStatisticsWords'

/** What every part of 统计 knows. */
export interface StatisticsContext {
  filters: Filters
  /** The latest first; drafts and rounds to come are not among them. */
  rounds: readonly Round[]
  today: IsoDate
  /** Whether the login sees more than one city. */
  seesCities: boolean
  words: StatisticsWords
  /** A choice of one part in the address, e.g. by what it is taken apart. */
  choiceOf(name: string): string | undefined
}

export const StatisticsSurroundings = createContext<StatisticsContext | undefined>(undefined)

export function useStatisticsContext(): StatisticsContext {
  const context = useContext(StatisticsSurroundings)
  if (!context) throw new Error('a part of the statistics stands outside of its page')
  return context
}
