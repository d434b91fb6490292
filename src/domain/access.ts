/**
 * Who may do what: role × permission as one table, synchronous, for menus and buttons. The database decides
 * (policies and RPCs); this predicts it, so that nobody is offered what would be refused.
 */
import {
  type Action,
  actionsFor,
  type Condition,
  type FileState,
  type Party,
  REROUTABLE_STATUSES,
} from './review.ts'
import type { Role, StaffRole } from './staffRole.ts'

/** Rights that the security administration gives by name (staff.extra_grants). */
export type Grant = 'reveal' | 'export'

const CENTERS = ['city_officer', 'province_reviewer'] as const
const REVIEWERS = ['institution_officer', ...CENTERS] as const
const READERS = [...REVIEWERS, 'province_admin', 'manager'] as const

/** Each permission with the roles that have it; null: everybody signed in. */
export const PERMISSIONS = {
  'account.use': null,
  'notification.read': null,
  'round.list': null,
  'portal.use': ['applicant'],
  'person.claim': ['applicant'],
  'dispute.decide': ['province_reviewer'],
  'claim.unblock': ['province_reviewer'],
  'application.appeal': ['applicant', 'institution_officer'],
  'application.enter': ['applicant', 'institution_officer'],
  'application.list': READERS,
  'application.review': REVIEWERS,
  'application.reroute': ['province_reviewer'],
  'activity.enter': ['applicant', ...REVIEWERS],
  'activity.decide': CENTERS,
  'summary.list': REVIEWERS,
  'summary.report': ['institution_officer', 'city_officer'],
  'summary.receive': ['province_reviewer'],
  'card.list': READERS,
  'card.issue': ['province_reviewer'],
  'collection.list': REVIEWERS,
  'collection.log': REVIEWERS,
  'person.list': READERS,
  'person.edit': REVIEWERS,
  'institution.list': READERS,
  'institution.edit': ['city_officer', 'province_admin'],
  'institution.attribute': ['province_admin'],
  'round.edit': ['province_admin'],
  'round.admit_late': ['province_reviewer'],
  'reminder.log': [...CENTERS, 'province_admin'],
  'calendar.edit': ['province_admin'],
  'dictionary.edit': ['province_admin'],
  'parameter.edit': ['province_admin'],
  'discipline.list': [...CENTERS, 'province_admin', 'manager'],
  'discipline.propose': CENTERS,
  'discipline.decide': ['province_reviewer'],
  'lapse.confirm': ['province_reviewer'],
  'finding.handle': CENTERS,
  'evaluation.list': READERS,
  'evaluation.report': ['institution_officer'],
  'dispatch.list': [...CENTERS, 'manager'],
  'dispatch.order': CENTERS,
  'dispatch.answer': ['applicant'],
  'inspection.list': READERS,
  'inspection.report': ['applicant'],
  'rectification.answer': ['institution_officer'],
  'rectification.close': CENTERS,
  'statistics.read': [...CENTERS, 'province_admin', 'manager'],
  'import.run': ['institution_officer', 'city_officer', 'province_reviewer', 'province_admin'],
  'staff.list': ['security_admin'],
  'staff.invite': ['security_admin'],
  'staff.dismiss': ['security_admin'],
  'officer.invite': ['city_officer', 'security_admin'],
  'deputy.appoint': ['city_officer', 'security_admin'],
  'grant.edit': ['security_admin'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[] | null>

export type Permission = keyof typeof PERMISSIONS

/** The signed-in login, as public.my_profile gives it. */
export interface Login {
  user_id: string
  /** Null for an applicant without a staff row, and for dismissed staff. */
  staff: {
    role: StaffRole
    /** A city's code, or 510000. */
    region_code: string
    institution_id: string | null
    grants: readonly string[]
  } | null
  /** The person record that it has claimed. */
  person_id: string | null
  /** Institutions that it stands in for as a deputy. */
  deputy_for?: readonly string[]
  /** The same with the region of each, the first to end first. */
  deputyships?: readonly { region_code: string }[]
}

/** The desk that a login sits at. */
export interface Seat {
  role: StaffRole
  /** A city's code, or 510000. */
  region_code: string
}

/**
 * The desk, menu and queues that a login gets: those of its staff role, of a deputy without one those of an officer
 * of the unit; null for applicants. A login's own portal stands in every menu besides.
 */
export function seatOf(login: Pick<Login, 'staff' | 'deputyships'>): Seat | null {
  if (login.staff) return login.staff
  const [first] = login.deputyships ?? []
  return first ? { role: 'institution_officer', region_code: first.region_code } : null
}

/** The roles a login acts in: a deputy of a unit acts as its officer. */
export function rolesOf(login: Login): Role[] {
  const roles = new Set<Role>(['applicant'])
  if (login.staff) roles.add(login.staff.role)
  if (login.deputy_for?.length) roles.add('institution_officer')
  return [...roles]
}

/** The institutions that a login acts for, as officer or as deputy. */
export function institutionsOf(login: Login): string[] {
  const own = login.staff?.institution_id
  return [...(own ? [own] : []), ...(login.deputy_for ?? [])]
}

/** Whether a role has a permission by itself, for access control by resource and action: 'round' and 'edit'. */
export function isPermitted(role: Role, resource: string, action: string): boolean {
  const key = `${resource}.${action}`
  if (!Object.hasOwn(PERMISSIONS, key)) return false
  const roles: readonly Role[] | null = PERMISSIONS[key as Permission]
  return roles === null || roles.includes(role)
}

/** Whether the login may do something at all; rows are a matter of scope besides. */
export function can(login: Login, permission: Permission): boolean {
  const roles: readonly Role[] | null = PERMISSIONS[permission]
  return roles === null || rolesOf(login).some((role) => roles.includes(role))
}

/** Whether the login was given a right by name: to reveal a masked value, to export. */
export function hasGrant(login: Login, grant: Grant): boolean {
  return login.staff?.grants.includes(grant) ?? false
}

/** The columns of public.applications that decide who stands where. */
export interface ScopedFile extends FileState {
  person_id: string
  institution_id: string
  region_code: string
  created_by: string | null
  is_proxy: boolean
  /** Who passed the 复审 of a 省属 file: its 终审 is another officer's. */
  reviewed_by?: string | null
}

/** In which capacities the login stands to a file. Mirrors private.actor_kinds. */
export function partiesTo(login: Login, file: ScopedFile): Party[] {
  const parties: Party[] = []
  const { staff } = login
  const isDraft = file.status === 'draft'
  if (isOwnFile(login, file) || (file.created_by === login.user_id && !file.is_proxy))
    parties.push('applicant')
  if (institutionsOf(login).includes(file.institution_id) && (!isDraft || file.is_proxy)) parties.push('unit')
  if (
    staff?.role === 'city_officer' &&
    file.track === 'city' &&
    !isDraft &&
    file.region_code === staff.region_code
  ) {
    parties.push('city')
  }
  if (staff?.role === 'province_reviewer' && !isDraft) parties.push('province')
  return parties
}

/** Whether the file is the login's own: nobody reviews the file of the same person. */
export function isOwnFile(login: Login, file: Pick<ScopedFile, 'person_id'>): boolean {
  return login.person_id !== null && file.person_id === login.person_id
}

/** Whether the login may move a file to another unit. Mirrors private.reroute_application. */
export function mayReroute(
  login: Login,
  file: Pick<ScopedFile, 'status' | 'person_id'> & { batch_id: string | null },
): boolean {
  return (
    can(login, 'application.reroute') &&
    !isOwnFile(login, file) &&
    REROUTABLE_STATUSES.has(file.status) &&
    file.batch_id === null
  )
}

const DECISIONS: ReadonlySet<Action> = new Set(['approve', 'return', 'reject', 'grant_appeal', 'deny_appeal'])

/** What the login can do with a file now, each action once. */
export function fileActions(login: Login, file: ScopedFile, conditions: readonly Condition[] = []): Action[] {
  const state: FileState = { ...file, conditions: [...(file.conditions ?? []), ...conditions] }
  const isOwn = isOwnFile(login, file)
  const passedBefore =
    file.status === 'final_review' && file.track === 'province' && file.reviewed_by === login.user_id
  const actions = partiesTo(login, file)
    .flatMap((party) => actionsFor(state, party))
    .filter((action) => !DECISIONS.has(action) || !(isOwn || passedBefore))
  return [...new Set(actions)]
}
