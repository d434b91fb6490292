import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Flex } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { confirmLapses, findLapseCandidates, type LapseCandidate } from '../../data/lapses'
import { newRequestId } from '../../data/rpc'
import { LAPSE_GROUNDS, type LapseGround } from '../../domain/lapse'
import { REGIONS, regionName } from '../../domain/region'
import { errorSentence } from '../../i18n/errorSentence'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { EmptyState } from '../../ui/EmptyState'
import type { FilterField } from '../../ui/FilterInput'
import { RegisterPage, type RegisterWish } from '../../ui/RegisterPage'
import { registerKey } from '../../ui/registerKeys'
import { useAttempt } from '../../ui/useAttempt'
import { kindName, useDictionaries } from './dictionaryOptions'
import { officeScope } from './officeScope'

/** A row's ground goes along with its card: what is confirmed is what was read. */
const keyOf = ({ card_id, ground }: LapseCandidate) => `${card_id} ${ground}`
const nameOf = ({ person_name, card_number }: LapseCandidate) => `${person_name} ${card_number}`
/** As many as one call confirms. */
const MOST = 500

const queryOf = (filters: RegisterWish['filters']) => ({
  text: filters.q,
  ground: LAPSE_GROUNDS.find((ground) => ground === filters.ground),
  kind: filters.kind,
  regionCode: officeScope().regionCode ?? filters.region,
})

const load = ({ filters, page, pageSize }: RegisterWish, signal: AbortSignal) =>
  findLapseCandidates({ ...queryOf(filters), page, pageSize }, signal)

async function loadKeys(filters: RegisterWish['filters']): Promise<string[]> {
  const { rows } = await findLapseCandidates({ ...queryOf(filters), page: 1, pageSize: MOST })
  return rows.map(keyOf)
}

/** Why the rule lists a card, with what it saw. */
export function basisText(
  { basis, ground, valid_to }: LapseCandidate,
  { t }: Pick<Translation, 't'>,
): string {
  if (ground !== 'not_renewed')
    return t('discipline.basis.refused', { number: basis.number ?? '', day: basis.refused_on ?? '' })
  const text = t('discipline.basis.expired', { validTo: valid_to, round: basis.round ?? '' })
  return basis.unit_refused ? `${text}${t('discipline.basis.unitRefused')}` : text
}

function columnsOf(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
): RegisterColumn<LapseCandidate>[] {
  const { t, language } = translation
  return [
    { key: 'person', title: t('discipline.column.person'), dataIndex: 'person_name', fixed: 'left' },
    { key: 'number', title: t('discipline.cardNumber'), dataIndex: 'card_number' },
    {
      key: 'kind',
      title: t('discipline.cardKind'),
      choice: 'shown',
      render: (_, row) => kindName(dictionaries, row.card_kind, translation),
    },
    { key: 'valid_to', title: t('discipline.validTo'), choice: 'shown', dataIndex: 'valid_to' },
    {
      key: 'unit',
      title: t('discipline.unit'),
      choice: 'shown',
      dataIndex: 'institution_name',
    },
    {
      key: 'region',
      title: t('discipline.column.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'ground',
      title: t('discipline.column.ground'),
      render: (_, row) => t(`words.lapseGround.${row.ground}`),
    },
    {
      key: 'basis',
      title: t('discipline.basisTitle'),
      choice: 'shown',
      render: (_, row) => basisText(row, translation),
    },
  ]
}

/** Cards that are to lapse; the province confirms them, many at once. */
export function LapseCandidates({ tabs }: { tabs: ReactNode }) {
  const translation = useTranslation()
  const { t, language } = translation
  const dictionaries = useDictionaries()
  const { regionCode, mayLapse } = officeScope()
  const [refusals, setRefusals] = useState<string[]>([])
  const columns = useMemo(() => columnsOf(translation, dictionaries), [translation, dictionaries])
  const fields = useMemo<FilterField[]>(
    () => [
      { kind: 'search', name: 'q', label: t('discipline.filter.lapseText') },
      {
        kind: 'select',
        name: 'ground',
        label: t('discipline.column.ground'),
        options: LAPSE_GROUNDS.map((value) => ({ value, label: t(`words.lapseGround.${value}`) })),
      },
      {
        kind: 'select',
        name: 'kind',
        label: t('discipline.cardKind'),
        options: (dictionaries?.cardKinds ?? []).map(({ code }) => ({
          value: code,
          label: kindName(dictionaries, code, { language }),
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
    ],
    [t, language, dictionaries, regionCode],
  )
  return (
    <RegisterPage<LapseCandidate>
      name="lapseCandidates"
      title={t('discipline.lapses')}
      tabs={tabs}
      notice={
        refusals.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            closable
            onClose={() => setRefusals([])}
            message={t('discipline.someRefused', { count: refusals.length })}
            description={[...new Set(refusals)].map((sentence) => <div key={sentence}>{sentence}</div>)}
          />
        ) : (
          <Alert type="info" showIcon message={t('discipline.lapseRule')} />
        )
      }
      fields={fields}
      columns={columns}
      rowKey={keyOf}
      nameOf={nameOf}
      load={load}
      loadKeys={loadKeys}
      bulk={
        mayLapse
          ? (keys, clear) => (
              <ConfirmButton
                keys={keys}
                onDone={(problems) => {
                  setRefusals(problems)
                  clear()
                }}
              />
            )
          : undefined
      }
      empty={<EmptyState title={t('discipline.noLapseDue')} text={t('discipline.noLapseDueText')} />}
      renderCard={(row) => (
        <Flex vertical gap={4}>
          <strong>{row.person_name}</strong>
          <div>
            {kindName(dictionaries, row.card_kind, translation)} {row.card_number}
          </div>
          <div>
            {t(`words.lapseGround.${row.ground}`)} · {basisText(row, translation)}
          </div>
        </Flex>
      )}
    />
  )
}

interface ConfirmProps {
  keys: readonly string[]
  /** Gets why some were refused. */
  onDone(refusals: string[]): void
}

function ConfirmButton({ keys, onDone }: ConfirmProps) {
  const translation = useTranslation()
  const { t } = translation
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const { isBusy, problem, attempt } = useAttempt()

  const confirm = () =>
    attempt(async () => {
      const outcomes = await confirmLapses(
        keys.slice(0, MOST).map((key) => {
          const [card_id = '', ground = ''] = key.split(' ')
          return { card_id, ground: ground as LapseGround }
        }),
        newRequestId(),
      )
      const refused = outcomes.filter(({ outcome }) => outcome === 'refused')
      message.success(t('discipline.lapsed', { count: outcomes.length - refused.length }))
      onDone(refused.map(({ key }) => errorSentence({ key: key ?? 'unknown', values: {} }, translation)))
      await Promise.all(
        ['lapseCandidates', 'lapses'].map((name) =>
          queries.invalidateQueries({ queryKey: registerKey(name) }),
        ),
      )
    })

  return (
    <>
      <Button
        type="primary"
        danger
        loading={isBusy}
        onClick={() =>
          modal.confirm({
            title: t('discipline.confirmLapse'),
            content: t('discipline.confirmLapseText', { count: Math.min(keys.length, MOST) }),
            okText: t('discipline.confirmLapse'),
            cancelText: t('common.cancel'),
            okButtonProps: { danger: true },
            onOk: () => void confirm(),
          })
        }
      >
        {t('discipline.confirmLapse')}
      </Button>
      {problem && <span role="alert">{problem}</span>}
    </>
  )
}
