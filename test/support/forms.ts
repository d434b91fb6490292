import type { CastApplicant } from './people'

/** A text of a given number of 字: every character and mark counts one. */
export function textOf(words: number): string {
  const sentence = '本人在证卡有效期内认真履行考评职责，严格执行评分标准，遵守考场纪律。'
  return sentence.repeat(Math.ceil(words / sentence.length)).slice(0, words)
}

/** What an applicant enters: complete and correct for annexes 1 and 2, or 3 and 4. */
export function completeForm(applicant: CastApplicant): Record<string, unknown> {
  const common = {
    employer_name: applicant.institution.name,
    phone: applicant.phone,
    address: '四川省成都市锦江区测试路1号',
    education: '大学本科',
    voluntary_declared: true,
  }
  if (applicant.card.kind === 'supervisor') {
    return {
      ...common,
      district: '成都市',
      postcode: '610000',
      experience: textOf(200),
      remark: '',
      ethnic_group: '汉族',
      political_status: '中共党员',
      working_years: '10',
      email: applicant.email,
      occupation_engaged: '质量督导',
    }
  }
  return {
    ...common,
    qualification_level: '高级工（三级）',
    qualification_title: '',
    speciality: '机电一体化',
    speciality_years: '8',
    health_declared: true,
    is_external: false,
    work_summary: textOf(500),
  }
}
