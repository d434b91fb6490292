import type { ApplicationListQuery } from '../../data/applicationListQuery'
import type { IssuedKind, IssueRow } from '../../data/issuing'
import type { Profile } from '../../data/profile'
import type { MessageKey } from '../../i18n/useTranslation'

export interface CollectionScope {
  /** Sent along as a filter: policies guard, they are no index. */
  query: ApplicationListQuery
  /** Kinds of cards that the list can hold. */
  kinds: IssuedKind[]
  /** Who collects the others. */
  notice?: MessageKey
}

/**
 * What a login collects (notice 一（四）, 二（四）): a unit assessors' cards, a city supervisors', a 省属 unit both, the
 * province logs either.
 *
 * @param provincialUnits those of the caller's units that are 省属
 */
export function collectionScope(
  profile: Profile,
  kinds: readonly IssuedKind[],
  provincialUnits: readonly string[],
): CollectionScope {
  const { staff, institutions } = profile
  if (staff?.role === 'province_reviewer') return { query: {}, kinds: [...kinds] }
  if (staff?.role === 'city_officer') {
    const own = kinds.filter(({ collected_by }) => collected_by === 'city')
    return {
      query: { regionCodes: [staff.region_code], track: 'city', cardKinds: own.map(({ code }) => code) },
      kinds: own,
      notice: 'issuing.collectsSupervisors',
    }
  }
  if (institutions.some((id) => provincialUnits.includes(id))) {
    return { query: { institutionIds: institutions }, kinds: [...kinds] }
  }
  const own = kinds.filter(({ collected_by }) => collected_by === 'institution')
  return {
    query: { institutionIds: institutions, cardKinds: own.map(({ code }) => code) },
    kinds: own,
    notice: 'issuing.collectsAssessors',
  }
}

type Owner = Pick<IssueRow, 'track' | 'card_kind' | 'region_code' | 'institution_id'>

/** Whether the login logs the collection of this card. Mirrors private.may_collect. */
export function mayCollect(
  row: Owner,
  { staff, institutions }: Profile,
  kinds: readonly IssuedKind[],
): boolean {
  if (staff?.role === 'province_reviewer') return true
  const kind = kinds.find(({ code }) => code === row.card_kind)
  if (row.track === 'province' || kind?.collected_by === 'institution') {
    return institutions.includes(row.institution_id)
  }
  return staff?.role === 'city_officer' && staff.region_code === row.region_code
}
