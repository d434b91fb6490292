import { type Accident, type AccidentQuery, findAccidents } from '../../data/accidents'
import type { Dictionaries } from '../../data/dictionaries'
import { type CaseQuery, type CaseRow, findCases } from '../../data/discipline'
import type { ExportColumn, ExportSource } from '../../data/exportRows'
import { type Finding, type FindingQuery, findFindings } from '../../data/findings'
import { findLapses, type Lapse, type LapseQuery } from '../../data/lapses'
import { findPenalties, type Penalty, type PenaltyQuery } from '../../data/penalties'
import { regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'
import { itemName, kindName } from './dictionaryOptions'
import { findingText } from './findingText'

/** How a list stands in its address, and in the user's words. */
export interface Narrowed {
  filters: FilterValues
  filterWords: string
}

type Paged<Query> = Omit<Query, 'page' | 'pageSize'>
type Find<Row, Query> = (
  query: Query,
  signal?: AbortSignal,
) => Promise<{ rows: readonly Row[]; total: number }>

const PAGE_SIZE = 1000
const dayOf = (at: string | null) => (at ? shanghaiDateTime(at).slice(0, 10) : '')

/** Counts and pages of a list that is read by pages: these lists are short, and seldom change while they are read. */
function rowsOfPages<Row, Query>(find: Find<Row, Query>, query: Paged<Query>) {
  const read = (page: number, pageSize: number, signal: AbortSignal) =>
    find({ ...query, page, pageSize } as Query, signal)
  return {
    count: async (signal: AbortSignal) => (await read(1, 1, signal)).total,
    loadAfter: async (_after: Row | undefined, place: number, signal: AbortSignal) =>
      // a page that was not full was the last one
      place % PAGE_SIZE > 0 ? [] : (await read(place / PAGE_SIZE + 1, PAGE_SIZE, signal)).rows,
  }
}

/** The number of the person concerned: masked, unless it is asked for with a reason. */
const idNumberColumn = <Row extends { person?: { id_number_masked: string } | null }>({
  t,
}: Translation): ExportColumn<Row> => ({
  title: t('findingReport.idNumber'),
  text: ({ person }) => person?.id_number_masked,
  personal: 'id_number',
})

const regionColumn = <Row extends { region_code: string }>({
  t,
  language,
}: Translation): ExportColumn<Row> => ({
  title: t('discipline.column.region'),
  text: ({ region_code }) => regionName(region_code, language),
})

const personOf = ({ person_id }: { person_id: string | null }) => person_id

/** 处理案件, as the list is narrowed. */
export function caseExport(
  query: Paged<CaseQuery>,
  narrowed: Narrowed,
  dictionaries: Dictionaries | undefined,
  translation: Translation,
): ExportSource<CaseRow> {
  const { t } = translation
  return {
    ...narrowed,
    list: 'cases',
    title: t('discipline.title'),
    personOf,
    columns: [
      { title: t('discipline.column.number'), text: ({ number }) => number },
      { title: t('discipline.column.person'), text: ({ person_name }) => person_name },
      idNumberColumn(translation),
      regionColumn(translation),
      { title: t('discipline.column.role'), text: ({ role }) => t(`discipline.role.${role}`) },
      {
        title: t('discipline.column.penalty'),
        text: ({ outcome, kind }) => t(`words.penaltyKind.${outcome ?? kind}`),
      },
      {
        title: t('discipline.column.ground'),
        text: ({ ground }) => itemName(dictionaries, 'discipline_ground', ground, translation),
      },
      { title: t('discipline.column.status'), text: ({ status }) => t(`discipline.status.${status}`) },
      { title: t('discipline.column.document'), text: ({ document_number }) => document_number },
      { title: t('discipline.column.created'), text: ({ created_at }) => dayOf(created_at) },
      { title: t('discipline.column.decided'), text: ({ decided_at }) => dayOf(decided_at) },
      { title: t('discipline.column.appealDue'), text: ({ appeal_due_on }) => appeal_due_on },
    ],
    ...rowsOfPages(findCases, query),
  }
}

/** 考评事故, as the list is narrowed. */
export function accidentExport(
  query: Paged<AccidentQuery>,
  narrowed: Narrowed,
  dictionaries: Dictionaries | undefined,
  translation: Translation,
): ExportSource<Accident> {
  const { t } = translation
  return {
    ...narrowed,
    list: 'accidents',
    title: t('discipline.accidents'),
    personOf,
    columns: [
      { title: t('discipline.occurredOn'), text: ({ occurred_on }) => occurred_on },
      { title: t('discipline.column.person'), text: ({ person }) => person.name },
      idNumberColumn(translation),
      { title: t('discipline.unit'), text: ({ person }) => person.institution?.name },
      regionColumn(translation),
      {
        title: t('discipline.accidentKind'),
        text: ({ kind }) => itemName(dictionaries, 'accident_kind', kind, translation),
      },
      {
        title: t('discipline.column.severity'),
        text: ({ severity }) => t(`discipline.severity.${severity}`),
      },
      { title: t('discipline.accidentNote'), text: ({ note }) => note },
      {
        title: t('findingReport.record'),
        text: ({ record }) => record && `${record.held_on} ${record.institution_name} ${record.batch}`,
      },
      { title: t('discipline.recordedBy'), text: ({ recorded_by_name }) => recorded_by_name },
      {
        title: t('discipline.column.status'),
        text: ({ voided_on }) =>
          voided_on ? t('discipline.voidedOn', { day: voided_on }) : t('discipline.standing'),
      },
    ],
    ...rowsOfPages(findAccidents, query),
  }
}

/** 使用问题, as the list is narrowed. */
export function findingExport(
  query: Paged<FindingQuery>,
  narrowed: Narrowed,
  translation: Translation,
): ExportSource<Finding> {
  const { t } = translation
  return {
    ...narrowed,
    list: 'findings',
    title: t('discipline.finding.title'),
    personOf,
    columns: [
      { title: t('discipline.finding.on'), text: ({ occurred_on }) => occurred_on },
      { title: t('discipline.finding.kind'), text: ({ kind }) => t(`discipline.finding.kinds.${kind}`) },
      { title: t('discipline.finding.institution'), text: ({ institution_name }) => institution_name },
      regionColumn(translation),
      { title: t('discipline.column.person'), text: ({ person_name }) => person_name },
      idNumberColumn(translation),
      { title: t('discipline.finding.details'), text: (row) => findingText(row, translation) },
      {
        title: t('discipline.column.status'),
        text: ({ status }) => t(`discipline.finding.status.${status}`),
      },
      { title: t('discipline.finding.rectifyBy'), text: ({ rectify_by }) => rectify_by },
      { title: t('discipline.finding.note'), text: ({ note }) => note },
      { title: t('discipline.finding.answer'), text: ({ answer }) => answer },
    ],
    ...rowsOfPages(findFindings, query),
  }
}

/** Cards that lapsed, as the list is narrowed. */
export function lapseExport(
  query: Paged<LapseQuery>,
  narrowed: Narrowed,
  dictionaries: Dictionaries | undefined,
  translation: Translation,
): ExportSource<Lapse> {
  const { t } = translation
  return {
    ...narrowed,
    list: 'lapses',
    title: t('discipline.lapses'),
    personOf,
    columns: [
      { title: t('discipline.column.person'), text: ({ person_name }) => person_name },
      idNumberColumn(translation),
      {
        title: t('discipline.cardKind'),
        text: ({ card_kind }) => kindName(dictionaries, card_kind, translation),
      },
      { title: t('discipline.cardNumber'), text: ({ card_number }) => card_number },
      { title: t('discipline.validTo'), text: ({ valid_to }) => valid_to },
      regionColumn(translation),
      { title: t('discipline.column.ground'), text: ({ ground }) => t(`words.lapseGround.${ground}`) },
      {
        title: t('discipline.column.status'),
        text: ({ status }) => t(`discipline.lapseStatus.${status}`),
      },
      {
        title: t('discipline.confirmedBy'),
        text: ({ confirmed_by_name, confirmed_at }) => `${confirmed_by_name} ${dayOf(confirmed_at)}`,
      },
      { title: t('discipline.column.appealDue'), text: ({ appeal_due_on }) => appeal_due_on },
      { title: t('discipline.appeal'), text: ({ appeal_note }) => appeal_note },
    ],
    ...rowsOfPages(findLapses, query),
  }
}

/** 处理登记, as the list is narrowed. */
export function penaltyExport(
  query: Paged<PenaltyQuery>,
  narrowed: Narrowed,
  dictionaries: Dictionaries | undefined,
  translation: Translation,
): ExportSource<Penalty> {
  const { t } = translation
  return {
    ...narrowed,
    list: 'penalties',
    title: t('findingReport.penalties'),
    personOf,
    columns: [
      { title: t('discipline.column.person'), text: ({ person }) => person.name },
      idNumberColumn(translation),
      { title: t('discipline.unit'), text: ({ person }) => person.institution?.name },
      regionColumn(translation),
      { title: t('discipline.column.role'), text: ({ role }) => t(`discipline.role.${role}`) },
      { title: t('discipline.column.penalty'), text: ({ kind }) => t(`words.penaltyKind.${kind}`) },
      {
        title: t('discipline.column.ground'),
        text: ({ ground }) => itemName(dictionaries, 'discipline_ground', ground, translation),
      },
      { title: t('discipline.column.document'), text: ({ document_number }) => document_number },
      { title: t('discipline.column.decided'), text: ({ decided_on }) => decided_on },
      {
        title: t('discipline.column.status'),
        text: ({ lifted_on }) =>
          lifted_on ? t('findingReport.liftedOn', { day: lifted_on }) : t('findingReport.live'),
      },
    ],
    ...rowsOfPages(findPenalties, query),
  }
}
