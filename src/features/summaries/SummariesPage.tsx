import { currentProfile } from '../../data/profile'
import { ReceivedSummaries } from './ReceivedSummaries'
import { ReportedSummaries } from './ReportedSummaries'

/** 汇总上报 for those who report; for the province the tables that were reported to it. */
export function SummariesPage() {
  return currentProfile()?.staff?.role === 'province_reviewer' ? <ReceivedSummaries /> : <ReportedSummaries />
}
