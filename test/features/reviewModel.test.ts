// What queue and bench remember and ask, without a screen.
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/data/errors'
import type { StaffRole } from '../../src/domain/staffRole'
import { type BenchEvent, benchReducer, benchStart } from '../../src/features/reviews/benchModel'
import { draftProblems, reasonsFor, startDraft } from '../../src/features/reviews/decisionDraft'
import { blockingChecks, confirmableRecords, decisionNeeds } from '../../src/features/reviews/decisionNeeds'
import { queryOf, readView, writeView } from '../../src/features/reviews/queueAddress'
import { queuesOf } from '../../src/features/reviews/queues'
import { extended, nextOf, previousOf, without } from '../../src/features/reviews/worklist'
import { dictionaries } from './reviewDictionaries'
import { check, fileOf, loginOf, record, today } from './reviewSamples'

describe('a queue has an address', () => {
  const city = loginOf('city_officer')
  const queues = queuesOf('city_officer')
  const read = (address: string) => readView(new URLSearchParams(address), queues)

  test('filters, order and page survive writing and reading', () => {
    const view = read(
      'queue=all&q=林&round=r1&kind=assessor,supervisor&due=late&sort=due_on:desc&size=50&page=3',
    )
    expect(view).toMatchObject({
      queue: 'all',
      page: 3,
      pageSize: 50,
      sort: { field: 'due_on', order: 'desc' },
    })
    expect(readView(writeView(view), queues)).toEqual(view)
  })

  test('what it does not understand counts as not said', () => {
    expect(read('queue=nonsense&page=-2&size=7&sort=name:up')).toEqual({
      queue: 're_review',
      filters: {},
      sort: undefined,
      page: 1,
      pageSize: 20,
    })
  })

  test('statuses narrow 全部, whose files stand anywhere, and no queue of one status', () => {
    expect(queryOf(read('queue=all&status=re_review,awaiting_summary,nonsense'), city, today)).toMatchObject({
      statuses: ['re_review', 'awaiting_summary'],
    })
    expect(queryOf(read('queue=re_review&status=final_review'), city, today)).toMatchObject({
      statuses: ['re_review'],
    })
  })

  test('a city asks for its own region, whatever the address says', () => {
    expect(queryOf(read('queue=re_review&city=510700'), city, today)).toMatchObject({
      statuses: ['re_review'],
      regionCodes: ['510100'],
    })
  })

  test('a unit asks for its own files, whatever the address says', () => {
    const unit = loginOf('institution_officer')
    const view = readView(new URLSearchParams('unit=unit-9'), queuesOf('institution_officer'))
    expect(queryOf(view, unit, today)).toMatchObject({ institutionIds: ['unit-1'] })
  })

  test('the province may look at one city', () => {
    const province = loginOf('province_reviewer')
    const view = readView(new URLSearchParams('queue=all&city=510700'), queuesOf('province_reviewer'))
    expect(queryOf(view, province, today)).toMatchObject({ regionCodes: ['510700'] })
  })

  test('the province re-reviews files of 省属 units only', () => {
    const view = readView(new URLSearchParams('queue=re_review'), queuesOf('province_reviewer'))
    expect(queryOf(view, loginOf('province_reviewer'), today)).toMatchObject({ track: 'province' })
  })

  test('one summary table can be worked through, in the queues whose files stand in one', () => {
    const batch = '11111111-2222-4333-8444-555555555555'
    const asked = (role: StaffRole, queue: string, value = batch) => {
      const view = readView(new URLSearchParams({ queue, batch: value }), queuesOf(role))
      return queryOf(view, loginOf(role), today).batchId
    }
    for (const queue of ['awaiting_receipt', 'final_review', 're_review']) {
      expect(asked('province_reviewer', queue)).toBe(batch)
    }
    // a city re-reviews its files before they stand in any table
    expect(asked('city_officer', 're_review')).toBeUndefined()
    expect(asked('city_officer', 'awaiting_receipt')).toBe(batch)
    expect(asked('province_reviewer', 'all')).toBeUndefined()
    expect(asked('province_reviewer', 'final_review', 'no id')).toBeUndefined()
  })

  test('全部 is narrowed as a figure of the statistics counts, other queues are not', () => {
    const figure =
      'reached=5&level=none&occupation=电工&submitted=2026-04-01&submitted_to=2026-04-30&status=issued'
    expect(queryOf(read(`queue=all&${figure}`), city, today)).toMatchObject({
      regionCodes: [city.staff?.region_code],
      reached: 5,
      cardLevel: '',
      occupation: '电工',
      submittedFrom: '2026-04-01',
      submittedTo: '2026-04-30',
      statuses: ['issued'],
    })
    const waiting = queryOf(read(`queue=re_review&${figure}`), city, today)
    expect(waiting).not.toHaveProperty('reached')
    expect(writeView(read(`queue=re_review&${figure}`)).toString()).toBe('queue=re_review')
  })

  test('steps taken are narrowed by what was done, where, why, when and after how long', () => {
    const address =
      'queue=decisions&action=reject&stage=re_review&reason=no_activity&days_min=3&at=2026-04-01&q=林'
    const steps = {
      action: 'reject',
      left: 're_review',
      reason: 'no_activity',
      daysMin: 3,
      from: '2026-04-01',
    }
    const query = queryOf(read(address), city, today)
    expect(query).toMatchObject({ steps })
    expect(query).not.toHaveProperty('text')
    expect(queryOf(read('queue=decisions&days_min=x&at=soon'), city, today).steps).toEqual({})
  })

  test('即将逾期 reaches seven days ahead, and a filter never widens it', () => {
    expect(queryOf(read('queue=due_soon'), city, today)).toMatchObject({ dueTo: '2026-04-22' })
    expect(queryOf(read('queue=due_soon&due=late'), city, today)).toMatchObject({ dueTo: '2026-04-14' })
  })
})

