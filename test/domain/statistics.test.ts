import { describe, expect, test } from 'vitest'
import { CITIES, PROVINCE_CODE } from '../../src/domain/region.ts'
import { STATUSES } from '../../src/domain/review.ts'
import {
  classEnds,
  classOf,
  eachMonth,
  endOfMonth,
  OUTCOME_STATUSES,
  OUTCOMES,
  pareto,
  passRate,
  percentOf,
  REGION_ORDER,
  SHADES,
  STEPS,
  sumBy,
  sumOf,
  waitingAtCity,
} from '../../src/domain/statistics.ts'
import {
  decidedCasesPath,
  decisionsPath,
  expiringPath,
  filesPath,
  findingsPath,
  heldPath,
  lapsesPath,
  ordersPath,
  rectificationPath,
  statisticsPath,
  waitingPath,
} from '../../src/domain/statisticsPaths.ts'

describe('outcomes', () => {
  test('each submitted file has exactly one, drafts and what never was submitted none', () => {
    const counted = OUTCOMES.flatMap((outcome) => OUTCOME_STATUSES[outcome])
    expect(new Set(counted).size).toBe(counted.length)
    expect(STATUSES.filter((status) => !counted.includes(status))).toEqual(['draft', 'expired_draft'])
  })

  test('the pass rate is of decided files only, and none where nothing is decided', () => {
    expect(passRate({ passed: 3, refused: 1 })).toBe(75)
    expect(passRate({ passed: 0, refused: 0 })).toBeNull()
    expect(percentOf(1, 0)).toBeNull()
  })
})

describe('months', () => {
  test('are counted over the turn of a year, both ends included', () => {
    expect(eachMonth('2025-11-01', '2026-02-15')).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ])
  })

  test('are cut at the front where they are too many, and none where they run backwards', () => {
    expect(eachMonth('2020-01-01', '2026-02-01', 3)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01'])
    expect(eachMonth('2026-03-01', '2026-02-01')).toEqual([])
  })

  test('end with their last day, in a leap year too', () => {
    expect(endOfMonth('2028-02-01')).toBe('2028-02-29')
    expect(endOfMonth('2026-12-01')).toBe('2026-12-31')
  })
})

test('sums are by name and by key', () => {
  const rows = [
    { key: 'a', n: 2, late: 1 },
    { key: 'b', n: 3, late: 0 },
    { key: 'a', n: 4, late: 2 },
  ]
  expect(sumOf(rows, ['n', 'late'])).toEqual({ n: 9, late: 3 })
  expect(
    Object.fromEntries(
      sumBy(
        rows,
        ({ key }) => key,
        ({ n }) => n,
      ),
    ),
  ).toEqual({ a: 6, b: 3 })
})

test('a Pareto begins with the most frequent and ends with all of them; what never happened is left out', () => {
  const counts = new Map([
    ['photo', 1],
    ['documents', 6],
    ['nothing', 0],
    ['answers', 1],
  ])
  expect(pareto(counts)).toEqual([
    { key: 'documents', n: 6, share: 75, cumulative: 75 },
    { key: 'answers', n: 1, share: 12.5, cumulative: 87.5 },
    { key: 'photo', n: 1, share: 12.5, cumulative: 100 },
  ])
})

describe('the classes of the map', () => {
  test('a large city leaves the others apart, and the most is always the darkest', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 500]
    const ends = classEnds(values)
    expect(ends).toEqual([2, 4, 6, 8, 500])
    expect(classOf(0, ends)).toBe(0)
    expect(classOf(1, ends)).toBe(1)
    expect(classOf(3, ends)).toBe(2)
    expect(classOf(500, ends)).toBe(SHADES)
  })

  test('repeated values make fewer classes, nothing makes none', () => {
    const ends = classEnds([0, 4, 4, 4])
    expect(ends).toEqual([4])
    expect(classOf(4, ends)).toBe(SHADES)
    expect(classEnds([0, 0])).toEqual([])
    expect(classOf(0, [])).toBe(0)
  })
})

