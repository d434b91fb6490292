import type { ReasonCode } from '../../data/dictionaries'
import { STATUSES, type Status } from '../../domain/review'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterField } from '../../ui/FilterInput'

/** The steps of a file in their order: private.step_reached. */
const steps = [
  ...(['submitted', 'agreed', 'sealed', 'summary', 'reported'] as const),
  ...(['received', 'final_review', 'passed', 'issued', 'collected'] as const),
]

/** The words that stand on cards of assessors (annex 1: 级别). */
const levels = ['考评员', '高级考评员']

/** What people look for in the list of steps. */
const actions = ['return', 'reject', 'approve', 'grant_appeal', 'deny_appeal'] as const

const isLeft = (status: Status) =>
  !['draft', 'collected', 'withdrawn', 'expired_draft', 'expired_return'].includes(status)

/** By what else all files are narrowed; figures of the 统计 link to it. */
export function submissionFields({ t }: Translation): FilterField[] {
  return [
    {
      kind: 'select',
      name: 'reached',
      label: t('review.filter.reached'),
      options: steps.map((step, index) => ({ value: String(index + 1), label: t(`review.reached.${step}`) })),
    },
    {
      kind: 'select',
      name: 'level',
      label: t('review.filter.level'),
      options: [
        ...levels.map((level) => ({ value: level, label: level })),
        { value: 'none', label: t('review.filter.noLevel') },
      ],
    },
    { kind: 'search', name: 'occupation', label: t('review.filter.occupation') },
    { kind: 'dates', name: 'submitted', label: t('review.filter.submitted') },
  ]
}

/** By what steps taken are narrowed. */
export function stepFields({ t, language }: Translation, reasons: readonly ReasonCode[]): FilterField[] {
  return [
    {
      kind: 'select',
      name: 'action',
      label: t('review.filter.action'),
      options: actions.map((action) => ({ value: action, label: t(`words.action.${action}`) })),
    },
    {
      kind: 'select',
      name: 'left',
      label: t('review.filter.left'),
      options: STATUSES.filter(isLeft).map((status) => ({
        value: status,
        label: t(`words.status.${status}`),
      })),
    },
    {
      kind: 'select',
      name: 'reason',
      label: t('review.filter.reason'),
      options: reasons.map((reason) => ({
        value: reason.code,
        label: language === 'zh-CN' ? reason.name_zh : reason.name_en,
      })),
    },
    { kind: 'search', name: 'days_min', label: t('review.filter.daysMin') },
    { kind: 'dates', name: 'at', label: t('review.filter.at') },
  ]
}