describe('a decision before it is sent', () => {
  const reasonCodes = dictionaries.reasonCodes
  const plain = { needsOpinion: false, noteBecause: null, reasonCodes } as const
  const problems = (
    draft: ReturnType<typeof startDraft>,
    needs: Parameters<typeof draftProblems>[1] = plain,
  ) => draftProblems(draft, needs).map(({ key }) => key)

  test('a clean approval needs nothing', () => {
    expect(problems(startDraft('approve'))).toEqual([])
  })

  test('a unit that agrees says how the person worked, in 2 to 300 characters', () => {
    const needs = { ...plain, needsOpinion: true }
    expect(problems(startDraft('approve'), needs)).toEqual(['opinion_missing'])
    expect(problems(startDraft('approve', '好'), needs)).toEqual(['opinion_missing'])
    expect(problems(startDraft('approve', '良'.repeat(301)), needs)).toEqual(['opinion_missing'])
    expect(problems(startDraft('approve', '同意'), needs)).toEqual([])
  })

  test('a failed rule is passed over with a reason in words', () => {
    const needs = { ...plain, noteBecause: 'override' as const }
    expect(problems(startDraft('approve'), needs)).toEqual(['override_needs_note'])
    expect(problems({ ...startDraft('approve'), note: '已电话核实' }, needs)).toEqual([])
  })

  test('a return names reasons and what to mend', () => {
    expect(problems(startDraft('return'))).toEqual(['reason_missing', 'return_names_nothing'])
    expect(problems({ ...startDraft('return'), reasonCodes: ['incomplete'], documents: ['photo'] })).toEqual(
      [],
    )
  })

  test('some reasons ask for a note', () => {
    const draft = { ...startDraft('reject'), reasonCodes: ['duty_failed'] }
    expect(problems(draft)).toEqual(['note_missing'])
    expect(problems({ ...draft, note: '多次缺席' })).toEqual([])
  })

  test('only reasons in use that fit the action are offered', () => {
    expect(reasonsFor('return', reasonCodes).map(({ code }) => code)).toEqual(['incomplete', 'record_wrong'])
  })

  test('a center that acts for a closed unit gives its reason', () => {
    const file = fileOf({}, { status: 'unit_review' })
    const needsOf = (role: 'city_officer' | 'institution_officer') =>
      decisionNeeds(file, loginOf(role), dictionaries)('approve')
    expect(needsOf('city_officer')).toMatchObject({ noteBecause: 'acting', needsOpinion: true })
    expect(needsOf('institution_officer')).toMatchObject({ noteBecause: null, needsOpinion: true })
  })

  test('declared records inside the validity go along with an approval by a center, not by a unit', () => {
    const file = fileOf({
      records: [record('in', '2024-01-01', 'declared'), record('out', '2022-01-01', 'declared')],
    })
    expect(confirmableRecords(file, loginOf('city_officer'))).toEqual(['in'])
    expect(confirmableRecords(file, loginOf('institution_officer'))).toEqual([])
  })

  test('missing activity does not block an approval that confirms it', () => {
    const checks = [
      check('activity_confirmed', { outcome: 'fail' }),
      check('card_is_live', { outcome: 'fail' }),
    ]
    expect(blockingChecks(checks, true).map(({ key }) => key)).toEqual(['card_is_live'])
    expect(blockingChecks(checks, false)).toHaveLength(2)
  })
})

