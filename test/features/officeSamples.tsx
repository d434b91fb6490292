// What the tests of rounds, desks, staff, accounts, messages and logs show: rows as the server gives them.
import type { RoundRow } from '../../src/data/rounds'
import type { StaffRow } from '../../src/data/staff'
import type { Workbench } from '../../src/data/workbench'
import { type CalendarException, expandCalendarYear } from '../../src/domain/calendarYear'
import type { RoundTerms } from '../../src/domain/round'
import { createCalendar } from '../../src/domain/workingDays'

const off = (from: string, to: string, name: string): CalendarException => ({
  from,
  to,
  is_working_day: false,
  name,
})
const worked = (from: string, name: string): CalendarException => ({ from, is_working_day: true, name })

/** The working calendar of 2026, as the State Council announced it; no other year is loaded. */
export const calendar = createCalendar(
  expandCalendarYear(2026, [
    off('2026-01-01', '2026-01-03', '元旦'),
    off('2026-02-15', '2026-02-23', '春节'),
    off('2026-04-04', '2026-04-06', '清明节'),
    off('2026-05-01', '2026-05-05', '劳动节'),
    off('2026-06-19', '2026-06-21', '端午节'),
    off('2026-09-25', '2026-09-27', '中秋节'),
    off('2026-10-01', '2026-10-07', '国庆节'),
    worked('2026-01-04', '元旦'),
    worked('2026-02-14', '春节'),
    worked('2026-02-28', '春节'),
    worked('2026-05-09', '劳动节'),
    worked('2026-09-20', '国庆节'),
    worked('2026-10-10', '国庆节'),
  ]),
)

export const today = '2026-04-15'

export const terms: RoundTerms = {
  registration: 15,
  unitReview: 5,
  cityReport: 15,
  finalReview: 30,
  publishByDay: 10,
}

/** The round of April 2026, open on the day of the tests. */
export function roundOf(changes: Partial<RoundRow> = {}): RoundRow {
  return {
    id: 'round-4',
    year: 2026,
    month: 4,
    name: '2026年4月复核换证',
    status: 'published',
    window_from: '2025-12-01',
    window_to: '2026-05-31',
    opens_on: '2026-04-10',
    closes_on: '2026-04-30',
    computed_closes_on: '2026-04-30',
    working_days: 15,
    override_reason: null,
    unit_review_due_on: '2026-05-12',
    city_report_due_on: '2026-05-26',
    final_review_due_on: '2026-06-16',
    published_at: '2026-04-08T02:00:00+00:00',
    closed_at: null,
    note: null,
    version: 2,
    created_at: '2026-04-01T02:00:00+00:00',
    ...changes,
  }
}

export const workbench: Workbench = {
  today,
  rounds: [
    {
      id: 'round-4',
      name: '2026年4月复核换证',
      status: 'published',
      opens_on: '2026-04-10',
      closes_on: '2026-04-30',
      unit_review_due_on: '2026-05-12',
      city_report_due_on: '2026-04-17',
      final_review_due_on: '2026-06-16',
      working_days_left: 12,
    },
  ],
  queues: [
    { status: 're_review', n: 5, late: 2 },
    { status: 'final_review', n: 10_001, late: 0 },
  ],
  late: [],
  recent: [],
  batches: [],
  expiring: [],
}

export function staffRowOf(changes: Partial<StaffRow> = {}): StaffRow {
  return {
    user_id: 'user-1',
    role: 'city_officer',
    region_code: '510100',
    institution_id: null,
    name: '李娜',
    email: 'lina@example.cn',
    phone: null,
    extra_grants: ['reveal'],
    is_active: true,
    dismissed_at: null,
    version: 1,
    created_at: '2026-01-05T02:00:00+00:00',
    institutions: null,
    ...changes,
  }
}
