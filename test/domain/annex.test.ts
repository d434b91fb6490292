import { describe, expect, test } from 'vitest'
import { chineseDate, formMark, validity } from '../../src/domain/annex.ts'
import { annex1Content, annex2Row, annex3Content, annex4Row } from '../../src/domain/annexContent.ts'
import { annex2Table, displayWidth } from '../../src/domain/annexTable.ts'
import { assessorSource, BLANK_HEADER, HEADER, supervisorSource } from '../features/annexSamples.ts'

const TODAY = '2026-05-08'

describe('the age on annex 1', () => {
  const ageWhenFilledOn = (filledOn: string | null, today = TODAY) =>
    annex1Content(assessorSource({ filledOn, today })).age

  test('is the one on the day the form was filled, whenever it is printed', () => {
    expect(ageWhenFilledOn('2026-03-11')).toBe(40)
    expect(ageWhenFilledOn('2026-03-12')).toBe(41)
  })

  test('is the one today before submission', () => {
    expect(ageWhenFilledOn(null, '2026-03-11')).toBe(40)
  })

  test('is missing while the identity number is unfinished', () => {
    const source = assessorSource()
    expect(annex1Content({ ...source, form: { ...source.form, id_number: '5101001985' } }).age).toBeNull()
  })
})

test('gender and date of birth come from the identity number, not from what was typed beside it', () => {
  const { form } = supervisorSource()
  const row = annex4Row({ ...form, gender: '男', birth_on: '1990-01-01' }, [], TODAY, [])
  expect([row.gender, row.birthDate]).toEqual(['女', '1992-11-05'])
})

test('an old residence card carries neither: the form’s own are taken', () => {
  const { form } = supervisorSource()
  const row = annex4Row(
    { ...form, id_number: 'ABC123456789012', gender: '男', birth_on: '1990-01-01' },
    [],
    TODAY,
    [],
  )
  expect([row.gender, row.birthDate]).toEqual(['男', '1990-01-01'])
})

describe('考评工作记录', () => {
  const record = (held_on: string, status = 'declared') => ({
    held_on,
    institution_name: '成都评价机构',
    batch: held_on,
    place: '成都市',
    status,
  })

  test('only those inside the card’s validity are printed, in the order of time', () => {
    const days = ['2023-05-09', '2026-05-09', '2023-05-10', '2026-05-10']
    const { records } = annex1Content(assessorSource({ records: days.map((day) => record(day)) }))
    expect(records.map((row) => row.heldOn)).toEqual(['2023-05-10', '2026-05-09'])
  })

  test('disputed ones are neither printed nor counted', () => {
    const records = [record('2024-01-01', 'disputed'), record('2024-02-01', 'confirmed')]
    expect(annex1Content(assessorSource({ records })).records).toHaveLength(1)
    expect(annex4Row(supervisorSource().form, records, TODAY, []).supervisionCount).toBe(1)
  })

  test('annex 4 names each place once', () => {
    const places = ['成都市', '绵阳市', '成都市', ' ']
    const records = places.map((place, index) => ({ ...record(`2024-0${index + 1}-01`), place }))
    const row = annex4Row(supervisorSource().form, records, TODAY, [])
    expect([row.supervisionCount, row.supervisionPlaces]).toEqual([4, '成都市、绵阳市'])
  })
})

test('the boxes of 级别 are the assessors’ kinds, the own one ticked', () => {
  expect(annex1Content(assessorSource()).levels).toEqual([
    { name: '考评员', checked: false },
    { name: '高级考评员', checked: true },
  ])
})

test('annex 2 and annex 4 take from one application what the forms lack', () => {
  const row2 = annex2Row(assessorSource().form, TODAY, [])
  expect([row2.education, row2.address]).toEqual(['大学本科', '四川省成都市锦江区某某路1号'])
  const row4 = annex4Row(supervisorSource().form, [], TODAY, [])
  expect([row4.ethnicGroup, row4.politicalStatus, row4.workingYears, row4.occupation]).toEqual([
    '汉族',
    '中共党员',
    12,
    '职业技能评价',
  ])
})

test('a draft with nothing in it makes empty contents', () => {
  const empty = { form: {}, records: [] }
  const texts = Object.values(annex2Row({}, TODAY, []))
  expect(texts).toEqual(texts.map(() => ''))
  expect(annex3Content(supervisorSource(empty)).address).toBe('')
  expect(annex4Row({}, [], TODAY, []).workingYears).toBeNull()
  expect(annex1Content(assessorSource(empty)).validity).toBe('')
})

test('values stored as codes are printed by their names, names as they are', () => {
  const names = [
    { dictionary: 'skill_level', code: 'level_1', name_zh: '高级技师（一级）' },
    { dictionary: 'ethnic_group', code: '07', name_zh: '彝族' },
    { dictionary: 'political_status', code: '07', name_zh: '群众' },
  ]
  expect(
    annex2Row({ qualification_level: 'level_1', qualification_title: '副高级' }, TODAY, names).qualification,
  ).toBe('高级技师（一级）、副高级')
  expect(annex4Row({ ethnic_group: '07' }, [], TODAY, names).ethnicGroup).toBe('彝族')
  expect(annex4Row({ ethnic_group: '汉族' }, [], TODAY, names).ethnicGroup).toBe('汉族')
})

test('occupations are one text, stored as such or as a list', () => {
  expect(annex2Row({ occupations: ['电工', '焊工'] }, TODAY, []).occupations).toBe('电工、焊工')
  expect(annex2Row({ occupations: '电工、焊工' }, TODAY, []).occupations).toBe('电工、焊工')
})

describe('dates', () => {
  test('are written as in official documents', () => {
    expect(chineseDate('2024-04-09')).toBe('2024年4月9日')
    expect(validity('2023-05-10', '2026-05-09')).toBe('2023年5月10日至2026年5月9日')
  })

  test('leave the blank to be filled by hand while there is none', () => {
    expect(chineseDate(null)).toBe('　　年　　月　　日')
  })
})

test('the mark of a sheet names file and version, so that a scanned pile can be split', () => {
  expect(formMark({ fileId: 'f-1', fileNumber: '202604-1', version: 3 })).toBe('HZT:f-1:3')
})

describe('blanks of the foot', () => {
  const foot = (changes = {}) => annex2Table({ ...BLANK_HEADER, ...changes }, []).below[0] ?? ''
  const place = (line: string, word: string) => displayWidth(line.slice(0, line.indexOf(word)))

  test('a value that fits leaves the words after it where the notice has them', () => {
    expect(
      Math.abs(place(foot({ handler: '李春兰' }), '联系电话') - place(foot(), '联系电话')),
    ).toBeLessThanOrEqual(1)
  })

  test('a value that does not fit is still parted from the next word', () => {
    expect(foot({ handler: '买'.repeat(40) })).toContain('买　联系电话')
  })

  test('the mark names batch and version', () => {
    expect(annex2Table(HEADER, []).mark).toBe('批次号：PC202604-510100-A2-01　数据版本：3')
  })
})
