import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { getApplication } from '../../data/applications'
import { loadDictionaries } from '../../data/dictionaries'
import { loadScope } from '../../data/people'

/** A whole file with what names things and who looks at it; `reload` reads the file anew. */
export function useFile(id: string) {
  const client = useQueryClient()
  const file = useQuery({
    queryKey: ['application', id],
    queryFn: ({ signal }) => getApplication(id, signal),
  })
  const dictionaries = useQuery({
    queryKey: ['dictionaries'],
    queryFn: loadDictionaries,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const scope = useQuery({ queryKey: ['scope'], queryFn: loadScope })
  const reload = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['application', id] })
    void client.invalidateQueries({ queryKey: ['portal'] })
  }, [client, id])
  const retry = useCallback(() => {
    void file.refetch()
    void dictionaries.refetch()
    void scope.refetch()
  }, [file.refetch, dictionaries.refetch, scope.refetch])
  const error = file.error ?? dictionaries.error ?? scope.error
  const isReady = file.data && dictionaries.data && scope.data
  return {
    ready: isReady ? { file: file.data, dictionaries: dictionaries.data, scope: scope.data } : undefined,
    error,
    reload,
    retry,
  }
}
