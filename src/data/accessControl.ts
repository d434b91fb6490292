import type { AccessControlProvider } from '@refinedev/core'
import { seatOf } from '../domain/access'
import type { Role } from '../domain/staffRole'
import { currentProfile } from './profile'

/** The role whose desk and menu the signed-in user gets; without one, applicant. */
export function currentRole(): Role {
  const profile = currentProfile()
  return (profile && seatOf(profile)?.role) ?? 'applicant'
}

/**
 * Predicts what the database will allow, from a table in memory: it is asked for each button of each row.
 *
 * @param isAllowed the table: role, resource (page or table) and action
 */
export function accessControl(
  isAllowed: (role: Role, resource: string, action: string) => boolean,
): AccessControlProvider {
  return {
    can: async ({ resource = '', action }) => ({ can: isAllowed(currentRole(), resource, action) }),
    options: { buttons: { enableAccessControl: true, hideIfUnauthorized: true } },
  }
}
