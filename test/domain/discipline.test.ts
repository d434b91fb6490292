import { describe, expect, test } from 'vitest'
import { CASE_STATUSES, CASE_STEPS, caseTone, coversRole, findCaseStep } from '../../src/domain/discipline'
import { FINDING_STATUSES, findingActions, findingTone } from '../../src/domain/finding'
import { numbersIn } from '../../src/domain/numberList'

describe('the life of a case', () => {
  test('ends where no step leads on, and every other status is left by somebody', () => {
    const ends = CASE_STATUSES.filter((status) => CASE_STEPS[status].length === 0)
    expect(ends).toEqual(['upheld', 'revoked', 'dismissed', 'withdrawn'])
  })

  test('leads to every status from a draft', () => {
    const reached = new Set(['draft'])
    for (const status of CASE_STATUSES)
      for (const known of [...reached])
        for (const { to } of CASE_STEPS[known as typeof status]) reached.add(to)
    expect([...reached].sort()).toEqual([...CASE_STATUSES].sort())
  })

  test('no decision and no refusal without words', () => {
    for (const action of ['decide', 'dismiss', 'send_back', 'appeal', 'grant_appeal', 'deny_appeal'] as const)
      for (const status of CASE_STATUSES) expect(findCaseStep(status, action)?.needsNote ?? true).toBe(true)
  })

  test('reads as bad while a penalty stands and as good once it is revoked', () => {
    expect([caseTone('decided'), caseTone('upheld'), caseTone('revoked'), caseTone('draft')]).toEqual([
      'bad',
      'bad',
      'good',
      'quiet',
    ])
  })
})

test('a penalty of both roles hits each, of one role that one', () => {
  expect([coversRole('both', 'assessor'), coversRole('both', 'supervisor')]).toEqual([true, true])
  expect([coversRole('assessor', 'assessor'), coversRole('assessor', 'supervisor')]).toEqual([true, false])
})

test('numbers are read from lines, cells and commas, doubles once', () => {
  expect(numbersIn(' 川考001\t川考002\r\n\n川考001，R51230001;510100198503121018 ')).toEqual([
    '川考001',
    '川考002',
    'R51230001',
    '510100198503121018',
  ])
  expect(numbersIn(' \n ')).toEqual([])
})

describe('a finding', () => {
  test('is handled by the center while it is open or under way, and answered by the institution once asked', () => {
    const of = (party: 'center' | 'institution', hasPerson = true) =>
      Object.fromEntries(FINDING_STATUSES.map((status) => [status, findingActions(status, party, hasPerson)]))
    expect(of('center')).toEqual({
      open: ['rectify', 'transfer', 'unfounded'],
      rectifying: ['rectify', 'close', 'transfer'],
      answered: ['rectify', 'close', 'transfer'],
      closed: [],
      transferred: [],
      unfounded: [],
    })
    expect(of('institution')).toMatchObject({
      open: [],
      rectifying: ['answer'],
      answered: ['answer'],
      closed: [],
    })
    expect(of('center', false).open).toEqual(['rectify', 'unfounded'])
  })

  test('that is late reads as bad', () => {
    expect([findingTone('rectifying', true), findingTone('rectifying', false)]).toEqual(['bad', 'waiting'])
  })
})
