import { expect, test } from 'vitest'
import { LIVE_STATUSES, REROUTABLE_STATUSES, STATUSES } from '../../src/domain/review.ts'
import { type TransitionRow, transitionRows } from '../../src/domain/transitionRows.ts'
import { elementsOf, readChapter, rowsAfter } from './chapter.ts'

const keyOf = (row: TransitionRow) =>
  [
    row.from_status,
    row.action,
    row.actor,
    row.track,
    row.stage,
    row.condition,
    row.to_status,
    row.needs_reason,
    row.is_proxy_only,
  ].join(' ')

function databaseRows(): TransitionRow[] {
  const chapter = readChapter('1500_review')
  const [, asProxy = ''] = /a\.actor = 'unit' and x\.action in \(([^)]*)\)\nfrom \(values/.exec(chapter) ?? []
  return rowsAfter(chapter, `${asProxy})\nfrom (values`).flatMap(
    ([from, action, actors, tracks, stage, condition, to, needsReason]) =>
      elementsOf(actors).flatMap((actor) =>
        elementsOf(tracks).map(
          (track) =>
            ({
              from_status: from,
              action,
              actor,
              track,
              stage,
              condition,
              to_status: to,
              needs_reason: needsReason,
              is_proxy_only: actor === 'unit' && asProxy.includes(`'${action}'`),
            }) as TransitionRow,
        ),
      ),
  )
}

test('the table is the one of the database, row for row', () => {
  expect(transitionRows().map(keyOf).sort()).toEqual(databaseRows().map(keyOf).sort())
})

test('no two rows answer the same question differently', () => {
  const questions = transitionRows().map((row) => keyOf({ ...row, to_status: 'draft', needs_reason: false }))
  expect(new Set(questions).size).toBe(questions.length)
})

test('a file is moved to another unit in the statuses in which the database allows it', () => {
  const [, allowed = ''] =
    /v_application\.status in \(([^)]*)\) and v_application\.batch_id is null/.exec(
      readChapter('1750_overview'),
    ) ?? []
  const statuses = [...allowed.matchAll(/'(\w+)'/g)].map((match) => match[1])
  expect([...REROUTABLE_STATUSES].sort()).toEqual(statuses.sort())
})

test('live statuses are those of the database', () => {
  const [, notLive = ''] =
    /is_live boolean not null generated always as \(status not in \(([^)]*)\)/.exec(
      readChapter('1300_applications'),
    ) ?? []
  const ended = [...notLive.matchAll(/'(\w+)'/g)].map((match) => match[1])
  expect(STATUSES.filter((status) => !LIVE_STATUSES.has(status)).sort()).toEqual(ended.sort())
})
