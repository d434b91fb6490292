import { useQuery } from '@tanstack/react-query'
import { type Dictionaries, loadDictionaries } from '../../data/dictionaries'

/** The dictionaries, undefined until they have arrived. */
export function useDictionaries(): Dictionaries | undefined {
  return useQuery({ queryKey: ['dictionaries'], queryFn: () => loadDictionaries(), staleTime: 600_000 }).data
}
