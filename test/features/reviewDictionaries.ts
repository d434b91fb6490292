// The dictionaries that the tests of queue and bench name things by.
import type { Dictionaries } from '../../src/data/dictionaries'
import { CHECK_KEYS } from '../../src/domain/eligibility'

const named = (code: string, name_zh: string) => ({ code, name_zh, name_en: `${code} (en)` })

export const dictionaries: Dictionaries = {
  items: [
    { dictionary: 'skill_level', ...named('level_1', '高级技师（一级）'), is_active: true },
    { dictionary: 'accident_kind', ...named('fraud', '弄虚作假'), is_active: true },
    { dictionary: 'discipline_ground', ...named('improper_duty', '不正确履行工作任务'), is_active: true },
  ],
  cardKinds: [
    {
      ...named('assessor', '考评员'),
      role: 'assessor',
      statement_document: 'work_summary',
      statement_min_chars: 500,
      collected_by: 'institution',
      issuer_rule: 'any',
      is_active: true,
    },
  ],
  documentKinds: [
    { ...named('photo', '个人照片'), mime_types: ['image/jpeg'], max_bytes: 2_097_152, is_printed: true },
    { ...named('id_card', '身份证'), mime_types: ['image/jpeg'], max_bytes: 5_242_880, is_printed: false },
    {
      ...named('sealed_form', '盖章申报表'),
      mime_types: ['application/pdf'],
      max_bytes: 10_485_760,
      is_printed: false,
    },
  ],
  formFields: [
    { card_role: 'assessor', field: 'name', name_zh: '姓名', name_en: 'Name' },
    { card_role: 'assessor', field: 'id_number', name_zh: '身份证号码', name_en: 'Identity number' },
    { card_role: 'assessor', field: 'employer_name', name_zh: '工作单位', name_en: 'Employer' },
    { card_role: 'assessor', field: 'phone', name_zh: '联系电话', name_en: 'Phone' },
    { card_role: 'assessor', field: 'qualification_level', name_zh: '职业资格等级', name_en: 'Skill level' },
    { card_role: 'assessor', field: 'card_number', name_zh: '证卡编号', name_en: 'Card number' },
    { card_role: 'assessor', field: 'health_declared', name_zh: '身体健康声明', name_en: 'Health' },
    { card_role: 'assessor', field: 'work_summary', name_zh: '考评工作总结或心得体会', name_en: 'Summary' },
  ],
  reasonCodes: [
    { ...named('incomplete', '资料不全'), actions: ['return', 'reject'], needs_note: false, is_active: true },
    { ...named('duty_failed', '履职情况不合格'), actions: ['reject'], needs_note: true, is_active: true },
    {
      ...named('record_wrong', '工作记录有误'),
      actions: ['return', 'dispute'],
      needs_note: false,
      is_active: true,
    },
    {
      ...named('review_task', '审核办理需要'),
      actions: ['reveal', 'open'],
      needs_note: false,
      is_active: true,
    },
    {
      ...named('refusal_mistaken', '原结论有误，申诉成立'),
      actions: ['grant_appeal'],
      needs_note: true,
      is_active: true,
    },
    { ...named('old_reason', '停用的理由'), actions: ['return'], needs_note: false, is_active: false },
  ],
  issuers: [{ ...named('mohrss', '人力资源和社会保障部'), kind: 'ministry' }],
  checkRules: CHECK_KEYS.map((key) => named(key, `规则 ${key}`)),
}
