import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { type Accident, findAccidents, SEVERITIES, voidAccident } from '../../data/accidents'
import type { Dictionaries } from '../../data/dictionaries'
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
import { ReasonDialog } from '../../ui/ReasonDialog'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { StatusTag } from '../../ui/StatusTag'
import { AccidentDialog } from './AccidentDialog'
import { CaseDialog } from './CaseDialog'
import { DisciplineTabs } from './DisciplineTabs'
import { itemName, optionsOf, useDictionaries } from './dictionaryOptions'
import { accidentExport } from './disciplineExports'
import { officeScope } from './officeScope'

const idOf = ({ id }: Accident) => id

const queryOf = (filters: FilterValues) => ({
  kind: filters.kind,
  severity: SEVERITIES.find((severity) => severity === filters.severity),
  isVoided: filters.state ? filters.state === 'voided' : undefined,
  regionCode: officeScope().regionCode ?? filters.region,
  from: filters.on,
  to: filters.on_to,
})

const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findAccidents({ ...queryOf(filters), page, pageSize }, signal)

const tones = { minor: 'attention', serious: 'bad', grave: 'bad' } as const

function SeverityTag({ row }: { row: Accident }) {
  const { t } = useTranslation()
  if (row.voided_on)
    return <StatusTag tone="quiet">{t('discipline.voidedOn', { day: row.voided_on })}</StatusTag>
  return <StatusTag tone={tones[row.severity]}>{t(`discipline.severity.${row.severity}`)}</StatusTag>
}

/** What can be done with one that stands; left out where it is not the reader's. */
interface AccidentSteps {
  onVoid: ((row: Accident) => void) | undefined
  onPropose: ((row: Accident) => void) | undefined
}

function AccidentButtons({ row, onVoid, onPropose }: AccidentSteps & { row: Accident }) {
  const { t } = useTranslation()
  if (row.voided_on) return null
  return (
    <Flex gap={8} wrap>
      {onPropose && (
        <Button type="link" onClick={() => onPropose(row)} style={{ paddingInline: 0 }}>
          {t('findingReport.propose')}
        </Button>
      )}
      {onVoid && (
        <Button type="link" onClick={() => onVoid(row)} style={{ paddingInline: 0 }}>
          {t('discipline.void')}
        </Button>
      )}
    </Flex>
  )
}

