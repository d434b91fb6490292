/** The roles that hold a staff row; an applicant has none. */
export const staffRoles = [
  'institution_officer',
  'city_officer',
  'province_reviewer',
  'province_admin',
  'security_admin',
  'manager',
  'auditor',
] as const

export type StaffRole = (typeof staffRoles)[number]

/** Staff roles and the applicant: what a page may be made for. */
export type Role = StaffRole | 'applicant'
