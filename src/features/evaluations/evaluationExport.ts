import type { Dictionaries } from '../../data/dictionaries'
import {
  type EvaluationQueryFilter,
  type EvaluationRow,
  findEvaluations,
  findEvaluationsAfter,
} from '../../data/evaluations'
import type { ExportSource } from '../../data/exportRows'
import { phaseOfEvaluation } from '../../domain/evaluation'
import { regionName } from '../../domain/region'
import { shanghaiDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import { itemName } from './evaluationWords'

/** The register of evaluations as it is narrowed, the latest first, for its export. */
export function evaluationExport(
  query: EvaluationQueryFilter,
  { filters, filterWords }: { filters: FilterValues; filterWords: string },
  dictionaries: Dictionaries | undefined,
  translation: Translation,
): ExportSource<EvaluationRow> {
  const { t, language } = translation
  return {
    list: 'evaluations',
    title: t('page.evaluations'),
    filters,
    filterWords,
    columns: [
      { title: t('evaluation.starts'), text: ({ starts_on }) => starts_on },
      { title: t('evaluation.ends'), text: ({ ends_on }) => ends_on },
      { title: t('evaluation.institution'), text: ({ institution_name }) => institution_name },
      { title: t('evaluation.region'), text: ({ region_code }) => regionName(region_code, language) },
      {
        title: t('evaluation.kind'),
        text: ({ kind }) => itemName(dictionaries, 'evaluation_kind', kind, translation),
      },
      { title: t('evaluation.occupation'), text: ({ occupation }) => occupation },
      {
        title: t('evaluation.levels'),
        text: ({ levels }) =>
          levels.map((level) => itemName(dictionaries, 'skill_level', level, translation)).join('、'),
      },
      { title: t('evaluation.batch'), text: ({ batch }) => batch },
      { title: t('evaluation.site'), text: ({ site }) => site },
      { title: t('evaluation.headCount'), text: ({ head_count }) => String(head_count) },
      {
        title: t('evaluation.phase'),
        text: (row) => t(`evaluation.phases.${phaseOfEvaluation(row, query.today)}`),
      },
      { title: t('evaluation.late'), text: ({ is_late }) => t(is_late ? 'common.yes' : 'common.no') },
      { title: t('evaluation.reported'), text: ({ reported_at }) => shanghaiDate(reported_at) },
    ],
    count: async (signal) => (await findEvaluations({ ...query, page: 1, pageSize: 1 }, signal)).total,
    loadAfter: (after, _place, signal) => findEvaluationsAfter(query, after, signal),
    compare: (a, b) => b.starts_on.localeCompare(a.starts_on),
  }
}
