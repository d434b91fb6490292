import type { AccessControlProvider } from '@refinedev/core'
import type { Role } from '../domain/staffRole'
import { currentProfile } from './profile'

/** The roles of the signed-in user: the staff role if there is one; without it, applicant. */
export function currentRole(): Role {
  return currentProfile()?.staff?.role ?? 'applicant'
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
