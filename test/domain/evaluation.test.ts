import { expect, test } from 'vitest'
import {
  ASSIGNMENT_PROBLEMS,
  monthSpan,
  phaseOfEvaluation,
  refusesAssignment,
  shiftMonth,
} from '../../src/domain/evaluation'
import { filingStateOf, isUsualFilingNumber } from '../../src/domain/institution'
import { readChapter } from './chapter'

const days = { status: 'reported', starts_on: '2024-04-25', ends_on: '2024-04-26' } as const

test.each([
  ['2024-04-24', 'coming'],
  ['2024-04-25', 'running'],
  ['2024-04-26', 'running'],
  ['2024-04-27', 'over'],
])('on %s an evaluation of 25 and 26 April is %s', (today, phase) => {
  expect(phaseOfEvaluation(days, today)).toBe(phase)
  expect(phaseOfEvaluation({ ...days, status: 'cancelled' }, today)).toBe('cancelled')
})

test('the problems and those that refuse are the database’s', () => {
  const text = readChapter('1005_evaluation_assignments')
  const names = [...text.matchAll(/then '([a-z_]+)' end/g)].map((match) => match[1])
  expect(names).toEqual([...ASSIGNMENT_PROBLEMS])
  const refusing = /where p in \(([^)]+)\) limit 1/.exec(text)?.[1]?.match(/[a-z_]+/g)
  expect(refusing).toEqual(ASSIGNMENT_PROBLEMS.filter(refusesAssignment))
})

test('months have their days and follow each other over the turn of the year', () => {
  expect(monthSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(shiftMonth('2024-12', 1)).toBe('2025-01')
  expect(shiftMonth('2024-01', -1)).toBe('2023-12')
})

test.each([
  ['S000051010001', true],
  [' y202351000012 ', true],
  ['S00005101000', false],
  ['川职鉴0007', false],
])('the filing number %s is usual: %s', (number, usual) => {
  expect(isUsualFilingNumber(number)).toBe(usual)
})

test.each([
  [null, 'none'],
  ['2024-04-14', 'ended'],
  ['2024-04-15', 'soon'],
  ['2024-07-14', 'soon'],
  ['2024-07-15', 'valid'],
])('a filing until %s is %s on 15 April 2024', (validTo, state) => {
  expect(filingStateOf(validTo, '2024-04-15')).toBe(state)
})
