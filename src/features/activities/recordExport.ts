import { countRecords, findRecordsAfter, type RecordFilter, type RecordRow } from '../../data/activityRecords'
import type { ExportSource } from '../../data/exportRows'
import { regionName } from '../../domain/region'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

/** The register of activity records as it is narrowed, the latest first, for its export. */
export function recordExport(
  query: RecordFilter,
  { filters, filterWords }: { filters: FilterValues; filterWords: string },
  { t, language }: Translation,
): ExportSource<RecordRow> {
  return {
    list: 'activities',
    title: t('page.activities'),
    filters,
    filterWords,
    columns: [
      { title: t('activity.person'), text: ({ person_name }) => person_name },
      {
        title: t('activity.idNumber'),
        text: ({ person }) => person?.id_number_masked,
        personal: 'id_number',
      },
      { title: t('activity.role'), text: ({ role }) => t(`activity.roles.${role}`) },
      { title: t('activity.heldOn'), text: ({ held_on }) => held_on },
      { title: t('activity.institution'), text: ({ institution_name }) => institution_name },
      { title: t('activity.batch'), text: ({ batch }) => batch },
      { title: t('activity.place'), text: ({ place }) => place },
      { title: t('activity.occupation'), text: ({ occupation }) => occupation },
      { title: t('activity.unit'), text: ({ institution }) => institution?.name },
      { title: t('activity.region'), text: ({ region_code }) => regionName(region_code, language) },
      { title: t('activity.source'), text: ({ source }) => t(`activity.sources.${source}`) },
      { title: t('activity.status'), text: ({ status }) => t(`activity.statuses.${status}`) },
      { title: t('activity.disputeReason'), text: ({ dispute_reason }) => dispute_reason },
      { title: t('activity.answer'), text: ({ dispute_answer }) => dispute_answer },
    ],
    count: (signal) => countRecords(query, signal),
    loadAfter: (after, _place, signal) => findRecordsAfter(query, after, signal),
    compare: (a, b) => b.held_on.localeCompare(a.held_on),
    personOf: ({ person_id, person }) => (person ? person_id : null),
  }
}
