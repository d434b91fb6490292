import { CITIES, REGIONS } from '../../domain/region'
import type { StaffRole } from '../../domain/staffRole'

/** Whether somebody of the role works for a unit. */
export function needsInstitution(role: StaffRole): boolean {
  return role === 'institution_officer'
}

/** Whether the role is bound to a region that has to be chosen; the others are the province's. */
export function needsRegion(role: StaffRole): boolean {
  return role === 'city_officer' || role === 'manager'
}

/** The regions that a role can have: a city officer a city, a manager a city or the province. */
export function regionsFor(role: StaffRole): readonly string[] {
  return (role === 'city_officer' ? CITIES : REGIONS).map(({ code }) => code)
}
