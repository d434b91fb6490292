import {
  type Discipline,
  type Dispatch,
  type Expiry,
  type Funnel,
  type Lateness,
  type Reasons,
  type RenewalKey,
  type Renewals,
  readDiscipline,
  readDispatch,
  readExpiry,
  readFunnel,
  readLateness,
  readReasons,
  readRenewals,
} from '../../../data/statistics'
import { FORECAST } from '../sections/ExpirySection'
import type { ReportScopes } from './useReportText'

export const reportDimensions = [
  'region',
  'kind',
  'level',
  'occupation',
  'month',
] as const satisfies readonly RenewalKey[]
export type ReportDimension = (typeof reportDimensions)[number]

/** Everything that a report says. */
export interface ReportData {
  total: Renewals
  renewals: Record<ReportDimension, Renewals>
  funnel: Funnel
  returns: Reasons
  refusals: Reasons
  lateness: Lateness
  expiry: Expiry
  discipline: Discipline
  dispatch: Dispatch
}

/** Asks for all of a report at once, so that its figures stand at one moment as nearly as may be. @throws AppError */
export async function readReport(
  { renewals, now, period }: ReportScopes,
  signal?: AbortSignal,
): Promise<ReportData> {
  const dimensions = Promise.all(reportDimensions.map((by) => readRenewals(by, renewals, signal)))
  const [total, byDimension, funnel, returns, refusals, lateness, expiry, discipline, dispatch] =
    await Promise.all([
      readRenewals('total', renewals, signal),
      dimensions,
      readFunnel(renewals, signal),
      readReasons('return', renewals, signal),
      readReasons('reject', renewals, signal),
      readLateness(now, signal),
      readExpiry('kind', FORECAST, now, signal),
      readDiscipline('month', period, signal),
      readDispatch('month', period, signal),
    ])
  return {
    total,
    renewals: Object.fromEntries(
      reportDimensions.map((by, i) => [by, byDimension[i]]),
    ) as ReportData['renewals'],
    funnel,
    returns,
    refusals,
    lateness,
    expiry,
    discipline,
    dispatch,
  }
}
