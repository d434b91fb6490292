import { type CardListRow, countCards, listCardsAfter } from '../../data/cardsRegister'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { ExportSource } from '../../data/exportRows'
import { regionName } from '../../domain/region'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

/** The list of cards as it is narrowed, the earliest expiry first, for its export. */
export function cardExport(
  filters: FilterValues,
  filterWords: string,
  dictionaries: Dictionaries | undefined,
  { t, language }: Translation,
): ExportSource<CardListRow> {
  const joint = language === 'zh-CN' ? '、' : ', '
  return {
    list: 'cards',
    title: t('cardRegister.title'),
    filters,
    filterWords,
    columns: [
      { title: t('cardRegister.column.number'), text: ({ number }) => number },
      { title: t('cardRegister.column.holder'), text: ({ holder_name }) => holder_name },
      {
        title: t('cardRegister.column.kind'),
        text: ({ kind }) => nameOf(language, dictionaries?.cardKinds ?? [], kind),
      },
      { title: t('cardRegister.column.level'), text: ({ level }) => level },
      {
        title: t('cardRegister.column.issuer'),
        text: ({ issuer_code }) => nameOf(language, dictionaries?.issuers ?? [], issuer_code),
      },
      { title: t('cardRegister.column.unit'), text: ({ institution_name }) => institution_name },
      {
        title: t('cardRegister.column.region'),
        text: ({ region_code }) => regionName(region_code, language),
      },
      { title: t('cardRegister.column.occupations'), text: ({ occupations }) => occupations.join(joint) },
      { title: t('cardRegister.column.from'), text: ({ valid_from }) => valid_from },
      { title: t('cardRegister.column.expiry'), text: ({ valid_to }) => valid_to },
      { title: t('cardRegister.column.status'), text: ({ status }) => t(`words.cardStatus.${status}`) },
      {
        title: t('cardRegister.column.verified'),
        text: ({ is_verified }) => t(is_verified ? 'common.yes' : 'common.no'),
      },
    ],
    count: (signal) => countCards(filters, signal),
    loadAfter: (after, _place, signal) => listCardsAfter(filters, after, signal),
    compare: (a, b) => a.valid_to.localeCompare(b.valid_to),
  }
}
