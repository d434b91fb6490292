import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { loadDictionaries } from '../../data/dictionaries'
import { getPerson } from '../../data/peopleRegister'
import { ErrorState } from '../../ui/ErrorState'
import { registerKey } from '../../ui/registerKeys'
import { PersonScreen } from './PersonScreen'

/** 一人一档: everything about one person. */
export function PersonPage() {
  const { id = '' } = useParams()
  const queries = useQueryClient()
  const person = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => getPerson(id, signal),
    placeholderData: (before) => (before?.person.id === id ? before : undefined),
  })
  const dictionaries = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  if (person.error && !person.data) {
    return <ErrorState error={person.error} onRetry={() => void person.refetch()} />
  }
  return (
    <PersonScreen
      data={person.data}
      dictionaries={dictionaries.data}
      onChanged={async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: ['person', id] }),
          queries.invalidateQueries({ queryKey: registerKey('people') }),
          queries.invalidateQueries({ queryKey: registerKey('cards') }),
        ])
      }}
    />
  )
}
