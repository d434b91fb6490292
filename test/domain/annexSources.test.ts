import { describe, expect, test } from 'vitest'
import { handoverRows, type PrintedApplication, printedForm } from '../../src/domain/annexSources.ts'
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

test('the register names the new card and what became of the old one', () => {
  const collected = {
    card_kind: 'senior_assessor',
    institution_name: '申报单位',
    form: assessorSource().form,
    records: [],
    old_card_number: '0235100012',
    new_card_number: 'R2651001',
    valid_from: '2026-05-20',
    valid_to: '2029-05-19',
    old_card: 'returned',
    collected_on: '2026-06-01',
  }
  const rows = [
    collected,
    { ...collected, old_card: null, collected_on: null },
    { ...collected, old_card: 'lost_statement' },
  ]
  expect(handoverRows(rows, LISTS)).toEqual([
    {
      name: '张三',
      employer: '成都市锦程职业技能评价有限公司',
      kindName: '高级考评员',
      newCardNumber: 'R2651001',
      validity: '2026年5月20日至2029年5月19日',
      oldCardNumber: '0235100012',
      oldCard: '旧证收回',
      collectedOn: '2026-06-01',
    },
    expect.objectContaining({ oldCard: '', collectedOn: '' }),
    expect.objectContaining({ oldCard: '遗失声明' }),
  ])
})