test('regions stand in the order of their codes, the units of the province last', () => {
  expect(REGION_ORDER).toHaveLength(CITIES.length + 1)
  expect(REGION_ORDER.at(-1)).toBe(PROVINCE_CODE)
})

test('a 省属 unit reports itself: there is no 复审 of a city to wait for', () => {
  expect(waitingAtCity('510100')).toEqual(['re_review', 'awaiting_summary'])
  expect(waitingAtCity(PROVINCE_CODE)).toEqual(['awaiting_summary'])
})

describe('the list behind a figure', () => {
  const scope = {
    round: 'r1',
    from: '2026-04-01',
    to: '2026-06-01',
    kind: 'assessor',
    region: '510700',
  }
  const narrowing = (path: string) => Object.fromEntries(new URLSearchParams(path.split('?')[1]))

  test('files: the scope, the outcome, the step; the last month to its last day', () => {
    expect(narrowing(filesPath(scope, { statuses: OUTCOME_STATUSES.refused }))).toEqual({
      queue: 'all',
      reached: '1',
      status: 'rejected,appealing',
      round: 'r1',
      city: '510700',
      kind: 'assessor',
      submitted: '2026-04-01',
      submitted_to: '2026-06-30',
    })
    expect(narrowing(filesPath({}, { reached: STEPS.indexOf('reported') + 1 }))).toEqual({
      queue: 'all',
      reached: '5',
    })
  })

  test('files of a month inside of a period are of that month; a card without level is asked for as such', () => {
    expect(narrowing(filesPath(scope, { month: '2026-05-01', level: '' }))).toMatchObject({
      submitted: '2026-05-01',
      submitted_to: '2026-05-31',
      level: 'none',
    })
  })

  test('what waits is asked for whenever it was submitted', () => {
    expect(waitingPath(scope, ['unit_review', 'awaiting_seal'], true)).toBe(
      '/reviews?queue=all&status=unit_review%2Cawaiting_seal&round=r1&city=510700&kind=assessor&due=late',
    )
  })

  test('decisions: the period is theirs', () => {
    expect(
      narrowing(decisionsPath(scope, { action: 'return', stage: 're_review', reason: 'photo' })),
    ).toEqual({
      queue: 'decisions',
      action: 'return',
      stage: 're_review',
      reason: 'photo',
      round: 'r1',
      city: '510700',
      kind: 'assessor',
      at: '2026-04-01',
      at_to: '2026-06-30',
    })
    expect(decisionsPath({}, { left: 'final_review', daysMin: 0 })).toBe(
      '/reviews?queue=decisions&left=final_review&days_min=0',
    )
  })

  test('cards that expired before have no beginning', () => {
    expect(expiringPath({ region: '510700' }, undefined, '2026-03-01')).toBe(
      '/cards?status=active&valid_to_to=2026-03-31&region_code=510700',
    )
  })

  test('registers take the period and the region, and no round', () => {
    const paths = [
      lapsesPath(scope, { status: 'standing' }),
      decidedCasesPath(scope, { outcome: 'warning', standing: 'revoked' }),
      heldPath(scope),
      ordersPath(scope, { status: 'drawn' }),
      findingsPath(scope, { status: 'open' }),
      rectificationPath(scope, 'late'),
    ]
    for (const path of paths) {
      expect(narrowing(path)).toMatchObject({ region: '510700' })
      expect(Object.values(narrowing(path))).toEqual(expect.arrayContaining(['2026-04-01', '2026-06-30']))
      expect(narrowing(path)).not.toHaveProperty('round')
    }
  })

  test('an address without narrowing is the page itself', () => {
    expect(statisticsPath()).toBe('/statistics')
    expect(statisticsPath({ section: 'expiry', city: undefined })).toBe('/statistics?section=expiry')
  })
})
