import { outsider, staff } from './people'
import type { Login } from './session'

/** What get_person answers, as far as tests read it. */
export interface PersonPage {
  person: {
    version: number
    name: string
    former_names: string[]
    phone_masked: string
    institution_name: string
  }
  rights: string[]
  changes: {
    kind: string
    reason: string
    document_reference: string | null
    old_value: string
    new_value: string
  }[]
  cards: { events: { kind: string }[] }[]
  files: { is_open: boolean }[]
}

/** Who may not touch the record of a person of Chengdu's unit, and what each is told. */
export const strangersToPerson: [string, Login, number, string][] = [
  ['a login of nobody', outsider, 404, 'person_not_found'],
  ['another unit', staff.officerMianyang, 404, 'person_not_found'],
  ['another city', staff.cityMianyang, 404, 'person_not_found'],
  ['the 省属 unit', staff.officerProvincial, 404, 'person_not_found'],
  ['the auditor', staff.auditor, 404, 'person_not_found'],
  ['the security administration', staff.securityAdmin, 404, 'person_not_found'],
  ['somebody dismissed', staff.dismissed, 404, 'person_not_found'],
  ['the administration', staff.provinceAdmin, 403, 'not_permitted'],
  ['a manager', staff.managerProvince, 403, 'not_permitted'],
]
