import { describe, expect, test } from 'vitest'
import { type PrintedApplication, printedForm } from '../../src/domain/annexSources.ts'
import { assessorSource, KINDS, supervisorSource } from '../features/annexSamples.ts'

const LISTS = { names: [], kinds: KINDS }

const file = (changes: Partial<PrintedApplication> = {}): PrintedApplication => ({
  id: 'f1',
  number: 'HZ202604-00001',
  role: 'assessor',
  card_kind: 'senior_assessor',
  data_version: 2,
  is_frozen: true,
  form: assessorSource().form,
  records: assessorSource().records,
  opinion: '履职情况良好。',
  agrees: true,
  opinion_on: '2026-04-20',
  filled_on: '2026-04-12',
  ...changes,
})

describe('the form of a file', () => {
  test('is annex 1 for an assessor, with level, records and the unit’s 同意', () => {
    const printed = printedForm(file(), null, LISTS)
    expect(printed).toMatchObject({
      annex: 1,
      content: {
        mark: { fileId: 'f1', fileNumber: 'HZ202604-00001', version: 2 },
        age: 41,
        levels: [{ checked: false }, { checked: true }],
        records: [{ heldOn: '2024-06-01' }, { heldOn: '2025-03-12' }],
        opinion: { performance: '履职情况良好。', agrees: true, decidedOn: '2026-04-20' },
      },
    })
  })

  test('is annex 3 for a supervisor', () => {
    const printed = printedForm(
      file({ role: 'supervisor', form: supervisorSource().form }),
      'blob:photo',
      LISTS,
    )
    expect(printed).toMatchObject({ annex: 3, content: { name: '李四', photoUrl: 'blob:photo' } })
  })

  test('says 不同意 of a version that the unit refused, with its words or without', () => {
    for (const opinion of ['与事实不符。', null]) {
      const refused = file({ data_version: 2, opinion, agrees: false })
      expect(printedForm(refused, null, LISTS).content).toMatchObject({
        mark: { version: 2 },
        opinion: { performance: opinion ?? '', agrees: false, decidedOn: '2026-04-20' },
      })
    }
  })

  test('is a preview of version 0 without opinion until it is frozen', () => {
    const changed = file({ is_frozen: false, opinion: null, agrees: null, opinion_on: null, number: null })
    expect(printedForm(changed, null, LISTS).content).toMatchObject({
      mark: { fileNumber: '', version: 0 },
      opinion: { performance: '', agrees: null, decidedOn: null },
    })
  })
})
