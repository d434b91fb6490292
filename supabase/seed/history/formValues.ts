import type { Card } from '../cards.ts'
import { cityNameOf } from '../institutions.ts'
import { addressIn } from '../places.ts'
import type { Random } from '../random.ts'
import { inspectionExperience, workSummary } from '../texts/statements.ts'

/** What is typed into the form of a card's renewal. */
export interface FormValues {
  fields: Record<string, unknown>
  /** 考评工作总结 or 督导工作经历. */
  statement: string
}

/** Complete and correct values of annexes 1 and 2, or 3 and 4. */
export function formValues(random: Random, card: Card, employer: string): FormValues {
  const { person } = card
  const city = cityNameOf(person.unit.cityCode)
  const subject = {
    occupation: card.occupations[0]?.[1] ?? '相关职业',
    unit: person.unit.name,
    city,
    years: person.profile.speciality_years ?? '8',
  }
  const common = {
    employer_name: employer,
    phone: person.phone,
    address: person.address,
    education: person.profile.education,
    voluntary_declared: true,
  }
  if (card.kind === 'supervisor') {
    const statement = inspectionExperience(random, subject)
    return {
      statement,
      fields: {
        ...common,
        district: city,
        postcode: person.postcode,
        experience: statement,
        remark: '',
        ethnic_group: person.profile.ethnic_group,
        political_status: person.profile.political_status,
        working_years: person.profile.working_years,
        email: person.email,
        occupation_engaged: person.profile.occupation_engaged,
      },
    }
  }
  const statement = workSummary(random, subject)
  return {
    statement,
    fields: {
      ...common,
      qualification_level: person.profile.qualification_level,
      qualification_title: person.profile.qualification_title,
      speciality: person.profile.speciality,
      speciality_years: person.profile.speciality_years,
      health_declared: true,
      is_external: employer !== person.unit.name,
      work_summary: statement,
    },
  }
}

/** The value that a returned field gets. */
export function mendedValue(random: Random, card: Card, field: string): string {
  const { person } = card
  switch (field) {
    case 'phone':
      return `19901${String(random.int(100_000, 999_999))}`
    case 'address':
      return addressIn(random, cityNameOf(person.unit.cityCode), person.unit.cityCode)
    case 'education':
      return person.profile.education === '大学本科' ? '大学专科' : '大学本科'
    default:
      throw new Error(`the demo world does not mend ${field}`)
  }
}
