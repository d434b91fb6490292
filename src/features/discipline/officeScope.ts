import { currentRole } from '../../data/accessControl'
import { currentProfile } from '../../data/profile'
import { isPermitted } from '../../domain/access'
import { PROVINCE_CODE } from '../../domain/region'

/** What the signed-in officer may do here, and the city that the lists are narrowed to; the database decides. */
export function officeScope() {
  const role = currentRole()
  const region = currentProfile()?.staff?.region_code
  return {
    /** Undefined: the whole province. */
    regionCode: region && region !== PROVINCE_CODE ? region : undefined,
    isUnit: role === 'institution_officer',
    mayHandle: isPermitted(role, 'finding', 'handle'),
    mayPropose: isPermitted(role, 'discipline', 'propose'),
    mayDecide: isPermitted(role, 'discipline', 'decide'),
    mayLapse: isPermitted(role, 'lapse', 'confirm'),
  }
}
