import type { Profile } from '../../data/profile'
import type { SummaryBatch } from '../../data/summaries'
import type { BatchParty } from '../../domain/summaryBatch'

type Owner = Pick<SummaryBatch, 'reporter' | 'region_code' | 'institution_id'>

/** In which capacity the login stands before a table. Mirrors private.lock_batch. */
export function partyTo(batch: Owner, profile: Profile | undefined): BatchParty {
  const staff = profile?.staff
  if (staff?.role === 'province_reviewer') return 'province'
  if (batch.reporter === 'city') {
    return staff?.role === 'city_officer' && staff.region_code === batch.region_code ? 'reporter' : 'reader'
  }
  return batch.institution_id && profile?.institutions.includes(batch.institution_id) ? 'reporter' : 'reader'
}
