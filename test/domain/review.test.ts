import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Track } from '../../src/domain/region.ts'
import {
  ACTIONS,
  ACTIONS_WITH_REASON,
  type Action,
  actionsFor,
  type Condition,
  EDITABLE_STATUSES,
  type FileState,
  findTransition,
  LIVE_STATUSES,
  levelOf,
  type Party,
  type ReviewStage,
  STATUSES,
  type Status,
  TRANSITIONS,
  waitingFor,
} from '../../src/domain/review.ts'
import { wayOf } from '../../src/domain/reviewWay.ts'
import { transitionRows } from '../../src/domain/transitionRows.ts'

const parties: readonly Party[] = ['applicant', 'unit', 'city', 'province', 'system']
const to = (file: FileState, action: Action, party: Party) => findTransition(file, action, party)?.to

test('on a file that the person entered the unit reviews and seals, and takes none of the person’s own steps', () => {
  for (const track of ['city', 'province'] as const) {
    for (const status of STATUSES) {
      for (const stage of ['', 'unit_review', 're_review', 'final_review'] as const) {
        const file: FileState = { status, track, stage, conditions: ['printed_changed'] }
        const own = ['submit', 'resubmit', 'withdraw', 'appeal']
        const byPerson = actionsFor(file, 'applicant').filter((action) => own.includes(action))
        expect(actionsFor(file, 'unit').filter((action) => own.includes(action))).toEqual([])
        const proxy = actionsFor({ ...file, is_proxy: true }, 'unit').filter((action) => own.includes(action))
        expect(proxy).toEqual(byPerson)
      }
    }
    const awaiting: FileState = { status: 'awaiting_seal', track }
    expect(actionsFor(awaiting, 'unit')).toEqual(['seal'])
    expect(actionsFor(awaiting, 'applicant')).toEqual(['seal', 'withdraw'])
  }
})

describe('the way of a file that everybody agrees to', () => {
  const walk = (track: Track): Status[] => {
    const order: Action[] = ['submit', 'approve', 'seal', 'report', 'receive', 'issue', 'collect']
    const way: Status[] = ['draft']
    for (;;) {
      const file: FileState = { status: way.at(-1) as Status, track, stage: '' }
      const action = order.find((candidate) => waitingFor(file).some((party) => to(file, candidate, party)))
      const party = parties.find((candidate) => action && to(file, action, candidate))
      const next = action && party && to(file, action, party)
      if (!next) return way
      way.push(next)
    }
  }

  test.each(['city', 'province'] as const)('on the %s track is the one that progress lines show', (track) => {
    expect(walk(track)).toEqual(wayOf(track))
  })

  test('passes the city before the summary, and the province twice where there is no city', () => {
    expect(wayOf('city').indexOf('re_review')).toBeLessThan(wayOf('city').indexOf('awaiting_summary'))
    expect(wayOf('province').indexOf('re_review')).toBeGreaterThan(
      wayOf('province').indexOf('awaiting_receipt'),
    )
  })
})

describe('no level is skipped or taken by another', () => {
  test.each(['city', 'province'] as const)('on the %s track only the deciding level approves', (track) => {
    for (const stage of ['unit_review', 're_review', 'final_review'] as const) {
      const able = parties.filter((party) => to({ status: stage, track }, 'approve', party))
      expect(able).toEqual([levelOf(stage, track)])
    }
  })

  test('a city never decides a file of the province’s own units', () => {
    for (const status of STATUSES) {
      for (const stage of ['', 'unit_review', 're_review', 'final_review'] as const) {
        const file: FileState = { status, track: 'province', stage, conditions: ['unit_cancelled'] }
        expect(actionsFor(file, 'city').filter((action) => action !== 'collect')).toEqual([])
      }
    }
  })

  test('an applicant decides nothing', () => {
    const decisions: Action[] = [
      'approve',
      'return',
      'reject',
      'grant_appeal',
      'deny_appeal',
      'receive',
      'issue',
    ]
    for (const row of transitionRows().filter((candidate) => candidate.actor === 'applicant')) {
      expect(decisions).not.toContain(row.action)
    }
  })
})

describe('a returned file', () => {
  const returned = (stage: ReviewStage, track: Track, conditions: Condition[] = []): FileState => ({
    status: 'returned',
    track,
    stage,
    conditions,
  })

  test.each([
    ['unit_review', 'city', 'unit_review'],
    ['re_review', 'city', 're_review'],
    ['final_review', 'city', 'awaiting_summary'],
    ['unit_review', 'province', 'unit_review'],
    ['re_review', 'province', 'awaiting_summary'],
    ['final_review', 'province', 'awaiting_summary'],
  ] as const)('from %s on the %s track goes to %s once mended', (stage, track, next) => {
    expect(to(returned(stage, track), 'resubmit', 'applicant')).toBe(next)
    expect(to({ ...returned(stage, track), is_proxy: true }, 'resubmit', 'unit')).toBe(next)
  })

  test('passes the unit again for a new seal if a printed field changed, whoever returned it', () => {
    for (const track of ['city', 'province'] as const) {
      for (const stage of ['unit_review', 're_review', 'final_review'] as const) {
        expect(to(returned(stage, track, ['printed_changed']), 'resubmit', 'applicant')).toBe('unit_review')
      }
    }
  })

  test('need not pass the city twice when it was the province that asked for the new seal', () => {
    expect(to({ status: 'awaiting_seal', track: 'city', stage: 'final_review' }, 'seal', 'unit')).toBe(
      'awaiting_summary',
    )
    expect(to({ status: 'awaiting_seal', track: 'city', stage: 're_review' }, 'seal', 'unit')).toBe(
      're_review',
    )
  })
})

