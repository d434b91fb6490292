import { useQuery } from '@tanstack/react-query'
import { listRoundChoices } from '../../data/applicationList'
import { currentProfile } from '../../data/profile'
import { findBatches, findReportingUnits, findWaitingFiles, type ReportingUnit } from '../../data/summaries'
import type { Handler } from './GenerateDialog'
import { waitingItems } from './waitingItems'

/** For whom the caller reports: a city, or one or more 省属 units. */
export interface ReporterScope {
  regionCode?: string
  units: ReportingUnit[]
}

/** Null: the caller reports for nobody, as a clerk of 属地 units. */
async function findReporter(): Promise<ReporterScope | null> {
  const profile = currentProfile()
  if (profile?.staff?.role === 'city_officer') return { regionCode: profile.staff.region_code, units: [] }
  const units = await findReportingUnits(profile?.institutions ?? [])
  return units.length > 0 ? { units } : null
}

/** More tables than a reporter has open at a time. */
const OPEN_TABLES = 100

/** The caller as reporter: scope, what waits, and whom the last table named as 经办人. */
export function useReporter() {
  const reporter = useQuery({
    queryKey: ['summaries', 'reporter'],
    queryFn: findReporter,
    staleTime: 300_000,
  })
  const rounds = useQuery({ queryKey: ['rounds', 'choices'], queryFn: () => listRoundChoices() })
  const scope = reporter.data
  const open = useQuery({
    queryKey: ['summaries', 'open', scope],
    enabled: scope !== undefined && scope !== null,
    queryFn: () =>
      findBatches({
        statuses: ['draft', 'reported', 'received'],
        ...(scope?.regionCode
          ? { regionCode: scope.regionCode }
          : { institutionIds: scope?.units.map(({ id }) => id) }),
        page: 1,
        pageSize: OPEN_TABLES,
      }),
  })
  const waiting = useQuery({
    queryKey: ['summaries', 'waiting'],
    enabled: scope !== undefined && scope !== null,
    queryFn: findWaitingFiles,
  })
  const latest = open.data?.rows.find(({ handler_name }) => handler_name !== '')
  const latestHandler: Handler | undefined = latest && {
    name: latest.handler_name,
    phone: latest.handler_phone,
  }
  return {
    reporter,
    rounds,
    latestHandler,
    items: {
      data:
        scope && open.data && waiting.data && rounds.data
          ? waitingItems({
              waiting: waiting.data,
              batches: open.data.rows,
              rounds: rounds.data,
              units: scope.units,
            })
          : undefined,
      error: open.error ?? waiting.error ?? rounds.error,
      refetch: () => Promise.all([open.refetch(), waiting.refetch(), rounds.refetch()]),
    },
  }
}
