/**
 * Contents of the four annexes of the notice 川人社职鉴〔2024〕10 号.
 * Annex 1 and 3 are the application forms (申报表), annex 2 and 4 the summary tables (汇总表).
 */

export type Given = string | null | undefined
export type Count = number | string | null | undefined

/** The fields of an application that the annexes print, named as the database names them; drafts lack some. */
export interface AnnexForm {
  name?: Given
  gender?: Given
  id_number?: Given
  birth_on?: Given
  employer_name?: Given
  phone?: Given
  qualification_level?: Given
  qualification_title?: Given
  speciality?: Given
  speciality_years?: Count
  card_number?: Given
  /** A list, or the list as one text: 电工、焊工. */
  occupations?: readonly string[] | Given
  card_valid_from?: Given
  card_valid_to?: Given
  education?: Given
  address?: Given
  postcode?: Given
  email?: Given
  ethnic_group?: Given
  political_status?: Given
  working_years?: Count
  occupation_engaged?: Given
  district?: Given
  experience?: Given
  remark?: Given
}

/** One row of 考评工作记录 or of a supervisor's work. Disputed records are not printed and not counted. */
export interface AnnexRecord {
  held_on: string
  institution_name: string
  batch: string
  place?: string | null
  status?: string
}

/** Which file in which version a sheet shows: printed in the margin and carried by the QR code. */
export interface AnnexMark {
  fileId: string
  fileNumber: string
  /** 0 until the unit's opinion has frozen the data: such a print is a preview and not to be sealed. */
  version: number
}

/** 申报单位意见 / 单位意见; all empty on a form that the unit has yet to fill. */
export interface AnnexOpinion {
  performance: string
  agrees: boolean | null
  /** ISO date, or null. */
  decidedOn: string | null
}

/** A box of 级别; one per card kind of the role, so that a new kind is a new box. */
export interface LevelBox {
  name: string
  checked: boolean
}

/** A row of the dictionary of card kinds. */
export interface AnnexKind {
  code: string
  name_zh: string
  role: string
}

/** A row of a dictionary: forms store codes, the annexes print names. */
export interface AnnexName {
  dictionary: string
  code: string
  name_zh: string
}

export interface Annex1Content {
  mark: AnnexMark
  filledOn: string | null
  photoUrl: string | null
  name: string
  gender: string
  age: number | null
  idNumber: string
  employer: string
  phone: string
  qualification: string
  speciality: string
  specialityYears: string
  cardNumber: string
  occupations: string
  levels: LevelBox[]
  validity: string
  records: { heldOn: string; institution: string; batch: string }[]
  opinion: AnnexOpinion
}

export interface Annex3Content {
  mark: AnnexMark
  filledOn: string | null
  photoUrl: string | null
  name: string
  gender: string
  idNumber: string
  phone: string
  cardNumber: string
  district: string
  employer: string
  address: string
  experience: string
  opinion: AnnexOpinion
  remark: string
}

/** A row of annex 2, in the order of its columns. */
export interface Annex2Row {
  employer: string
  name: string
  gender: string
  idNumber: string
  education: string
  qualification: string
  occupations: string
  phone: string
  address: string
}

/** A row of annex 4, in the order of its columns. */
export interface Annex4Row {
  idNumber: string
  name: string
  gender: string
  /** yyyy-mm-dd, as text. */
  birthDate: string
  ethnicGroup: string
  politicalStatus: string
  education: string
  workingYears: number | null
  email: string
  occupation: string
  phone: string
  employer: string
  supervisionCount: number
  supervisionPlaces: string
  cardNumber: string
  address: string
}

/** Head and foot of annex 2 and 4. Empty texts leave the notice's blanks to be written by hand. */
export interface BatchHeader {
  batchNumber: string
  version: number
  /** 填报单位 of annex 2, 地区/单位 of annex 4. */
  reporter: string
  /** 经办人. */
  handler: string
  phone: string
  /** 填报时间, ISO date or null. */
  filledOn: string | null
}

/** A row of the check list (核对表): what annex 2 and 4 lack. ISO dates; empty where not yet known. */
export interface CheckRow {
  fileNumber: string
  name: string
  idNumber: string
  employer: string
  kindName: string
  cardNumber: string
  oldValidFrom: string
  oldValidTo: string
  newCardNumber: string
  newValidFrom: string
  newValidTo: string
  remark: string
}

/** A row of the register of handed-out cards (领取登记). Empty where nothing is known yet. */
export interface HandoverRow {
  name: string
  employer: string
  kindName: string
  newCardNumber: string
  validity: string
  oldCardNumber: string
  /** 旧证收回 or 遗失声明. */
  oldCard: string
  collectedOn: string
}

const parts = (iso: string | null | undefined) => /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '')

/** 2024-04-09 → 2024年4月9日; anything else gives the blank, to be written by hand. */
export function chineseDate(iso: string | null | undefined, blank = '　　年　　月　　日'): string {
  const found = parts(iso)
  return found ? `${found[1]}年${Number(found[2])}月${Number(found[3])}日` : blank
}

/** 证卡有效期限: both dates as printed on the card. */
export function validity(from: Given, to: Given): string {
  if (!parts(from) && !parts(to)) return ''
  return `${chineseDate(from, '')}至${chineseDate(to, '')}`
}

/** File number and data version as they stand in the margin. */
export function markText({ fileNumber, version }: AnnexMark): string {
  const state = version === 0 ? '预览稿，未经单位初审，不得盖章' : `数据版本：${version}`
  return fileNumber === '' ? state : `档案编号：${fileNumber}　${state}`
}

/** What the QR code of a sheet says: a scanned pile can be split into its files, old versions are flagged. */
export function formMark(mark: AnnexMark): string {
  return `HZT:${mark.fileId}:${mark.version}`
}