describe('an appeal', () => {
  test.each([
    ['unit_review', 'city', 'city', 're_review'],
    ['unit_review', 'province', 'province', 'awaiting_summary'],
    ['re_review', 'city', 'province', 'awaiting_summary'],
    ['re_review', 'province', 'province', 'final_review'],
    ['final_review', 'city', 'province', 'awaiting_issue'],
    ['final_review', 'province', 'province', 'awaiting_issue'],
  ] as const)(
    'against a refusal at %s of the %s track is for the %s; granted it goes to %s',
    (stage, track, by, next) => {
      const file: FileState = { status: 'appealing', track, stage }
      expect(parties.filter((party) => to(file, 'grant_appeal', party))).toEqual([by])
      expect(to(file, 'grant_appeal', by)).toBe(next)
      expect(to(file, 'deny_appeal', by)).toBe('rejected')
    },
  )
})

test('the center of the track acts for a unit only once that is struck off, and with a reason', () => {
  const file: FileState = { status: 'unit_review', track: 'city' }
  expect(actionsFor(file, 'city')).toEqual([])
  const orphan: FileState = { ...file, conditions: ['unit_cancelled'] }
  expect(findTransition(orphan, 'approve', 'city')).toMatchObject({ to: 'awaiting_seal', needsReason: true })
  expect(actionsFor(orphan, 'province')).toEqual([])
  expect(actionsFor({ ...orphan, track: 'province' }, 'province')).toEqual(['approve', 'return', 'reject'])
})

test('returning, refusing and denying are never without a reason', () => {
  for (const action of ['return', 'reject', 'send_back', 'deny_appeal'] as const) {
    expect(ACTIONS_WITH_REASON.has(action)).toBe(true)
    const rows = transitionRows().filter((row) => row.action === action)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every((row) => row.needs_reason)).toBe(true)
  }
})

test('every action is used, and every status but the draft can be reached', () => {
  const rows = transitionRows()
  expect(new Set(rows.map((row) => row.action))).toEqual(new Set(ACTIONS))
  expect(new Set<Status>(rows.map((row) => row.to_status))).toEqual(
    new Set<Status>(STATUSES.filter((status) => status !== 'draft')),
  )
})

test('live files can move on by somebody’s hand; ends stay ends', () => {
  for (const status of STATUSES) {
    const moves = TRANSITIONS[status].filter((move) => move.action !== 'withdraw' && move.action !== 'expire')
    if (LIVE_STATUSES.has(status)) expect(moves.length).toBeGreaterThan(0)
  }
  for (const end of ['collected', 'withdrawn', 'expired_draft', 'expired_return'] as const) {
    expect(TRANSITIONS[end]).toEqual([])
  }
  expect([...EDITABLE_STATUSES].every((status) => LIVE_STATUSES.has(status))).toBe(true)
})

test('whatever is done in whatever order, a file is issued only after unit, re-review and final review or an appeal', () => {
  const choice = fc.tuple(fc.nat(), fc.boolean())
  fc.assert(
    fc.property(
      fc.constantFrom('city' as const, 'province' as const),
      fc.array(choice, { maxLength: 40 }),
      (track, choices) => {
        let file: FileState = { status: 'draft', track, stage: '' }
        let passed = new Set<string>()
        for (const [index, printed] of choices) {
          const state: FileState = { ...file, conditions: printed ? ['printed_changed'] : [] }
          const moves = parties.flatMap((party) =>
            actionsFor(state, party).map((action) => ({ party, action })),
          )
          const move = moves[index % Math.max(1, moves.length)]
          if (!move) break
          const next = to(state, move.action, move.party) as Status
          if (move.action === 'approve') passed.add(file.status)
          if (move.action === 'grant_appeal') passed.add(String(file.stage))
          if (next === 'unit_review') passed = new Set()
          const isRefusal = move.action === 'return' || move.action === 'reject'
          const keepsStage = ['unit_review', 'awaiting_seal', 'appealing', 'rejected'].includes(next)
          file = {
            status: next,
            track,
            stage: isRefusal ? (file.status as ReviewStage) : keepsStage ? file.stage : '',
          }
          if (next === 'awaiting_issue') {
            expect(passed).toContain('unit_review')
            expect(passed).toContain('final_review')
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})
