/** The contents of the four annexes made from an application, its records and its unit's opinion. */
import {
  type Annex1Content,
  type Annex2Row,
  type Annex3Content,
  type Annex4Row,
  type AnnexForm,
  type AnnexKind,
  type AnnexMark,
  type AnnexName,
  type AnnexOpinion,
  type AnnexRecord,
  type Count,
  validity,
} from './annex.ts'
import { ageOn, parseIdentityNumber } from './identityNumber.ts'
import type { IsoDate } from './shanghai.ts'

const given = (value: Count): string => (value === null || value === undefined ? '' : String(value).trim())

/** The name of a stored value; a value that is no code of its dictionary is the name itself. */
export function nameOf(names: readonly AnnexName[], dictionary: string, value: Count): string {
  const code = given(value)
  return names.find((row) => row.dictionary === dictionary && row.code === code)?.name_zh ?? code
}

/** 职业资格等级或技术职称: at least one is given, both are printed. */
function qualification(form: AnnexForm, names: readonly AnnexName[]): string {
  const level = nameOf(names, 'skill_level', form.qualification_level)
  const title = nameOf(names, 'title_level', form.qualification_title)
  return [level, title].filter(Boolean).join('、')
}

function occupations({ occupations: value }: AnnexForm): string {
  return typeof value === 'string' ? value.trim() : (value ?? []).join('、')
}

/** Records inside the card's validity (有效期内) that the re-review did not dispute, in the order of time. */
function standing(records: readonly AnnexRecord[], form: AnnexForm): AnnexRecord[] {
  const from = given(form.card_valid_from)
  const to = given(form.card_valid_to)
  return records
    .filter((record) => record.status !== 'disputed')
    .filter((record) => (from === '' || record.held_on >= from) && (to === '' || record.held_on <= to))
    .sort((a, b) => a.held_on.localeCompare(b.held_on))
}

/**
 * What the identity number says, and the form where it says nothing (older residence cards, unfinished drafts).
 * Age in full years on the day `on`.
 */
function holder(form: AnnexForm, on: IsoDate) {
  const identity = parseIdentityNumber(given(form.id_number), on)
  const birthOn = (identity.ok ? identity.birthOn : null) ?? (given(form.birth_on) || null)
  return {
    name: given(form.name),
    gender: (identity.ok ? identity.gender : null) ?? given(form.gender),
    idNumber: identity.ok ? identity.number : given(form.id_number),
    birthOn,
    age: birthOn === null ? null : ageOn(birthOn, on),
  }
}

export interface FormSource {
  form: AnnexForm
  mark: AnnexMark
  /** 填表时间, null before submission. */
  filledOn: IsoDate | null
  /** Today in Asia/Shanghai, for the age on a form not yet submitted. */
  today: IsoDate
  photoUrl: string | null
  opinion: AnnexOpinion
  /** Dictionaries, for the values that are stored as codes. */
  names: readonly AnnexName[]
}

export interface AssessorSource extends FormSource {
  /** Code of the card's kind. */
  kind: string
  kinds: readonly AnnexKind[]
  records: readonly AnnexRecord[]
}

/** Annex 1 from an assessor's application. */
export function annex1Content(source: AssessorSource): Annex1Content {
  const { form } = source
  const { name, gender, age, idNumber } = holder(form, source.filledOn ?? source.today)
  return {
    mark: source.mark,
    filledOn: source.filledOn,
    photoUrl: source.photoUrl,
    name,
    gender,
    age,
    idNumber,
    employer: given(form.employer_name),
    phone: given(form.phone),
    qualification: qualification(form, source.names),
    speciality: given(form.speciality),
    specialityYears: given(form.speciality_years),
    cardNumber: given(form.card_number),
    occupations: occupations(form),
    levels: source.kinds
      .filter((kind) => kind.role === 'assessor')
      .map((kind) => ({ name: kind.name_zh, checked: kind.code === source.kind })),
    validity: validity(form.card_valid_from, form.card_valid_to),
    records: standing(source.records, form).map((record) => ({
      heldOn: record.held_on,
      institution: record.institution_name,
      batch: record.batch,
    })),
    opinion: source.opinion,
  }
}

/** Annex 3 from a supervisor's application. */
export function annex3Content(source: FormSource): Annex3Content {
  const { form } = source
  const { name, gender, idNumber } = holder(form, source.filledOn ?? source.today)
  return {
    mark: source.mark,
    filledOn: source.filledOn,
    photoUrl: source.photoUrl,
    name,
    gender,
    idNumber,
    phone: given(form.phone),
    cardNumber: given(form.card_number),
    district: given(form.district),
    employer: given(form.employer_name),
    address: [given(form.address), given(form.postcode)].filter(Boolean).join('　'),
    experience: given(form.experience),
    opinion: source.opinion,
    remark: given(form.remark),
  }
}

/** A row of annex 2 from an assessor's application, on the day `on` in Shanghai. */
export function annex2Row(form: AnnexForm, on: IsoDate, names: readonly AnnexName[]): Annex2Row {
  const { name, gender, idNumber } = holder(form, on)
  return {
    employer: given(form.employer_name),
    name,
    gender,
    idNumber,
    education: nameOf(names, 'education', form.education),
    qualification: qualification(form, names),
    occupations: occupations(form),
    phone: given(form.phone),
    address: given(form.address),
  }
}

/**
 * A row of annex 4 from a supervisor's application, on the day `on` in Shanghai; 督导次数 and 督导地点 come from
 * the records.
 */
export function annex4Row(
  form: AnnexForm,
  records: readonly AnnexRecord[],
  on: IsoDate,
  names: readonly AnnexName[],
): Annex4Row {
  const counted = standing(records, form)
  const years = given(form.working_years)
  const { name, gender, idNumber, birthOn } = holder(form, on)
  return {
    idNumber,
    name,
    gender,
    birthDate: birthOn ?? '',
    ethnicGroup: nameOf(names, 'ethnic_group', form.ethnic_group),
    politicalStatus: nameOf(names, 'political_status', form.political_status),
    education: nameOf(names, 'education', form.education),
    workingYears: years === '' ? null : Number(years),
    email: given(form.email),
    occupation: given(form.occupation_engaged),
    phone: given(form.phone),
    employer: given(form.employer_name),
    supervisionCount: counted.length,
    supervisionPlaces: [...new Set(counted.map((record) => given(record.place)).filter(Boolean))].join('、'),
    cardNumber: given(form.card_number),
    address: given(form.address),
  }
}
