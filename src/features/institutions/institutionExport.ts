import type { ExportSource } from '../../data/exportRows'
import {
  findInstitutionPage,
  findInstitutionsAfter,
  type InstitutionFilter,
  type InstitutionRow,
} from '../../data/institutions'
import { regionName } from '../../domain/region'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import { ownerText } from './institutionWords'

/** The register of institutions as it is narrowed, by name, for its export. */
export function institutionExport(
  query: InstitutionFilter,
  { filters, filterWords }: { filters: FilterValues; filterWords: string },
  translation: Translation,
): ExportSource<InstitutionRow> {
  const { t, language } = translation
  return {
    list: 'institutions',
    title: t('page.institutions'),
    filters,
    filterWords,
    columns: [
      { title: t('institution.name'), text: ({ name }) => name },
      { title: t('institution.attribution'), text: (row) => ownerText(row, translation) },
      { title: t('institution.location'), text: ({ location_code }) => regionName(location_code, language) },
      { title: t('institution.filing'), text: ({ filing_number }) => filing_number },
      { title: t('institution.filingFrom'), text: ({ filing_valid_from }) => filing_valid_from },
      { title: t('institution.filingTo'), text: ({ filing_valid_to }) => filing_valid_to },
      { title: t('institution.contact'), text: ({ contact_name }) => contact_name },
      { title: t('institution.contactPhone'), text: ({ contact_phone }) => contact_phone },
      { title: t('institution.address'), text: ({ address }) => address },
      { title: t('institution.status'), text: ({ status }) => t(`institution.statuses.${status}`) },
    ],
    count: async (signal) => (await findInstitutionPage({ ...query, page: 1, pageSize: 1 }, signal)).total,
    loadAfter: (after, _place, signal) => findInstitutionsAfter(query, after, signal),
    compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
  }
}
