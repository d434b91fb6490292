import { describe, expect, test } from 'vitest'
import {
  can,
  fileActions,
  hasGrant,
  isPermitted,
  type Login,
  mayReroute,
  PERMISSIONS,
  partiesTo,
  type ScopedFile,
  seatOf,
} from '../../src/domain/access.ts'
import { STATUSES } from '../../src/domain/review.ts'
import { type StaffRole, staffRoles } from '../../src/domain/staffRole.ts'

const login = (role: StaffRole | null, region_code = '510000', more: Partial<Login> = {}): Login => ({
  user_id: `user of ${role}`,
  staff: role && {
    role,
    region_code,
    institution_id: role === 'institution_officer' ? 'unit' : null,
    grants: [],
  },
  person_id: null,
  ...more,
})
const file: ScopedFile = {
  status: 'unit_review',
  track: 'city',
  stage: '',
  person_id: 'person',
  institution_id: 'unit',
  region_code: '510100',
  created_by: 'user of null',
  is_proxy: false,
}
const applicant = login(null, undefined, { person_id: 'person' })
const officer = login('institution_officer', '510100')
const chengdu = login('city_officer', '510100')
const mianyang = login('city_officer', '510700')
const reviewer = login('province_reviewer')

describe('the three administrations stay apart', () => {
  test('who gives rights reviews nothing and reads no file', () => {
    for (const permission of [
      'application.list',
      'application.review',
      'person.list',
      'audit.read',
      'round.edit',
    ] as const) {
      expect(can(login('security_admin'), permission)).toBe(false)
    }
    expect(can(login('security_admin'), 'staff.invite')).toBe(true)
  })

  test('the auditor reads the logs and nothing else', () => {
    const shared = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]).filter((permission) => {
      const roles: readonly string[] | null = PERMISSIONS[permission]
      return roles?.includes('auditor')
    })
    expect(shared).toEqual(['audit.read'])
  })

  test('the provincial administration decides on no person', () => {
    for (const permission of [
      'application.review',
      'discipline.decide',
      'lapse.confirm',
      'card.issue',
      'round.admit_late',
      'dispute.decide',
      'claim.unblock',
    ] as const) {
      expect(can(login('province_admin'), permission)).toBe(false)
    }
  })

  test('managers only read', () => {
    const verbs = (Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[])
      .filter((permission) => (PERMISSIONS[permission] as readonly string[] | null)?.includes('manager'))
      .map((permission) => permission.split('.')[1])
    expect(new Set(verbs)).toEqual(new Set(['list', 'read']))
  })
})

test('a login without a staff row may use the portal and no desk', () => {
  expect(can(applicant, 'portal.use')).toBe(true)
  expect(can(applicant, 'application.list')).toBe(false)
  expect(can(applicant, 'account.use')).toBe(true)
})

test('staff are applicants besides', () => {
  expect(staffRoles.every((role) => can(login(role), 'portal.use'))).toBe(true)
})

test('a deputy acts as the officer of the unit', () => {
  const deputy = login(null, undefined, { user_id: 'deputy', deputy_for: ['unit'] })
  expect(can(deputy, 'evaluation.report')).toBe(true)
  expect(partiesTo(deputy, file)).toEqual(['unit'])
  expect(seatOf({ ...deputy, deputyships: [{ region_code: '510100' }] })).toEqual({
    role: 'institution_officer',
    region_code: '510100',
  })
  expect(seatOf(chengdu)).toMatchObject({ role: 'city_officer', region_code: '510100' })
  expect(seatOf(applicant)).toBeNull()
})

test('deputies are appointed and let go by a city or the security administration', () => {
  const roles = staffRoles.filter((role) => can(login(role), 'deputy.appoint'))
  expect(roles).toEqual(['city_officer', 'security_admin'])
})

test('what is not in the table is permitted to nobody', () => {
  expect(isPermitted('province_admin', 'round', 'edit')).toBe(true)
  expect(isPermitted('province_admin', 'round', 'burn')).toBe(false)
  expect(isPermitted('province_admin', 'toString', '')).toBe(false)
  expect(isPermitted('auditor', 'round', 'list')).toBe(true)
})

