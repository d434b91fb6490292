import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  claimApplication,
  loadDocument,
  type OpenedFile,
  openForReview,
  type ReviewDocument,
  releaseApplication,
} from '../../data/reviewing'
import { reviewKeys } from './reviewKeys'

/** A claim is renewed when less than this is left of it, as long as somebody is at work. Milliseconds. */
const renewBefore = 8 * 60_000
const lookEvery = 20_000
/** Without a key or a movement for so long, nobody is at work. */
const idleAfter = 5 * 60_000

/** Documents are brought along ahead of time up to this many bytes per file. */
const preloadLimit = 25 * 1024 * 1024

/** A file on the bench: claimed and read; a prefetched one is there at once and claimed in full meanwhile. */
export function useOpenedFile(id: string) {
  const client = useQueryClient()
  const opened = useQuery({
    queryKey: reviewKeys.opened(id),
    queryFn: () => openForReview(id),
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const { data } = opened
  useEffect(() => {
    if (data?.claim) preloadDocuments(client, data)
  }, [client, data])

  const until = useRenewedClaim(id, data?.claim?.until)
  const load = useCallback((document: ReviewDocument) => client.fetchQuery(documentQuery(document)), [client])
  return { ...opened, until, load }
}

function documentQuery(document: ReviewDocument) {
  return {
    queryKey: reviewKeys.document(document.id),
    queryFn: () => loadDocument(document),
    // the bytes of a document never change: another upload is another document
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
  }
}

/** Opens a file that will be needed next: a short claim, its data, its documents. */
export async function prefetchFile(client: QueryClient, id: string): Promise<OpenedFile> {
  const opened = await client.fetchQuery({
    queryKey: reviewKeys.opened(id),
    queryFn: () => openForReview(id, true),
    staleTime: 60_000,
  })
  if (opened.claim) preloadDocuments(client, opened)
  return opened
}

function preloadDocuments(client: QueryClient, { file }: OpenedFile) {
  let bytes = 0
  for (const document of file.documents) {
    bytes += document.bytes
    if (bytes > preloadLimit) return
    void client.prefetchQuery(documentQuery(document))
  }
}

/** Gives claims back, so that colleagues need not wait for their end. */
export function leaveFiles(client: QueryClient, ids: Iterable<string>) {
  for (const id of ids) {
    // a claim that cannot be given back ends by itself
    releaseApplication(id).catch(() => undefined)
    client.removeQueries({ queryKey: reviewKeys.opened(id) })
  }
}

/** Forgets all documents: nothing of a file stays in memory after the bench. */
export function forgetDocuments(client: QueryClient) {
  client.removeQueries({ queryKey: reviewKeys.documents })
}

/** The instant at which the claim ends; renewed while somebody is at work, so that it never ends under their hands. */
function useRenewedClaim(id: string, claimedUntil: string | undefined): string | undefined {
  const [renewed, setRenewed] = useState<string>()
  const lastActive = useRef(Date.now())
  const until = renewed && claimedUntil && renewed > claimedUntil ? renewed : claimedUntil

  useEffect(() => {
    const note = () => {
      lastActive.current = Date.now()
    }
    window.addEventListener('keydown', note)
    window.addEventListener('pointermove', note)
    return () => {
      window.removeEventListener('keydown', note)
      window.removeEventListener('pointermove', note)
    }
  }, [])
  useEffect(() => {
    if (!until) return
    const timer = setInterval(() => {
      const left = Date.parse(until) - Date.now()
      const isAtWork = document.visibilityState === 'visible' && Date.now() - lastActive.current < idleAfter
      if (left > renewBefore || left <= 0 || !isAtWork) return
      // a failed renewal shows as a claim that runs out; the clock offers to take it again
      claimApplication(id).then(
        (claim) => setRenewed(claim.until),
        () => undefined,
      )
    }, lookEvery)
    return () => clearInterval(timer)
  }, [id, until])
  return until
}
