const ITEMS = [
  'assessors_present',
  'assessor_cards',
  'identity_checks',
  'stand_ins',
  'rules_read',
  'scoring_standard',
  'papers_sealed',
  'records_complete',
  'rooms_equipment',
  'other',
]
const PROBLEMS: Readonly<Record<string, string>> = {
  records_complete: '部分考评记录缺少考评员签字',
  rooms_equipment: '两台实训设备接地不良，未设警示标识',
}

/**
 * What supervisors of the demo world write into a report, by field.
 *
 * @param hasProblems whether two items are not in order
 */
export function reportTexts(headCount: number, hasProblems: boolean): Record<string, string> {
  const texts: Record<string, string> = {
    present_count: String(Math.max(headCount - 2, 1)),
    situation: '评价组织有序，考评人员按名单到岗，考场纪律良好。',
  }
  if (hasProblems) texts.proposal = '限期整改，整改后书面回复。'
  for (const item of ITEMS) {
    const problem = hasProblems ? PROBLEMS[item] : undefined
    texts[`${item}.answer`] = problem ? 'problem' : 'ok'
    if (!problem) continue
    texts[`${item}.note`] = problem
    texts[`${item}.severity`] = item === 'rooms_equipment' ? 'serious' : 'minor'
  }
  return texts
}