test('rights given by name go with a staff role only', () => {
  const granted = login('city_officer', '510100')
  if (granted.staff) granted.staff.grants = ['reveal']
  expect(hasGrant(granted, 'reveal')).toBe(true)
  expect(hasGrant(granted, 'export')).toBe(false)
  expect(hasGrant(applicant, 'reveal')).toBe(false)
})

describe('with a file', () => {
  test('each level acts at its turn and in its scope', () => {
    expect(fileActions(officer, file)).toEqual(['approve', 'return', 'reject'])
    expect(fileActions(officer, { ...file, is_proxy: true })).toContain('withdraw')
    expect(fileActions(chengdu, file)).toEqual([])
    const inReview: ScopedFile = { ...file, status: 're_review' }
    expect(fileActions(chengdu, inReview)).toEqual(['approve', 'return', 'reject'])
    expect(fileActions(mianyang, inReview)).toEqual([])
    expect(fileActions(reviewer, inReview)).toEqual([])
    expect(fileActions(reviewer, { ...file, status: 'final_review' })).toEqual([
      'approve',
      'return',
      'reject',
    ])
  })

  test('another unit’s officer and the other roles can do nothing', () => {
    const other = login('institution_officer', '510100')
    if (other.staff) other.staff.institution_id = 'another unit'
    for (const nobody of [
      other,
      login('province_admin'),
      login('security_admin'),
      login('manager'),
      login('auditor'),
    ]) {
      for (const status of STATUSES) expect(fileActions(nobody, { ...file, status })).toEqual([])
    }
  })

  test('nobody decides the own file, at any level, and may still withdraw it', () => {
    for (const own of [officer, chengdu, reviewer]) {
      const mine = { ...own, person_id: 'person' }
      expect(fileActions(mine, file)).toEqual(['withdraw'])
      expect(fileActions(mine, { ...file, status: 're_review' })).toEqual(['withdraw'])
      expect(fileActions(mine, { ...file, status: 'final_review' })).toEqual([])
    }
  })

  test('a draft is its writer’s business: the unit’s only if it entered it', () => {
    const draft: ScopedFile = { ...file, status: 'draft' }
    expect(fileActions(applicant, draft)).toEqual(['submit', 'withdraw'])
    expect(fileActions(officer, draft)).toEqual([])
    expect(fileActions(officer, { ...draft, is_proxy: true, created_by: officer.user_id })).toEqual([
      'submit',
      'withdraw',
    ])
    expect(fileActions(reviewer, draft)).toEqual([])
  })

  test('the final review of a 省属 file is another officer’s than its re-review', () => {
    const final: ScopedFile = { ...file, status: 'final_review', track: 'province', region_code: '510000' }
    expect(fileActions(reviewer, { ...final, reviewed_by: reviewer.user_id })).toEqual([])
    expect(fileActions(reviewer, { ...final, reviewed_by: 'a colleague' })).toEqual([
      'approve',
      'return',
      'reject',
    ])
  })

  test('a reviewer of the province moves files to another unit until they stand in a summary table', () => {
    const waiting = { ...file, batch_id: null }
    for (const status of STATUSES) {
      const isEarly = ['unit_review', 'awaiting_seal', 're_review', 'returned'].includes(status)
      expect(mayReroute(reviewer, { ...waiting, status })).toBe(isEarly)
    }
    expect(mayReroute(reviewer, { ...waiting, status: 're_review', batch_id: 'a table' })).toBe(false)
    expect(mayReroute({ ...reviewer, person_id: 'person' }, waiting)).toBe(false)
    for (const other of [applicant, officer, chengdu, login('province_admin'), login('manager')]) {
      expect(mayReroute(other, waiting)).toBe(false)
    }
  })

  test('the city acts for a unit that was struck off', () => {
    expect(fileActions(chengdu, file, ['unit_cancelled'])).toEqual(['approve', 'return', 'reject'])
    expect(fileActions(mianyang, file, ['unit_cancelled'])).toEqual([])
  })
})