describe('a decision on its way', () => {
  const modelOf = (...events: BenchEvent[]) => events.reduce(benchReducer, benchStart)
  const open: BenchEvent = { type: 'open', action: 'return', opinion: '', requestId: 'request-1' }
  const write: BenchEvent = { type: 'change', changes: { note: '请补照片' } }

  test('keeps its request id and all words when no answer comes', () => {
    const lost = modelOf(open, write, { type: 'send' }, { type: 'lose' })
    expect(lost).toMatchObject({ sending: 'lost', requestId: 'request-1', draft: { note: '请补照片' } })
    expect(benchReducer(lost, { type: 'send' })).toMatchObject({ sending: 'sending', requestId: 'request-1' })
  })

  test('cannot be changed or closed while its outcome is unknown', () => {
    const lost = modelOf(open, write, { type: 'send' }, { type: 'lose' })
    expect(benchReducer(lost, { type: 'close' })).toBe(lost)
    expect(benchReducer(lost, { type: 'change', changes: { note: '' } })).toBe(lost)
    expect(benchReducer(lost, { ...open, action: 'reject', requestId: 'other' })).toBe(lost)
  })

  test('given up waiting, it keeps its id: sent again it still counts once', () => {
    const given = modelOf(open, { type: 'send' }, { type: 'lose' }, { type: 'abandon' })
    expect(given).toMatchObject({ sending: 'no', requestId: 'request-1' })
  })

  test('refused, it keeps the words and gets an id of its own for the next attempt', () => {
    const error = new AppError('rule', 'note_missing')
    const refused = modelOf(open, write, { type: 'send' }, { type: 'refuse', error, requestId: 'request-2' })
    expect(refused).toMatchObject({
      sending: 'no',
      refusal: error,
      requestId: 'request-2',
      draft: { note: '请补照片' },
    })
  })

  test('another action on second thoughts keeps what was written', () => {
    const other = modelOf(open, write, { ...open, action: 'reject', requestId: 'request-2' })
    expect(other.draft).toMatchObject({ action: 'reject', note: '请补照片' })
  })

  test('the same key twice opens the decision once', () => {
    const once = modelOf(open, write)
    expect(benchReducer(once, { ...open, requestId: 'request-2' })).toBe(once)
  })
})

describe('the way through a queue', () => {
  const list = { ids: ['a', 'b', 'c'], done: new Set<string>() }

  test('goes from file to file and ends', () => {
    expect(nextOf(list, 'a')).toBe('b')
    expect(nextOf(list, 'c')).toBeUndefined()
    expect(previousOf(list, 'b')).toBe('a')
    expect(previousOf(list, 'a')).toBeUndefined()
  })

  test('passes over files that are decided or in other hands', () => {
    expect(nextOf(without(list, 'b'), 'a')).toBe('c')
  })

  test('takes up files that have come since, each once', () => {
    expect(extended(list, ['c', 'd', 'd']).ids).toEqual(['a', 'b', 'c', 'd'])
  })

  test('begins at the front for a file that is not on it', () => {
    expect(nextOf(list, 'elsewhere')).toBe('a')
  })
})