function columnsOf(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
  { onVoid, onPropose }: AccidentSteps,
): RegisterColumn<Accident>[] {
  const { t, language } = translation
  const columns: (RegisterColumn<Accident> | false)[] = [
    { key: 'on', title: t('discipline.occurredOn'), dataIndex: 'occurred_on', fixed: 'left' },
    { key: 'person', title: t('discipline.column.person'), render: (_, row) => row.person.name },
    {
      key: 'unit',
      title: t('discipline.unit'),
      choice: 'shown',
      render: (_, row) => row.person.institution?.name,
    },
    {
      key: 'region',
      title: t('discipline.column.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'kind',
      title: t('discipline.accidentKind'),
      render: (_, row) => itemName(dictionaries, 'accident_kind', row.kind, translation),
    },
    {
      key: 'severity',
      title: t('discipline.column.severity'),
      render: (_, row) => <SeverityTag row={row} />,
    },
    {
      key: 'note',
      title: t('discipline.accidentNote'),
      choice: 'shown',
      ellipsis: true,
      width: 280,
      render: (_, row) => <span title={row.note ?? ''}>{row.note}</span>,
    },
    {
      key: 'by',
      title: t('discipline.recordedBy'),
      choice: 'hidden',
      dataIndex: 'recorded_by_name',
    },
    {
      key: 'record',
      title: t('findingReport.record'),
      choice: 'hidden',
      render: (_, { record }) =>
        record &&
        t('findingReport.recordText', {
          on: record.held_on,
          institution: record.institution_name,
          batch: record.batch,
        }),
    },
    (onVoid ?? onPropose) !== undefined && {
      key: 'action',
      title: t('discipline.column.action'),
      fixed: 'right',
      render: (_, row) => <AccidentButtons row={row} onVoid={onVoid} onPropose={onPropose} />,
    },
  ]
  return columns.filter((column) => column !== false)
}

/** 考评事故: what keeps assessors from renewal. */
export function AccidentListPage() {
  const translation = useTranslation()
  const { t, language } = translation
  const { message } = App.useApp()
  const queries = useQueryClient()
  const dictionaries = useDictionaries()
  const [isRecording, setIsRecording] = useState(false)
  const [voiding, setVoiding] = useState<Accident>()
  const [proposed, setProposed] = useState<Accident>()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const { regionCode, mayPropose, mayDecide } = officeScope()
  const steps = useMemo(
    () => ({
      onVoid: mayDecide ? setVoiding : undefined,
      onPropose: mayPropose ? setProposed : undefined,
    }),
    [mayDecide, mayPropose],
  )
  const columns = useMemo(
    () => columnsOf(translation, dictionaries, steps),
    [translation, dictionaries, steps],
  )
  const fields = useMemo<FilterField[]>(
    () => [
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.accidentKind'),
        options: optionsOf(dictionaries, 'accident_kind', { language }),
      },
      {
        kind: 'select',
        name: 'severity',
        label: t('discipline.column.severity'),
        options: SEVERITIES.map((value) => ({ value, label: t(`discipline.severity.${value}`) })),
      },
      {
        kind: 'select',
        name: 'state',
        label: t('discipline.column.status'),
        options: [
          { value: 'standing', label: t('discipline.standing') },
          { value: 'voided', label: t('discipline.voided') },
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
      { kind: 'dates', name: 'on', label: t('discipline.occurredOn') },
    ],
    [t, language, dictionaries, regionCode],
  )
  const changed = () => void queries.invalidateQueries({ queryKey: registerKey('accidents') })
  return (
    <>
      <DisciplineTabs current="accidents" />
      <RegisterPage<Accident>
        name="accidents"
        title={t('discipline.accidents')}
        extra={
          <>
            {mayPropose && (
              <Button type="primary" onClick={() => setIsRecording(true)}>
                {t('discipline.record')}
              </Button>
            )}
            <ExportButton
              source={() => {
                const filters = fieldValues(fields, params)
                const narrowed = { filters, filterWords: filterWords(fields, filters, language) }
                return accidentExport(queryOf(filters), narrowed, dictionaries, translation)
              }}
            />
          </>
        }
        fields={fields}
        columns={columns}
        rowKey={idOf}
        load={load}
        empty={<EmptyState title={t('discipline.noAccidents')} />}
        renderCard={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <strong>{row.person.name}</strong>
              <SeverityTag row={row} />
            </Flex>
            <div>
              {row.occurred_on} · {itemName(dictionaries, 'accident_kind', row.kind, translation)}
            </div>
            <div>{row.note}</div>
            <AccidentButtons row={row} {...steps} />
          </Flex>
        )}
      />
      {isRecording && (
        <AccidentDialog
          dictionaries={dictionaries}
          onSaved={() => {
            setIsRecording(false)
            message.success(t('discipline.recorded'))
            changed()
          }}
          onClose={() => setIsRecording(false)}
        />
      )}
      {proposed && (
        <CaseDialog
          dictionaries={dictionaries}
          about={{ personId: proposed.person_id, name: proposed.person.name, accidentId: proposed.id }}
          onSaved={({ id }) => navigate(casePath(id))}
          onClose={() => setProposed(undefined)}
        />
      )}
      {voiding && (
        <ReasonDialog
          isOpen
          title={t('discipline.void')}
          text={t('discipline.voidText', { person: voiding.person.name })}
          onConfirm={async (reason) => {
            await voidAccident(voiding, reason)
            message.success(t('discipline.voided'))
            changed()
          }}
          onClose={() => setVoiding(undefined)}
        />
      )}
    </>
  )
}
