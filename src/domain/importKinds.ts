/**
 * What can be imported, as data: the columns of each kind with the headers they go by (those of annexes 2 and 4 among
 * them), what a cell of each means, and who imports it. Mirrors public.import_kinds; the rules of the rows stand in SQL.
 */
import type { FieldType } from './importCells.ts'
import type { Role } from './staffRole.ts'

export const IMPORT_KINDS = ['people', 'institutions', 'activity_records', 'evaluations'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Where the values of a choice come from. */
export type ChoiceList =
  | 'cardKinds'
  | 'issuers'
  | 'education'
  | 'ethnicGroups'
  | 'politicalStatuses'
  | 'attributions'
  | 'regions'
  | 'cardRoles'
  | 'evaluationKinds'
  | 'skillLevels'

export interface ImportField {
  name: string
  type: FieldType
  /** Headers, the first one is that of our own template. */
  headers: readonly string[]
  /** Without it no row can be written. */
  isRequired?: boolean
  choices?: ChoiceList
  /** One value may be given for all rows instead of a column. */
  isFixable?: boolean
  maxLength?: number
  /** Personal data: masked where it is shown. */
  isPersonal?: boolean
}

export interface ImportKindRules {
  roles: readonly Role[]
  fields: readonly ImportField[]
  /** The fields that tell one row from another: twice the same is an error. */
  identity: readonly string[]
  twinProblem: string
}

const text = (name: string, maxLength: number, ...headers: string[]): ImportField => ({
  name,
  type: 'text',
  headers,
  maxLength,
})

export const IMPORT_RULES: Readonly<Record<ImportKind, ImportKindRules>> = {
  people: {
    roles: ['city_officer', 'province_reviewer'],
    identity: ['issuer', 'number'],
    twinProblem: 'card_twice',
    fields: [
      { name: 'name', type: 'name', headers: ['姓名'], isRequired: true },
      {
        name: 'id_number',
        type: 'idNumber',
        headers: ['身份证号码', '身份证号', '身份证', '证件号码', '公民身份号码'],
        isRequired: true,
        isPersonal: true,
      },
      {
        ...text('institution', 80, '工作单位', '申报单位', '所在单位', '单位名称', '单位', '评价机构'),
        isRequired: true,
        isFixable: true,
      },
      {
        name: 'phone',
        type: 'phone',
        headers: ['联系电话', '联系方式', '手机号码', '手机号', '手机', '电话'],
        isPersonal: true,
      },
      {
        name: 'kind',
        type: 'choice',
        choices: 'cardKinds',
        headers: ['证卡种类', '证卡类别', '资格类别', '级别', '证卡级别', '类别'],
        isFixable: true,
      },
      {
        ...text('number', 30, '证卡编号', '原证卡编号', '原质量督导员证卡号', '证卡号', '证书编号', '编号'),
      },
      {
        name: 'issuer',
        type: 'choice',
        choices: 'issuers',
        headers: ['发证机关', '核发单位', '发证单位', '颁发单位'],
        isFixable: true,
      },
      {
        name: 'occupations',
        type: 'list',
        headers: [
          '考评职业(工种)',
          '申报考评职业(工种)',
          '考评职业',
          '职业(工种)',
          '职业工种',
          '职业',
          '工种',
        ],
      },
      { ...text('level', 40, '考评等级', '等级') },
      {
        name: 'valid_from',
        type: 'date',
        headers: ['有效期起', '有效期自', '发证日期', '核发日期', '起始日期', '有效期开始'],
      },
      {
        name: 'valid_to',
        type: 'date',
        headers: [
          '有效期止',
          '有效期至',
          '有效期届满时间',
          '到期日期',
          '截止日期',
          '有效期结束',
          '证卡有效期限',
        ],
      },
      {
        name: 'education',
        type: 'choice',
        choices: 'education',
        headers: ['文化程度', '学历'],
      },
      { name: 'ethnic_group', type: 'choice', choices: 'ethnicGroups', headers: ['民族'] },
      { name: 'political_status', type: 'choice', choices: 'politicalStatuses', headers: ['政治面貌'] },
      {
        ...text(
          'qualification_title',
          60,
          '职业资格或职称',
          '现职业资格(专业技术职称)',
          '职业资格等级或技术职称',
          '职称',
        ),
      },
      { ...text('speciality', 60, '从事专业', '专业') },
      { ...text('occupation_engaged', 60, '从事职业') },
      { name: 'email', type: 'email', headers: ['电子邮箱', '邮箱', 'e-mail', 'email'], isPersonal: true },
      { ...text('address', 120, '通讯地址', '通信地址', '联系地址', '地址'), isPersonal: true },
      { ...text('postcode', 6, '邮编', '邮政编码'), isPersonal: true },
    ],
  },
  institutions: {
    roles: ['city_officer', 'province_admin'],
    identity: ['name'],
    twinProblem: 'row_twice',
    fields: [
      { ...text('name', 80, '机构名称', '单位名称', '名称', '评价机构', '申报单位'), isRequired: true },
      {
        name: 'attribution',
        type: 'choice',
        choices: 'attributions',
        headers: ['归属', '属地或省属', '隶属'],
        isFixable: true,
      },
      {
        name: 'region',
        type: 'choice',
        choices: 'regions',
        headers: ['市州', '所属市州', '市(州)', '主管市州'],
        isFixable: true,
      },
      { name: 'location', type: 'choice', choices: 'regions', headers: ['所在市州', '所在地区', '所在地'] },
      { ...text('filing_number', 40, '备案号', '备案编号', '备案回执编号') },
      { name: 'filing_valid_to', type: 'date', headers: ['备案有效期至', '备案有效期', '备案到期日'] },
      { ...text('address', 120, '地址', '单位地址', '通讯地址', '详细地址') },
      { ...text('contact_name', 60, '联系人', '经办人') },
      { name: 'contact_phone', type: 'phone', headers: ['联系电话', '联系方式', '电话'] },
    ],
  },
  activity_records: {
    roles: ['institution_officer', 'city_officer', 'province_reviewer'],
    identity: ['id_number', 'role', 'held_on', 'evaluator', 'batch'],
    twinProblem: 'row_twice',
    fields: [
      { name: 'name', type: 'name', headers: ['姓名'] },
      {
        name: 'id_number',
        type: 'idNumber',
        headers: ['身份证号码', '身份证号', '证件号码'],
        isRequired: true,
        isPersonal: true,
      },
      {
        name: 'role',
        type: 'choice',
        choices: 'cardRoles',
        headers: ['类别', '资格类别', '考评或督导', '级别'],
        isRequired: true,
        isFixable: true,
      },
      {
        name: 'held_on',
        type: 'period',
        headers: ['日期', '考评日期', '督导日期', '考评时间', '督导时间', '时间'],
        isRequired: true,
      },
      {
        ...text('evaluator', 80, '评价机构', '机构', '机构名称', '考评机构'),
        isRequired: true,
        isFixable: true,
      },
      { ...text('batch', 60, '批次', '批次号'), isRequired: true },
      text('place', 80, '地点', '督导地点', '考评地点'),
      text('occupation', 60, '职业(工种)', '考评职业(工种)', '职业', '工种'),
    ],
  },
  evaluations: {
    roles: ['institution_officer'],
    identity: ['starts_on', 'occupation', 'batch'],
    twinProblem: 'row_twice',
    fields: [
      {
        name: 'kind',
        type: 'choice',
        choices: 'evaluationKinds',
        headers: ['评价类型', '评价种类', '类型', '类别'],
        isRequired: true,
        isFixable: true,
      },
      { ...text('occupation', 60, '职业(工种)', '职业', '工种', '项目'), isRequired: true },
      { name: 'levels', type: 'list', choices: 'skillLevels', headers: ['等级', '级别', '技能等级'] },
      { ...text('site', 80, '地点', '评价地点', '考点'), isRequired: true },
      {
        name: 'starts_on',
        type: 'date',
        headers: ['开始日期', '评价日期', '日期', '开始时间'],
        isRequired: true,
      },
      { name: 'ends_on', type: 'date', headers: ['结束日期', '结束时间'] },
      { name: 'head_count', type: 'count', headers: ['人数', '参评人数', '考生人数'], isRequired: true },
      { ...text('batch', 60, '批次', '批次号'), isRequired: true },
      { ...text('institution', 80, '机构', '评价机构', '机构名称'), isFixable: true },
    ],
  },
}

/** Kinds that a login may import, by its roles. */
export function importKindsOf(roles: readonly Role[]): ImportKind[] {
  return IMPORT_KINDS.filter((kind) => IMPORT_RULES[kind].roles.some((role) => roles.includes(role)))
}
