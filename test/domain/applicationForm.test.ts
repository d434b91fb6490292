import { describe, expect, test } from 'vitest'
import {
  type FormValues,
  fieldError,
  formErrors,
  isExternal,
  normaliseField,
} from '../../src/domain/applicationForm.ts'
import type { CardRole } from '../../src/domain/card.ts'
import { fieldNames, findField } from '../../src/domain/formFields.ts'
import { readChapter, rowsAfter } from './chapter.ts'

const context = {
  today: '2026-04-10',
  choices: {
    education: ['大学本科', '高中'],
    political_status: ['群众'],
    ethnic_group: ['01', '汉族'],
    qualification_level: ['level_2'],
  },
}
const assessor: FormValues = {
  name: '张三',
  id_number: '510100198503121018',
  employer_name: '成都某技工学校',
  phone: '13800000000',
  qualification_level: 'level_2',
  speciality: '焊接',
  speciality_years: 12,
  education: '大学本科',
  address: '成都市某路1号',
  health_declared: true,
  voluntary_declared: true,
  work_summary: '总结',
}
const supervisor: FormValues = {
  name: '阿依古丽·买买提',
  id_number: '510100199211052027',
  phone: '028-86712192',
  district: '成都市',
  employer_name: '成都某技工学校',
  address: '成都市某路1号',
  postcode: '610000',
  experience: '经历',
  voluntary_declared: true,
  ethnic_group: '01',
  political_status: '群众',
  education: '高中',
  working_years: '15',
  email: 'a@example.com',
  occupation_engaged: '教师',
}
const errorsOf = (role: CardRole, change: FormValues = {}) =>
  formErrors(role, { ...(role === 'assessor' ? assessor : supervisor), ...change }, context)

test('the fields are those of the database, in its order', () => {
  const rows = rowsAfter(readChapter('0510_card_kinds'), 'max_length, sort) values')
  const ours = (['assessor', 'supervisor'] as const).flatMap((role) =>
    fieldNames(role).map((name, i) => {
      const field = findField(role, name)
      return [
        role,
        name,
        field?.isPrinted,
        field?.inSummary,
        field?.isRequired,
        field?.isEntered,
        field?.maxLength,
        i + 1,
      ]
    }),
  )
  expect(ours).toEqual(rows.map(([role, name, , , ...rest]) => [role, name, ...rest]))
})

describe('a complete form', () => {
  test.each(['assessor', 'supervisor'] as const)('of the %s has no errors', (role) => {
    expect(errorsOf(role)).toEqual([])
  })

  test.each(['assessor', 'supervisor'] as const)(
    'of the %s lacks each required field that is taken away',
    (role) => {
      const required = fieldNames(role).filter((name) => {
        const field = findField(role, name)
        return (
          field?.isRequired &&
          (field.isEntered || name === 'name' || name === 'id_number') &&
          !name.endsWith('_declared')
        )
      })
      expect(required.length).toBeGreaterThan(8)
      for (const name of required) {
        expect(errorsOf(role, { [name]: ' ' })).toEqual([{ field: name, key: 'field_required', values: {} }])
      }
    },
  )

  test('may leave the remark empty', () => {
    expect(errorsOf('supervisor', { remark: '' })).toEqual([])
  })
})

test('an assessor gives a skill level or a professional title', () => {
  expect(errorsOf('assessor', { qualification_level: '', qualification_title: '高级工程师' })).toEqual([])
  expect(errorsOf('assessor', { qualification_level: '' })).toEqual([
    { field: 'qualification_level', key: 'qualification_required', values: {} },
  ])
})

test.each([
  ['name', 'Zhang San', 'name_format', {}],
  ['id_number', '510100850312101', 'id_number_15_digits', {}],
  ['phone', '12345', 'phone_format', {}],
  ['speciality_years', '3.5', 'years_range', { max: 60 }],
  ['speciality_years', 61, 'years_range', { max: 60 }],
  ['speciality_years', 26, 'years_beyond_age', { max: 25 }],
  ['education', '本科', 'not_in_list', {}],
  ['employer_name', '校'.repeat(61), 'field_too_long', { max: 60, length: 61 }],
] as const)('%s %s is refused: %s', (field, value, key, values) => {
  expect(errorsOf('assessor', { [field]: value })).toEqual([{ field, key, values }])
})

test.each([
  ['postcode', '61000', 'postcode_format'],
  ['email', 'a@b', 'email_format'],
  ['political_status', '党员', 'not_in_list'],
  ['ethnic_group', '57', 'not_in_list'],
  ['working_years', '-1', 'years_range'],
] as const)('%s %s is refused: %s', (field, value, key) => {
  expect(errorsOf('supervisor', { [field]: value })).toMatchObject([{ field, key }])
})

test('as many years as the age allows are taken', () => {
  expect(errorsOf('assessor', { speciality_years: 25 })).toEqual([])
  expect(errorsOf('assessor', { speciality_years: 0 })).toEqual([])
})

test('a field of the other role is none of this form', () => {
  expect(fieldError('assessor', 'postcode', { postcode: 'x' }, context)).toBeNull()
})

test('an assessor of another employer is external', () => {
  expect(isExternal(assessor, '成都某技工学校')).toBe(false)
  expect(isExternal(assessor, '绵阳某技工学校')).toBe(true)
})

test('what is typed is stored in its normal form', () => {
  expect(normaliseField('name', ' 张 三 ')).toBe('张三')
  expect(normaliseField('id_number', '51010019900101003x')).toBe('51010019900101003X')
  expect(normaliseField('phone', '（028）86712192')).toBe('028-86712192')
  expect(normaliseField('phone', '不详')).toBe('不详')
  expect(normaliseField('postcode', '６１００００ ')).toBe('610000')
  expect(normaliseField('address', ' 成都市 某路 ')).toBe('成都市 某路')
})
