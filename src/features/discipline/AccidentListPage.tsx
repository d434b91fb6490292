import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { useMemo, useState } from 'react'
import { type Accident, findAccidents, SEVERITIES, voidAccident } from '../../data/accidents'
import type { Dictionaries } from '../../data/dictionaries'
import { REGIONS, regionName } from '../../domain/region'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { EmptyState } from '../../ui/EmptyState'
import type { FilterField } from '../../ui/FilterInput'
import { ReasonDialog } from '../../ui/ReasonDialog'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { StatusTag } from '../../ui/StatusTag'
import { AccidentDialog } from './AccidentDialog'
import { DisciplineTabs } from './DisciplineTabs'
import { itemName, optionsOf, useDictionaries } from './dictionaryOptions'
import { officeScope } from './officeScope'

const idOf = ({ id }: Accident) => id

function load({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) {
  return findAccidents(
    {
      kind: filters.kind,
      severity: SEVERITIES.find((severity) => severity === filters.severity),
      isVoided: filters.state ? filters.state === 'voided' : undefined,
      regionCode: officeScope().regionCode ?? filters.region,
      from: filters.on,
      to: filters.on_to,
      page,
      pageSize,
    },
    signal,
  )
}

const tones = { minor: 'attention', serious: 'bad', grave: 'bad' } as const

function SeverityTag({ row }: { row: Accident }) {
  const { t } = useTranslation()
  if (row.voided_on)
    return <StatusTag tone="quiet">{t('discipline.voidedOn', { day: row.voided_on })}</StatusTag>
  return <StatusTag tone={tones[row.severity]}>{t(`discipline.severity.${row.severity}`)}</StatusTag>
}

function columnsOf(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
  onVoid: ((row: Accident) => void) | undefined,
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
    onVoid !== undefined && {
      key: 'action',
      title: t('discipline.column.action'),
      render: (_, row) =>
        !row.voided_on && (
          <Button type="link" onClick={() => onVoid(row)} style={{ paddingInline: 0 }}>
            {t('discipline.void')}
          </Button>
        ),
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
  const { regionCode, mayPropose, mayDecide } = officeScope()
  const columns = useMemo(
    () => columnsOf(translation, dictionaries, mayDecide ? setVoiding : undefined),
    [translation, dictionaries, mayDecide],
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
          mayPropose && (
            <Button type="primary" onClick={() => setIsRecording(true)}>
              {t('discipline.record')}
            </Button>
          )
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
