import type { ApplicationListQuery } from '../../data/applicationListQuery'

// Under Refine's own prefix, so that whatever makes all its reads again (signing in anew) makes these again too.
const root = ['data', 'default', 'applications'] as const

/** Names of the reads of queue and bench in the cache. */
export const reviewKeys = {
  all: root,
  lists: [...root, 'list'] as const,
  list: (query: ApplicationListQuery) => [...root, 'list', query] as const,
  counts: (roundId?: string) => [...root, 'list', 'counts', roundId ?? ''] as const,
  count: (query: ApplicationListQuery) => [...root, 'list', 'count', query] as const,
  opened: (id: string) => [...root, 'bench', id] as const,
  documents: [...root, 'bench-document'] as const,
  document: (id: string) => [...root, 'bench-document', id] as const,
  rounds: [...root, 'rounds'] as const,
  batches: (chosen?: string) => [...root, 'batches', chosen ?? ''] as const,
  units: (text: string) => [...root, 'units', text] as const,
  dictionaries: ['dictionaries'] as const,
}
