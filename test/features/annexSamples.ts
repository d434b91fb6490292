import type { Annex2Row, Annex4Row, AnnexOpinion, BatchHeader, CheckRow } from '../../src/domain/annex.ts'
import {
  type AssessorSource,
  annex1Content,
  annex3Content,
  type FormSource,
} from '../../src/domain/annexContent.ts'

// Data of nobody: 510100 is never an issuing code.

export const KINDS = [
  { code: 'assessor', name_zh: '考评员', role: 'assessor' },
  { code: 'senior_assessor', name_zh: '高级考评员', role: 'assessor' },
  { code: 'supervisor', name_zh: '质量督导员', role: 'supervisor' },
]

export const NO_OPINION: AnnexOpinion = { performance: '', agrees: null, decidedOn: null }

const MARK = { fileId: '7f3c1d52-5a0e-4c1e-9a77-000000000001', fileNumber: 'HZ202604-00001', version: 2 }

const BLANK: FormSource = {
  form: {},
  mark: MARK,
  filledOn: null,
  today: '2026-04-12',
  photoUrl: null,
  opinion: NO_OPINION,
  names: [],
}

/** Annex 1 with nothing in it. */
export const blankAnnex1 = () => annex1Content({ ...BLANK, kind: '', kinds: KINDS, records: [] })

/** Annex 3 with nothing in it. */
export const blankAnnex3 = () => annex3Content(BLANK)

/** An assessor's application whose unit has agreed. */
export const assessorSource = (changes: Partial<AssessorSource> = {}): AssessorSource => ({
  ...BLANK,
  filledOn: '2026-04-12',
  photoUrl: 'data:image/png;base64,AA==',
  kind: 'senior_assessor',
  kinds: KINDS,
  opinion: { performance: '履职情况良好。', agrees: true, decidedOn: '2026-04-20' },
  form: {
    name: '张三',
    id_number: '510100198503121018',
    employer_name: '成都市锦程职业技能评价有限公司',
    phone: '13800000000',
    qualification_level: '高级技师（一级）',
    qualification_title: '副高级',
    speciality: '电气自动化',
    speciality_years: 18,
    card_number: '0235100012',
    occupations: ['电工', '焊工'],
    card_valid_from: '2023-05-10',
    card_valid_to: '2026-05-09',
    education: '大学本科',
    address: '四川省成都市锦江区某某路1号',
  },
  records: [
    { held_on: '2025-03-12', institution_name: '成都评价机构', batch: '2025年第2批', status: 'confirmed' },
    { held_on: '2024-06-01', institution_name: '成都评价机构', batch: '2024年第6批', status: 'declared' },
  ],
  ...changes,
})

/** A supervisor's application whose unit has agreed. */
export const supervisorSource = (changes: Partial<FormSource> = {}): FormSource => ({
  ...BLANK,
  filledOn: '2026-04-12',
  opinion: { performance: '认真履行督导职责。', agrees: true, decidedOn: '2026-04-20' },
  form: {
    name: '李四',
    id_number: '510100199211052027',
    phone: '028-86712192',
    card_number: 'R5123001',
    district: '绵阳市',
    employer_name: '绵阳市职业技能鉴定指导中心',
    address: '四川省绵阳市涪城区某某路12号',
    postcode: '621000',
    experience: '第一段。\n\n第二段。',
    ethnic_group: '汉族',
    political_status: '中共党员',
    education: '研究生',
    working_years: 12,
    email: 'lisi@example.com',
    occupation_engaged: '职业技能评价',
    card_valid_from: '2023-05-10',
    card_valid_to: '2026-05-09',
    remark: '无',
  },
  ...changes,
})

export const HEADER: BatchHeader = {
  batchNumber: 'PC202604-510100-A2-01',
  version: 3,
  reporter: '成都市职业技能鉴定指导中心',
  handler: '李春兰',
  phone: '028-86740000',
  filledOn: '2026-05-08',
}

export const BLANK_HEADER: BatchHeader = { ...HEADER, reporter: '', handler: '', phone: '', filledOn: null }

export const annex2Sample = (changes: Partial<Annex2Row> = {}): Annex2Row => ({
  employer: '成都市锦程职业技能评价有限公司',
  name: '张三',
  gender: '男',
  idNumber: '510100198503121018',
  education: '大学本科',
  qualification: '高级技师（一级）',
  occupations: '电工、焊工',
  phone: '13800000000',
  address: '四川省成都市锦江区某某路1号',
  ...changes,
})

export const annex4Sample = (changes: Partial<Annex4Row> = {}): Annex4Row => ({
  idNumber: '510100199211052027',
  name: '李四',
  gender: '女',
  birthDate: '1992-11-05',
  ethnicGroup: '汉族',
  politicalStatus: '无党派民主人士',
  education: '研究生',
  workingYears: 12,
  email: 'lisi@example.com',
  occupation: '职业技能评价',
  phone: '028-86712192',
  employer: '绵阳市职业技能鉴定指导中心',
  supervisionCount: 6,
  supervisionPlaces: '绵阳市涪城区',
  cardNumber: 'R5123001',
  address: '四川省绵阳市涪城区某某路12号',
  ...changes,
})

export const checkSample = (changes: Partial<CheckRow> = {}): CheckRow => ({
  fileNumber: 'HZ202604-00001',
  name: '张三',
  idNumber: '510100198503121018',
  employer: '成都市锦程职业技能评价有限公司',
  kindName: '高级考评员',
  cardNumber: '0235100012',
  oldValidFrom: '2023-05-10',
  oldValidTo: '2026-05-09',
  newCardNumber: '',
  newValidFrom: '',
  newValidTo: '',
  remark: '',
  ...changes,
})
