import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { ExportSource } from '../../data/exportRows'
import { countPeople, listPeopleAfter, type PersonRow } from '../../data/peopleRegister'
import { regionName } from '../../domain/region'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

/** The list of people as it is narrowed, for its export. */
export function personExport(
  filters: FilterValues,
  filterWords: string,
  dictionaries: Dictionaries | undefined,
  { t, language }: Translation,
): ExportSource<PersonRow> {
  const joint = language === 'zh-CN' ? '、' : ', '
  const cardText = ({ kind, number, valid_to }: PersonRow['cards'][number]) =>
    `${nameOf(language, dictionaries?.cardKinds ?? [], kind)} ${number} ${valid_to}`
  return {
    list: 'people',
    title: t('person.title'),
    filters,
    filterWords,
    personOf: ({ id }) => id,
    columns: [
      { title: t('person.column.name'), text: ({ name }) => name },
      { title: t('person.fact.gender'), text: ({ gender }) => gender },
      {
        title: t('person.column.idNumber'),
        text: ({ id_number_masked }) => id_number_masked,
        personal: 'id_number',
      },
      { title: t('person.column.phone'), text: ({ phone_masked }) => phone_masked, personal: 'phone' },
      { title: t('person.column.unit'), text: ({ institution_name }) => institution_name },
      { title: t('person.column.region'), text: ({ region_code }) => regionName(region_code, language) },
      { title: t('person.column.cards'), text: ({ cards }) => cards.map(cardText).join(joint) },
      { title: t('person.column.status'), text: ({ status }) => t(`person.status.${status}`) },
      { title: t('person.column.former'), text: ({ former_names }) => former_names.join(joint) },
    ],
    count: (signal) => countPeople(filters, signal),
    loadAfter: (after, _place, signal) => listPeopleAfter(filters, after, signal),
    compare: (a, b) => a.name.localeCompare(b.name, 'zh-CN'),
  }
}
