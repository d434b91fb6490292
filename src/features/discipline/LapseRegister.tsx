import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { nameIn } from '../../data/dictionaries'
import { actOnLapse, findLapses, type Lapse, type LapseAction } from '../../data/lapses'
import { LAPSE_GROUNDS, LAPSE_STATUSES, type LapseStatus } from '../../domain/lapse'
import { REGIONS, regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
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
import { useDictionaries } from './dictionaryOptions'
import { lapseExport } from './disciplineExports'
import { officeScope } from './officeScope'

interface Props {
  tab: 'appealing' | 'confirmed' | 'all'
  tabs: ReactNode
}

const statuses = {
  appealing: ['appealing'],
  confirmed: ['confirmed', 'upheld', 'undone'],
  all: LAPSE_STATUSES,
} as const satisfies Record<Props['tab'], readonly LapseStatus[]>
/** Of all, those that stand and those that an appeal undid. */
const standings: Readonly<Record<string, readonly LapseStatus[]>> = {
  standing: ['confirmed', 'appealing', 'upheld'],
  undone: ['undone'],
}
const tabFilter = ['tab']
const tones = { confirmed: 'bad', appealing: 'attention', upheld: 'bad', undone: 'good' } as const
const idOf = ({ id }: Lapse) => id
const answers = ['grant_appeal', 'deny_appeal'] as const

const queryOf = (filters: FilterValues) => ({
  statuses:
    (filters.tab === 'all' && standings[filters.status ?? '']) ||
    statuses[filters.tab === 'appealing' || filters.tab === 'all' ? filters.tab : 'confirmed'],
  text: filters.q,
  ground: LAPSE_GROUNDS.find((ground) => ground === filters.ground),
  regionCode: officeScope().regionCode ?? filters.region,
  kind: filters.kind,
  from: filters.on,
  to: filters.on_to,
})

const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findLapses({ ...queryOf(filters), page, pageSize }, signal)

interface Deciding {
  lapse: Lapse
  action: LapseAction
}

function columnsOf(
  { t }: Translation,
  onDecide: ((deciding: Deciding) => void) | undefined,
): RegisterColumn<Lapse>[] {
  return [
    { key: 'person', title: t('discipline.column.person'), dataIndex: 'person_name', fixed: 'left' },
    { key: 'number', title: t('discipline.cardNumber'), dataIndex: 'card_number' },
    { key: 'valid_to', title: t('discipline.validTo'), dataIndex: 'valid_to', choice: 'shown' },
    {
      key: 'ground',
      title: t('discipline.column.ground'),
      render: (_, row) => t(`words.lapseGround.${row.ground}`),
    },
    {
      key: 'status',
      title: t('discipline.column.status'),
      render: (_, row) => (
        <StatusTag tone={tones[row.status]}>{t(`discipline.lapseStatus.${row.status}`)}</StatusTag>
      ),
    },
    {
      key: 'confirmed',
      title: t('discipline.confirmedBy'),
      choice: 'shown',
      render: (_, row) => `${row.confirmed_by_name} ${shanghaiDateTime(row.confirmed_at).slice(0, 10)}`,
    },
    {
      key: 'appeal',
      title: t('discipline.appeal'),
      choice: 'shown',
      render: (_, row) =>
        row.appeal_note ?? (row.appeal_due_on && t('discipline.appealUntil', { day: row.appeal_due_on })),
    },
    ...(onDecide
      ? [
          {
            key: 'action',
            title: t('discipline.column.action'),
            render: (_: unknown, lapse: Lapse) =>
              lapse.status === 'appealing' && (
                <Flex gap={8}>
                  {answers.map((action) => (
                    <Button
                      key={action}
                      type="link"
                      style={{ paddingInline: 0 }}
                      onClick={() => onDecide({ lapse, action })}
                    >
                      {t(`discipline.action.${action}`)}
                    </Button>
                  ))}
                </Flex>
              ),
          },
        ]
      : []),
  ]
}

/** Cards that lapsed, and what became of appeals against it. */
export function LapseRegister({ tab, tabs }: Props) {
  const translation = useTranslation()
  const { t, language } = translation
  const { message } = App.useApp()
  const [params] = useSearchParams()
  const dictionaries = useDictionaries()
  const queries = useQueryClient()
  const { mayLapse, regionCode } = officeScope()
  const [deciding, setDeciding] = useState<Deciding>()
  const columns = useMemo(
    () => columnsOf(translation, mayLapse && tab === 'appealing' ? setDeciding : undefined),
    [translation, mayLapse, tab],
  )
  const fields = useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'q', label: t('discipline.filter.name') },
      {
        kind: 'select',
        name: 'ground',
        label: t('discipline.column.ground'),
        options: LAPSE_GROUNDS.map((value) => ({ value, label: t(`words.lapseGround.${value}`) })),
      },
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.lapseKind'),
        options: (dictionaries?.cardKinds ?? []).map((row) => ({
          value: row.code,
          label: nameIn(language, row),
        })),
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
      ...(tab === 'all'
        ? [
            {
              kind: 'select' as const,
              name: 'status',
              label: t('discipline.column.status'),
              options: (['standing', 'undone'] as const).map((value) => ({
                value,
                label: t(`discipline.lapseStanding.${value}`),
              })),
            },
          ]
        : []),
      { kind: 'dates', name: 'on', label: t('discipline.lapsedOn') },
    ],
    [t, language, dictionaries, regionCode, tab],
  )
  return (
    <>
      <RegisterPage<Lapse>
        name="lapses"
        title={t('discipline.lapses')}
        tabs={tabs}
        extra={
          <ExportButton
            source={() => {
              const filters = { ...fieldValues(fields, params), tab }
              const words = [t(`discipline.lapseTab.${tab}`), filterWords(fields, filters, language)]
              const narrowed = { filters, filterWords: words.filter(Boolean).join(' ') }
              return lapseExport(queryOf(filters), narrowed, dictionaries, translation)
            }}
          />
        }
        fields={fields}
        otherFilters={tabFilter}
        columns={columns}
        rowKey={idOf}
        load={load}
        empty={<EmptyState title={t('discipline.noLapses')} />}
        renderCard={(row) => (
          <Flex vertical gap={4}>
            <Flex justify="space-between" gap={8} wrap>
              <strong>{row.person_name}</strong>
              <StatusTag tone={tones[row.status]}>{t(`discipline.lapseStatus.${row.status}`)}</StatusTag>
            </Flex>
            <div>
              {row.card_number} · {t(`words.lapseGround.${row.ground}`)}
            </div>
            {row.appeal_note && <div>{row.appeal_note}</div>}
          </Flex>
        )}
      />
      {deciding && (
        <ReasonDialog
          isOpen
          title={t(`discipline.action.${deciding.action}`)}
          text={t(`discipline.lapseAppeal.${deciding.action === 'grant_appeal' ? 'grant' : 'deny'}`, {
            person: deciding.lapse.person_name,
            number: deciding.lapse.card_number,
          })}
          onConfirm={async (reason) => {
            await actOnLapse(deciding.lapse, deciding.action, reason)
            message.success(
              t(`discipline.done.${deciding.action === 'grant_appeal' ? 'grant_appeal' : 'deny_appeal'}`),
            )
            await queries.invalidateQueries({ queryKey: registerKey('lapses') })
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  )
}
