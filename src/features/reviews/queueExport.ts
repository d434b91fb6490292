import {
  countApplications,
  type ExportedApplication,
  listApplicationsAfter,
} from '../../data/applicationList'
import type { ApplicationListQuery } from '../../data/applicationListQuery'
import { type CodeName, nameOf } from '../../data/dictionaries'
import type { ExportColumn, ExportSource } from '../../data/exportRows'
import { regionName } from '../../domain/region'
import { shanghaiDate, shanghaiDateTime } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

interface QueueInWords {
  title: string
  filters: FilterValues
  filterWords: string
  cardKinds: readonly CodeName[]
}

/** A queue as it is narrowed and sorted, for its export. */
export function queueExport(
  query: ApplicationListQuery,
  { title, filters, filterWords, cardKinds }: QueueInWords,
  { t, language }: Translation,
): ExportSource<ExportedApplication> {
  const day = (instant: string | null) => instant && shanghaiDate(instant)
  const columns: ExportColumn<ExportedApplication>[] = [
    { title: t('review.column.number'), text: ({ number }) => number },
    { title: t('review.column.person'), text: ({ person_name }) => person_name },
    {
      title: t('exports.idNumber'),
      text: ({ people }) => people?.id_number_masked,
      personal: 'id_number',
    },
    { title: t('exports.phone'), text: ({ people }) => people?.phone_masked, personal: 'phone' },
    { title: t('review.column.kind'), text: ({ card_kind }) => nameOf(language, cardKinds, card_kind) },
    { title: t('review.column.card'), text: ({ card_number }) => card_number },
    { title: t('review.column.validTo'), text: ({ card_valid_to }) => card_valid_to },
    { title: t('review.column.unit'), text: ({ institution_name }) => institution_name },
    { title: t('review.column.region'), text: ({ region_code }) => regionName(region_code, language) },
    { title: t('review.column.status'), text: ({ status }) => t(`words.status.${status}`) },
    { title: t('review.column.submitted'), text: ({ submitted_at }) => day(submitted_at) },
    { title: t('review.column.due'), text: ({ due_on }) => due_on },
    { title: t('review.column.updated'), text: ({ updated_at }) => shanghaiDateTime(updated_at) },
  ]
  return {
    list: 'reviews',
    title,
    filters,
    filterWords,
    columns,
    count: async (signal) => (await countApplications(query, signal)).total,
    loadAfter: (after, place, signal) => listApplicationsAfter(query, after, place, signal),
    compare: query.decidedBy ? undefined : byOrder(query),
    personOf: ({ person_id }) => person_id,
  }
}

/** The order of the queue on the screen; files without the value come last, as there. */
function byOrder({ sort }: ApplicationListQuery) {
  const { field, order } = sort ?? { field: 'submitted_at', order: 'asc' }
  return (a: ExportedApplication, b: ExportedApplication) => {
    const [left, right] = [a[field], b[field]]
    if (left === right) return a.id < b.id ? -1 : 1
    if (left === null || right === null) return left === null ? 1 : -1
    return (left < right ? -1 : 1) * (order === 'asc' ? 1 : -1)
  }
}
