import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { countApplications, countQueues, listApplications } from '../../data/applicationList'
import type { ApplicationListQuery } from '../../data/applicationListQuery'
import { loadDictionaries } from '../../data/dictionaries'
import type { Login } from '../../domain/access'
import type { IsoDate } from '../../domain/shanghai'
import { type QueueView, queryOf } from './queueAddress'
import { type QueueKey, queueConditions, scopeOf } from './queues'
import type { QueueTotals } from './ReviewQueueTabs'
import { reviewKeys } from './reviewKeys'

/** Queues are read again by themselves: colleagues work on them too. Milliseconds. */
const pollEvery = 30_000

/** The page of the queue that the address means. */
export function useQueueList(view: QueueView, login: Login, today: IsoDate) {
  const query = queryOf(view, login, today)
  return useQuery({
    queryKey: reviewKeys.list(query),
    queryFn: ({ signal }) => listApplications(query, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery,
    refetchOnWindowFocus: 'always',
  })
}

/** Dictionaries by which files are named; they stay for the life of the page. */
export function useDictionaries() {
  return useQuery({
    queryKey: reviewKeys.dictionaries,
    queryFn: loadDictionaries,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** How many files wait in each queue; within one round where the list is filtered by it. */
export function useQueueTotals(
  queues: readonly QueueKey[],
  login: Login,
  today: IsoDate,
  roundId: string | undefined,
): QueueTotals {
  const byStatus = useQuery({
    queryKey: reviewKeys.counts(roundId),
    queryFn: ({ signal }) => countQueues(roundId, signal),
    placeholderData: keepPreviousData,
    refetchInterval: pollEvery,
    refetchOnWindowFocus: 'always',
  })
  const others = queues.filter(
    (queue) => !isOneStatus(queueConditions(queue, login, today)) && isCounted(queue),
  )
  const counted = useQueries({
    queries: others.map((queue) => {
      const query: ApplicationListQuery = {
        ...queueConditions(queue, login, today),
        ...scopeOf(login),
        roundId,
      }
      return {
        queryKey: reviewKeys.count(query),
        queryFn: ({ signal }: { signal: AbortSignal }) => countApplications(query, signal),
        refetchInterval: pollEvery,
      }
    }),
  })
  const totals: QueueTotals = {}
  for (const queue of queues) {
    const conditions = queueConditions(queue, login, today)
    const count = byStatus.data?.find(({ status }) => status === conditions.statuses?.[0])
    if (isOneStatus(conditions) && count) {
      totals[queue] = { total: Math.min(count.n, 10_000), isCapped: count.n > 10_000, late: count.late }
    }
  }
  for (const [index, queue] of others.entries()) {
    const data = counted[index]?.data
    if (data) totals[queue] = data
  }
  return totals
}

/** What has no end is not counted beside its name; its own page says how many there are. */
function isCounted(queue: QueueKey): boolean {
  return queue !== 'all' && queue !== 'handled' && queue !== 'decisions'
}

function isOneStatus(conditions: ApplicationListQuery): boolean {
  return conditions.statuses?.length === 1 && Object.keys(conditions).length === 1
}
