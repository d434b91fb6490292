import type { PaperSubject } from '../documents/papers.ts'
import type { SealedFormContent } from '../documents/sealedForm.ts'
import type { FileDesk } from './fileDesk.ts'

const KIND_NAMES = { assessor: '考评员', senior_assessor: '高级考评员', supervisor: '质量督导员' }

/** What the papers of a file are made of at the moment at which its story stands. */
export function paperSubject(file: FileDesk): PaperSubject {
  const { card, stage } = file
  const { person } = card
  return {
    card,
    attempt: file.attempt,
    statement: file.form.statement,
    newName: (file.form.fields.name as string | undefined) ?? null,
    names: {
      ethnicGroup: (stage.words.ethnicGroups.get(person.profile.ethnic_group ?? '01') ?? '汉族').replace(
        /族$/,
        '',
      ),
      issuer: stage.words.issuers.get(card.issuerCode) ?? '',
      occupations:
        card.kind === 'supervisor' ? '质量督导' : card.occupations.map(([, name]) => name).join('、'),
    },
    letter: {
      name: person.name,
      unit: person.unit.name,
      employer: file.employer,
      kind: KIND_NAMES[card.kind],
      day: chineseDay(file.moment),
    },
  }
}

/** What stands on the scan of the sealed annex 1 or 3. */
export function sealedSheet(file: FileDesk): SealedFormContent {
  const { card, form } = file
  const { person } = card
  const isSupervisor = card.kind === 'supervisor'
  return {
    annex: isSupervisor ? 3 : 1,
    title: `四川省技能人才评价${isSupervisor ? '质量督导员' : '考评员资格'}复核换证申报表`,
    number: file.number,
    dataVersion: file.dataVersion,
    rows: [
      ['姓名', String(form.fields.name ?? person.name)],
      ['身份证号码', person.idNumber],
      ['工作单位', file.employer],
      ['联系电话', String(form.fields.phone)],
      ['证卡编号', card.number],
      ['证卡有效期限', `${card.validFrom}至${card.validTo}`],
      ...(isSupervisor
        ? ([['所在地区', String(form.fields.district)]] as const)
        : ([
            ['从事专业', String(form.fields.speciality)],
            ['考评职业（工种）', card.occupations.map(([, name]) => name).join('、')],
          ] as const)),
    ],
    opinion: file.opinion,
    institutionName: person.unit.name,
    day: chineseDay(file.moment),
  }
}

/** 2026年11月12日, as the letter of somebody in Shanghai is dated. */
export function chineseDay(instant: string): string {
  const [year, month, day] = new Date(Date.parse(instant) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 10)
    .split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
