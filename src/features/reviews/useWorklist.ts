import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { listApplications } from '../../data/applicationList'
import type { ApplicationListQuery } from '../../data/applicationListQuery'
import { releaseWhileClosing } from '../../data/releaseWhileClosing'
import { reviewKeys } from './reviewKeys'
import { forgetDocuments, leaveFiles, prefetchFile } from './useOpenedFile'
import { extended, nextOf, previousOf, type Worklist, without } from './worklist'

/** Colleagues may hold several files in a row; so many are tried before the list is read again. */
const mostTries = 8

/**
 * The way of the bench through a queue: which file comes next, opened ahead of time so that it is there at once.
 *
 * @param query the page of the queue where the way begins; memoised
 * @param canPrefetch whether the user decides files of this queue; reading lists claims nothing
 */
export function useWorklist(query: ApplicationListQuery, currentId: string, canPrefetch: boolean) {
  const client = useQueryClient()
  const list = useRef<Worklist>({ ids: [], done: new Set() })
  const held = useRef(new Set<string>())
  const [position, setPosition] = useState<{ index: number; count: number }>()
  const prefetching = useRef<{ after: string; next: Promise<string | undefined> }>(undefined)

  const readAgain = useCallback(
    async (page: number) => {
      const wanted = { ...query, page }
      const { rows } = await client.fetchQuery({
        queryKey: reviewKeys.list(wanted),
        queryFn: ({ signal }) => listApplications(wanted, signal),
        staleTime: 2_000,
      })
      list.current = extended(
        list.current,
        rows.map(({ id }) => id),
      )
    },
    [client, query],
  )

  const findNext = useCallback(
    async (id: string): Promise<string | undefined> => {
      for (let tries = 0, hasRead = false; tries < mostTries; tries += 1) {
        let next = nextOf(list.current, id)
        if (!next && !hasRead) {
          hasRead = true
          await readAgain(1)
          next =
            nextOf(list.current, id) ??
            list.current.ids.find((other) => other !== id && !list.current.done.has(other))
        }
        if (!next || !canPrefetch) return next
        const opened = await prefetchFile(client, next)
        if (opened.claim) {
          held.current.add(next)
          return next
        }
        // a colleague has it, or it is one's own: not now
        list.current = without(list.current, next)
      }
      return undefined
    },
    [client, canPrefetch, readAgain],
  )

  /** The next file; the same promise as long as nothing has changed, so that it is looked for once. */
  const next = useCallback(
    (id: string): Promise<string | undefined> => {
      if (prefetching.current?.after !== id) {
        const promise = findNext(id)
        prefetching.current = { after: id, next: promise }
        // without a connection nothing is ahead; the next attempt looks again
        promise.catch(() => {
          prefetching.current = undefined
        })
      }
      return prefetching.current?.next ?? Promise.resolve(undefined)
    },
    [findNext],
  )

  useEffect(() => {
    let isCurrent = true
    held.current.add(currentId)
    const start =
      list.current.ids.length === 0 ? readAgain(query.page ?? 1).catch(() => undefined) : Promise.resolve()
    start.then(() => {
      if (!isCurrent) return
      const { ids } = list.current
      setPosition({ index: ids.indexOf(currentId) + 1, count: ids.length })
      return next(currentId).then(
        () => undefined,
        () => undefined,
      )
    })
    return () => {
      isCurrent = false
    }
  }, [currentId, next, readAgain, query.page])

  useEffect(() => {
    const ids = held.current
    return () => {
      leaveFiles(client, ids)
      forgetDocuments(client)
    }
  }, [client])

  useEffect(() => {
    const release = () => releaseWhileClosing(held.current)
    // a page that the browser kept and shows again has lost its claim
    const claimAgain = (event: PageTransitionEvent) => {
      if (event.persisted) client.invalidateQueries({ queryKey: reviewKeys.opened(currentId) })
    }
    window.addEventListener('pagehide', release)
    window.addEventListener('pageshow', claimAgain)
    return () => {
      window.removeEventListener('pagehide', release)
      window.removeEventListener('pageshow', claimAgain)
    }
  }, [client, currentId])

  const finish = useCallback((id: string) => {
    list.current = without(list.current, id)
    held.current.delete(id)
  }, [])
  const skip = useCallback(
    (id: string) => {
      held.current.delete(id)
      leaveFiles(client, [id])
    },
    [client],
  )
  const previous = useCallback((id: string) => previousOf(list.current, id), [])
  return { next, previous, finish, skip, position }
}
