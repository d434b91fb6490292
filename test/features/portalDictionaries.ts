// The dictionaries that the applicant's screens read, as the server answers them.
import type { Dictionaries, FormFieldRow } from '../../src/data/dictionaries'
import type { CardRole } from '../../src/domain/card'
import { CHECK_KEYS } from '../../src/domain/eligibility'
import { type FieldName, fieldNames } from '../../src/domain/formFields'

const LABELS: Partial<Record<FieldName, string>> = {
  name: '姓名',
  id_number: '身份证号码',
  employer_name: '工作单位',
  phone: '联系电话',
  qualification_level: '职业资格等级',
  qualification_title: '技术职称',
  speciality: '从事专业',
  speciality_years: '专业工龄',
  education: '文化程度',
  address: '通讯地址',
  work_summary: '考评工作总结或心得体会',
  experience: '督导工作经历',
  activity_records: '有效期内考评工作记录',
}

function fieldRows(role: CardRole): FormFieldRow[] {
  return fieldNames(role).map((field) => ({
    card_role: role,
    field,
    name_zh: LABELS[field] ?? field,
    name_en: field,
  }))
}

const documentKind = (code: string, name: string, types: string[], megabytes: number) => ({
  code,
  name_zh: name,
  name_en: code,
  mime_types: types,
  max_bytes: megabytes * 1_048_576,
  is_printed: code === 'photo',
})
const pictures = ['image/jpeg', 'image/png']
const papers = [...pictures, 'application/pdf']

export const dictionaries: Dictionaries = {
  items: [
    { dictionary: 'education', code: '大学本科', name_zh: '大学本科', name_en: 'Bachelor', is_active: true },
    {
      dictionary: 'skill_level',
      code: 'level_3',
      name_zh: '高级工（三级）',
      name_en: 'Level 3',
      is_active: true,
    },
  ],
  cardKinds: [
    {
      code: 'assessor',
      name_zh: '考评员',
      name_en: 'Assessor',
      role: 'assessor',
      statement_document: 'work_summary',
      statement_min_chars: 500,
      collected_by: 'institution',
      issuer_rule: 'any',
      is_active: true,
    },
    {
      code: 'supervisor',
      name_zh: '质量督导员',
      name_en: 'Supervisor',
      role: 'supervisor',
      statement_document: null,
      statement_min_chars: 200,
      collected_by: 'city',
      issuer_rule: 'province',
      is_active: true,
    },
  ],
  documentKinds: [
    documentKind('photo', '个人照片', pictures, 2),
    documentKind('id_card', '身份证', papers, 5),
    documentKind('card_scan', '资格证卡扫描件', papers, 5),
    documentKind('work_summary', '考评工作总结或心得体会', papers, 10),
    documentKind('employment_contract', '聘任合同', papers, 10),
    documentKind('written_application', '书面申请', papers, 5),
    documentKind('sealed_form', '盖章申报表', papers, 10),
  ],
  formFields: [...fieldRows('assessor'), ...fieldRows('supervisor')],
  reasonCodes: [
    {
      code: 'illegible',
      name_zh: '材料模糊、缺页或无法辨认',
      name_en: 'Illegible',
      actions: ['return'],
      needs_note: false,
      is_active: true,
    },
    {
      code: 'own_mistake',
      name_zh: '填报有误，撤回重报',
      name_en: 'Mistake',
      actions: ['withdraw'],
      needs_note: false,
      is_active: true,
    },
    {
      code: 'other',
      name_zh: '其他',
      name_en: 'Other',
      actions: ['withdraw', 'return'],
      needs_note: true,
      is_active: true,
    },
  ],
  issuers: [
    { code: 'sichuan', name_zh: '四川省职业技能鉴定指导中心', name_en: 'Sichuan', kind: 'province' },
    { code: 'mohrss', name_zh: '人力资源和社会保障部', name_en: 'Ministry', kind: 'ministry' },
  ],
  checkRules: CHECK_KEYS.map((key) => ({ code: key, name_zh: key, name_en: key })),
}
