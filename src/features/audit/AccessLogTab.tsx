import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type AuditedPerson, findAuditedPeople, listAccess } from '../../data/audit'
import { loadDictionaries, nameOf } from '../../data/dictionaries'
import { useTranslation } from '../../i18n/useTranslation'
import { AccessLogView } from './AccessLogView'
import { accessQueryOf, logPageSize } from './logAddress'
import { type Narrowing, narrowedByActor } from './NarrowedBy'
import { PersonSearch } from './PersonSearch'
import { useLogAddress } from './useLogAddress'

/** The log of looks at personal data, a page at a time. */
export function AccessLogTab() {
  const { t, language } = useTranslation()
  const { filters, before, onFilter, onLatest, onOlder } = useLogAddress()
  const wish = accessQueryOf(filters, before)
  const list = useQuery({
    queryKey: ['access', wish],
    queryFn: ({ signal }) => listAccess(wish, signal),
    placeholderData: (previous) => previous,
  })
  const rows = list.data?.slice(0, logPageSize)
  const ids = [
    ...new Set([
      ...(rows ?? []).flatMap((row) => row.person_id ?? []),
      ...(filters.person ? [filters.person] : []),
    ]),
  ].sort()
  const known = useQuery({
    queryKey: ['audited people', ids],
    queryFn: ({ signal }) => findAuditedPeople({ ids }, signal),
    enabled: ids.length > 0,
    placeholderData: (previous) => previous,
  })
  const people = useMemo(
    () => new Map<string, AuditedPerson>(known.data?.map((person) => [person.id, person])),
    [known.data],
  )
  const dictionaries = useQuery({ queryKey: ['dictionaries'], queryFn: loadDictionaries })
  const documentName = useCallback(
    (kind: string) => nameOf(language, dictionaries.data?.documentKinds ?? [], kind),
    [language, dictionaries.data],
  )
  const narrowings: Narrowing[] = []
  if (filters.person) {
    narrowings.push({
      key: 'person',
      text: t('audit.filteredPerson', {
        name: people.get(filters.person)?.name ?? filters.person.slice(0, 8),
      }),
      onClear: () => onFilter({ person: undefined }),
    })
  }
  if (filters.actor) narrowings.push(narrowedByActor(filters.actor, list.data, t, onFilter))
  return (
    <AccessLogView
      rows={rows}
      error={list.error ?? undefined}
      isFetching={list.isFetching}
      onRetry={() => list.refetch()}
      filters={filters}
      onFilter={onFilter}
      narrowings={narrowings}
      people={people}
      documentName={documentName}
      personSearch={<PersonSearch onChoose={(person) => onFilter({ person: person.id })} />}
      isLatest={before === undefined}
      hasOlder={(list.data?.length ?? 0) > logPageSize}
      onLatest={onLatest}
      onOlder={() => onOlder(rows?.at(-1)?.id ?? 0)}
    />
  )
}
