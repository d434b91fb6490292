import { Flex } from 'antd'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import { findPenalties, type Penalty } from '../../data/penalties'
import { PENALTY_KINDS } from '../../domain/discipline'
import { casePath } from '../../domain/disciplinePaths'
import { REGIONS, regionName } from '../../domain/region'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { EmptyState } from '../../ui/EmptyState'
import { ExportButton } from '../../ui/ExportButton'
import type { FilterValues } from '../../ui/FilterBar'
import type { FilterField } from '../../ui/FilterInput'
import { fieldValues } from '../../ui/fieldValues'
import { filterWords } from '../../ui/filterWords'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { StatusTag } from '../../ui/StatusTag'
import { DisciplineTabs } from './DisciplineTabs'
import { itemName, optionsOf, useDictionaries } from './dictionaryOptions'
import { penaltyExport } from './disciplineExports'
import { officeScope } from './officeScope'

const idOf = ({ id }: Penalty) => id

const queryOf = (filters: FilterValues) => ({
  kind: PENALTY_KINDS.find((kind) => kind === filters.kind),
  ground: filters.ground,
  isLifted: filters.state ? filters.state === 'lifted' : undefined,
  regionCode: officeScope().regionCode ?? filters.region,
  from: filters.on,
  to: filters.on_to,
})

const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findPenalties({ ...queryOf(filters), page, pageSize }, signal)

function PenaltyTag({ row }: { row: Penalty }) {
  const { t } = useTranslation()
  if (row.lifted_on)
    return <StatusTag tone="quiet">{t('findingReport.liftedOn', { day: row.lifted_on })}</StatusTag>
  return <StatusTag tone={row.kind === 'warning' ? 'attention' : 'bad'}>{t('findingReport.live')}</StatusTag>
}

function columnsOf(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
): RegisterColumn<Penalty>[] {
  const { t, language } = translation
  return [
    {
      key: 'person',
      title: t('discipline.column.person'),
      fixed: 'left',
      render: (_, row) => row.person.name,
    },
    {
      key: 'id_number',
      title: t('findingReport.idNumber'),
      choice: 'shown',
      render: (_, row) => <span className="tabular">{row.person.id_number_masked}</span>,
    },
    {
      key: 'unit',
      title: t('discipline.unit'),
      choice: 'shown',
      ellipsis: true,
      width: 200,
      render: (_, row) => row.person.institution?.name,
    },
    {
      key: 'region',
      title: t('discipline.column.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'role',
      title: t('discipline.column.role'),
      choice: 'shown',
      render: (_, row) => t(`discipline.role.${row.role}`),
    },
    {
      key: 'kind',
      title: t('discipline.column.penalty'),
      render: (_, row) => t(`words.penaltyKind.${row.kind}`),
    },
    {
      key: 'ground',
      title: t('discipline.column.ground'),
      choice: 'shown',
      render: (_, row) => itemName(dictionaries, 'discipline_ground', row.ground, translation),
    },
    {
      key: 'document',
      title: t('discipline.column.document'),
      choice: 'shown',
      render: (_, row) =>
        row.case_id ? (
          <Link to={casePath(row.case_id)}>{row.document_number ?? '–'}</Link>
        ) : (
          row.document_number
        ),
    },
    { key: 'decided', title: t('discipline.column.decided'), dataIndex: 'decided_on' },
    {
      key: 'status',
      title: t('discipline.column.status'),
      fixed: 'right',
      render: (_, row) => <PenaltyTag row={row} />,
    },
  ]
}

/** 处理登记: every penalty of the scope, whether it still counts, and the case that decided it. */
export function PenaltyListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const [params] = useSearchParams()
  const dictionaries = useDictionaries()
  const { regionCode } = officeScope()
  const columns = useMemo(() => columnsOf(translation, dictionaries), [translation, dictionaries])
  const fields = useMemo<FilterField[]>(
    () => [
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.column.penalty'),
        options: PENALTY_KINDS.map((value) => ({ value, label: t(`words.penaltyKind.${value}`) })),
      },
      {
        kind: 'select',
        name: 'ground',
        label: t('discipline.column.ground'),
        options: optionsOf(dictionaries, 'discipline_ground', { language }),
      },
      {
        kind: 'select',
        name: 'state',
        label: t('discipline.column.status'),
        options: [
          { value: 'live', label: t('findingReport.live') },
          { value: 'lifted', label: t('findingReport.lifted') },
        ],
      },
      ...(regionCode
        ? []
        : [
            {
              kind: 'select' as const,
              name: 'region',
              label: t('discipline.column.region'),
              options: REGIONS.map(({ code }) => ({ value: code, label: regionName(code, language) })),
            },
          ]),
      { kind: 'dates', name: 'on', label: t('discipline.column.decided') },
    ],
    [t, language, dictionaries, regionCode],
  )
  return (
    <>
      <DisciplineTabs current="penalties" />
      <RegisterPage<Penalty>
        name="penalties"
        title={t('findingReport.penalties')}
        label={t('findingReport.penaltyList')}
        extra={
          <ExportButton
            source={() => {
              const filters = fieldValues(fields, params)
              const narrowed = { filters, filterWords: filterWords(fields, filters, language) }
              return penaltyExport(queryOf(filters), narrowed, dictionaries, translation)
            }}
          />
        }
        fields={fields}
        columns={columns}
        rowKey={idOf}
        load={load}
        empty={
          <EmptyState title={t('findingReport.noPenalties')} text={t('findingReport.noPenaltiesText')} />
        }
        renderCard={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <strong>{row.person.name}</strong>
              <PenaltyTag row={row} />
            </Flex>
            <div>
              {t(`words.penaltyKind.${row.kind}`)} · {row.decided_on}
            </div>
            {row.case_id && <Link to={casePath(row.case_id)}>{row.document_number ?? '–'}</Link>}
          </Flex>
        )}
      />
    </>
  )
}
