import { describe, expect, test } from 'vitest'
import {
  attendeesOf,
  problemsOf,
  rectificationStep,
  reportGaps,
  reportLateness,
} from '../../src/domain/inspectionReport.ts'

const items = [
  { code: 'stand_ins', name: '无替考、代考' },
  { code: 'other', name: '其他事项' },
]
const writer = { today: '2026-04-26', supervisorIds: ['me', 'you'], personId: 'me' }
const whole = {
  'stand_ins.answer': 'ok',
  'other.answer': 'na',
  present_count: '43',
  situation: '考场秩序正常。',
}
const keysOf = (changes: Record<string, string>) =>
  reportGaps({ ...whole, ...changes }, items, writer).map(({ field, key }) => `${field}: ${key}`)

describe('what a report still lacks', () => {
  test('is nothing once every item is answered and the whole is described', () => {
    expect(keysOf({})).toEqual([])
  })

  test('is named all at once, in the order of the form', () => {
    expect(reportGaps({}, items, writer).map(({ field }) => field)).toEqual([
      'stand_ins.answer',
      'other.answer',
      'present_count',
      'situation',
    ])
  })

  test('of a problem are its words, its severity and a proposal', () => {
    expect(keysOf({ 'stand_ins.answer': 'problem' })).toEqual([
      'stand_ins.note: inspection_note_missing',
      'stand_ins.severity: inspection_severity_missing',
      'proposal: inspection_proposal_missing',
    ])
    const named = { 'stand_ins.note': '发现一人替考', 'stand_ins.severity': 'grave', proposal: '取消成绩' }
    expect(keysOf({ 'stand_ins.answer': 'problem', ...named })).toEqual([])
  })

  test('a term of rectification in the past, a count that is none, oneself left out', () => {
    expect(keysOf({ rectify_by: '2026-04-25' })).toEqual(['rectify_by: rectify_by_missing'])
    expect(keysOf({ rectify_by: '2026-04-26' })).toEqual([])
    for (const present_count of ['', '-1', '4.5', '四十', '100001'])
      expect(keysOf({ present_count })).toEqual(['present_count: inspection_count_missing'])
    expect(keysOf({ attendees: 'you' })).toEqual(['attendees: inspection_attendees_missing'])
  })
})

test('everybody who accepted was there unless somebody was left out', () => {
  expect(attendeesOf({}, ['a', 'b'])).toEqual(['a', 'b'])
  expect(attendeesOf({ attendees: 'b' }, ['a', 'b'])).toEqual(['b'])
  expect(attendeesOf({ attendees: 'none' }, ['a', 'b'])).toEqual([])
  expect(problemsOf({ 'other.answer': 'problem' }, items)).toEqual(['other'])
})

test('an owed report is late from the day after its term, a submitted one as recorded, one that awaits the calendar never', () => {
  const owed = { status: 'draft' as const, due_on: '2026-05-07', days_late: null }
  expect(reportLateness(owed, '2026-05-07')).toBe(0)
  expect(reportLateness(owed, '2026-05-08')).toBe(1)
  expect(reportLateness({ ...owed, due_on: null }, '2027-01-01')).toBe(0)
  expect(reportLateness({ ...owed, status: 'submitted', days_late: 3 }, '2027-01-01')).toBe(3)
  expect(reportLateness({ ...owed, status: 'dropped' }, '2027-01-01')).toBe(0)
})

test('another term for what was answered sends it back', () => {
  expect(rectificationStep('rectify', 'open')).toBe('rectify')
  expect(rectificationStep('rectify', 'rectifying')).toBe('extend')
  expect(rectificationStep('rectify', 'answered')).toBe('send_back')
  expect(rectificationStep('close', 'answered')).toBe('close')
})
