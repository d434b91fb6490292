import type { CastStaff } from './people'
import type { Row } from './session'

/**
 * Who may read which row of which table, said a second time and in another language than the policies: the visibility
 * tests compare the two on random rows. Nobody writes any table directly, so there is nothing to say about writing.
 */

/** What a caller is, worked out from the arrangement of the test and not asked of the database. */
export interface Viewer {
  userId: string
  role: string | null
  /** Codes of the regions whose people and files the role is responsible for. */
  regions: ReadonlySet<string>
  /** Units that the caller acts for, as officer or deputy. */
  institutions: ReadonlySet<string>
  personId: string | null
  /** The region whose center the caller works for. */
  center: string | null
  /** Region code of every unit, for rows that name a unit only. */
  regionOf: ReadonlyMap<string, string>
}

type Rule = (viewer: Viewer, row: Row) => boolean

const everybodySignedIn: Rule = () => true
const inRegion: Rule = (viewer, row) => viewer.regions.has(String(row.region_code))
const ofOwnUnit: Rule = (viewer, row) => viewer.institutions.has(String(row.institution_id))
const aboutOneself: Rule = (viewer, row) => viewer.personId !== null && row.person_id === viewer.personId
const hasRole = (viewer: Viewer, ...roles: string[]) => roles.includes(viewer.role ?? '')

/** The center of the region, the unit, and the person: what most rows about people are open to. */
const centerUnitPerson: Rule = (viewer, row) =>
  inRegion(viewer, row) || ofOwnUnit(viewer, row) || aboutOneself(viewer, row)
const centerAndUnit: Rule = (viewer, row) => inRegion(viewer, row) || ofOwnUnit(viewer, row)
/** Who ordered an inspection, and the center of the evaluation. */
const bothCenters: Rule = (viewer, row) =>
  inRegion(viewer, row) || viewer.regions.has(String(row.center_code))
const auditorOnly: Rule = (viewer) => hasRole(viewer, 'auditor')

export const ORACLE: Record<string, Rule> = {
  access_log: auditorOnly,
  accidents: centerUnitPerson,
  // Who held the evaluation sees what was entered from it, also of people of other units.
  activity_records: (viewer, row) =>
    centerUnitPerson(viewer, row) || viewer.institutions.has(String(row.evaluator_id)),
  application_events: centerUnitPerson,
  // A draft is the business of whoever fills it in.
  applications: (viewer, row) =>
    aboutOneself(viewer, row) ||
    (row.status !== 'draft' && centerAndUnit(viewer, row)) ||
    (row.is_proxy === true && ofOwnUnit(viewer, row)),
  audit_log: auditorOnly,
  calendar_days: everybodySignedIn,
  calendar_years: everybodySignedIn,
  card_collections: centerUnitPerson,
  card_kinds: everybodySignedIn,
  card_reissues: centerUnitPerson,
  cards: centerUnitPerson,
  case_files: inRegion,
  check_rules: everybodySignedIn,
  deputies: (viewer, row) =>
    row.user_id === viewer.userId ||
    ofOwnUnit(viewer, row) ||
    hasRole(viewer, 'security_admin') ||
    (hasRole(viewer, 'city_officer', 'province_reviewer') &&
      viewer.regions.has(viewer.regionOf.get(String(row.institution_id)) ?? '')),
  dictionary_items: everybodySignedIn,
  discipline_cases: inRegion,
  discipline_events: inRegion,
  discipline_transitions: everybodySignedIn,
  dispatch_chain: bothCenters,
  dispatch_check_ins: (viewer, row) => bothCenters(viewer, row) || aboutOneself(viewer, row),
  dispatch_draws: bothCenters,
  dispatch_results: bothCenters,
  // the institution is not told, and other supervisors neither
  dispatches: (viewer, row) => bothCenters(viewer, row) || aboutOneself(viewer, row),
  document_kinds: everybodySignedIn,
  document_requirements: everybodySignedIn,
  documents: centerUnitPerson,
  evaluation_assignments: centerUnitPerson,
  evaluations: centerAndUnit,
  export_runs: (viewer, row) => row.created_by === viewer.userId || auditorOnly(viewer, row),
  findings: centerAndUnit,
  form_fields: everybodySignedIn,
  identity_disputes: (viewer) => hasRole(viewer, 'province_reviewer'),
  import_kinds: everybodySignedIn,
  import_runs: (viewer, row) =>
    row.created_by === viewer.userId ||
    ofOwnUnit(viewer, row) ||
    (!hasRole(viewer, 'manager') && inRegion(viewer, row)),
  inspection_orders: bothCenters,
  // The institution learns of a report with its submission.
  inspection_reports: (viewer, row) =>
    bothCenters(viewer, row) ||
    viewer.institutions.has(String(row.disclosed_to)) ||
    (viewer.personId !== null && (row.supervisor_ids as string[]).includes(viewer.personId)),
  inspection_shares: bothCenters,
  institutions: (viewer, row) =>
    inRegion(viewer, row) || viewer.institutions.has(String(row.id)) || hasRole(viewer, 'security_admin'),
  invitations: (viewer, row) =>
    hasRole(viewer, 'security_admin') ||
    (hasRole(viewer, 'city_officer') && row.role === 'institution_officer' && inRegion(viewer, row)),
  issuers: everybodySignedIn,
  lapses: centerUnitPerson,
  late_admissions: centerUnitPerson,
  notifications: (viewer, row) => row.user_id === viewer.userId,
  occupations: everybodySignedIn,
  parameters: everybodySignedIn,
  penalties: centerUnitPerson,
  people: (viewer, row) => centerAndUnit(viewer, row) || row.user_id === viewer.userId,
  reason_codes: everybodySignedIn,
  regions: everybodySignedIn,
  reminders: centerAndUnit,
  review_transitions: everybodySignedIn,
  round_changes: everybodySignedIn,
  rounds: (viewer, row) => row.status !== 'draft' || hasRole(viewer, 'province_admin', 'province_reviewer'),
  saved_views: (viewer, row) =>
    row.user_id === viewer.userId || (viewer.center !== null && row.region_code === viewer.center),
  setting_changes: (viewer) => viewer.role !== null,
  staff: (viewer, row) =>
    row.user_id === viewer.userId ||
    hasRole(viewer, 'security_admin') ||
    ofOwnUnit(viewer, row) ||
    (row.role === 'institution_officer' &&
      hasRole(viewer, 'city_officer', 'province_reviewer', 'province_admin') &&
      inRegion(viewer, row)),
  summary_batches: centerAndUnit,
  summary_rows: centerAndUnit,
  supervisor_declarations: (viewer, row) => inRegion(viewer, row) || aboutOneself(viewer, row),
}

/** The regions that a role is responsible for (product: roles): a city its own, the province all, others none. */
export function regionsOf(member: CastStaff | undefined, all: readonly string[]): ReadonlySet<string> {
  switch (member?.role) {
    case 'province_reviewer':
    case 'province_admin':
      return new Set(all)
    case 'manager':
      return new Set(member.regionCode === '510000' ? all : [member.regionCode])
    case 'city_officer':
      return new Set([member.regionCode])
    default:
      return new Set()
  }
}

/** The center that a role works for, with whose colleagues views of lists are shared. */
export function centerOf(member: CastStaff | undefined): string | null {
  const works = ['city_officer', 'province_reviewer', 'province_admin', 'manager']
  return member && works.includes(member.role) ? member.regionCode : null
}
