import { Flex, Table, type TableColumnType } from 'antd'
import { useMemo } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import type { QualificationAnswer } from '../../data/qualificationChecks'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { StatusTag } from '../../ui/StatusTag'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { kindName } from './dictionaryOptions'

interface Props {
  answers: readonly QualificationAnswer[]
  dictionaries: Dictionaries | undefined
}

const keyOf = ({ nr, card_number }: QualificationAnswer) => `${nr} ${card_number}`
const tones = { allowed: 'good', doubtful: 'attention', refused: 'bad', unknown: 'quiet' } as const

/** Why a card may not be used, in words. */
function problemText(
  { problems, document_number, decided_on }: QualificationAnswer,
  { t }: Translation,
): string {
  const words = problems.map((problem) => t(`discipline.check.problem.${problem}`))
  if (document_number) words.push(`${document_number}（${decided_on}）`)
  return words.join('；')
}

function columnsOf(
  translation: Translation,
  dictionaries: Dictionaries | undefined,
): TableColumnType<QualificationAnswer>[] {
  const { t } = translation
  return [
    { key: 'number', title: t('discipline.check.asked'), dataIndex: 'number' },
    {
      key: 'outcome',
      title: t('discipline.check.outcome'),
      render: (_, row) => (
        <StatusTag tone={tones[row.outcome]}>{t(`discipline.check.outcomes.${row.outcome}`)}</StatusTag>
      ),
    },
    { key: 'person', title: t('discipline.column.person'), dataIndex: 'person_name' },
    {
      key: 'card',
      title: t('discipline.cardNumber'),
      render: (_, row) =>
        row.card_kind && `${kindName(dictionaries, row.card_kind, translation)} ${row.card_number}`,
    },
    { key: 'valid_to', title: t('discipline.validTo'), dataIndex: 'valid_to' },
    {
      key: 'problems',
      title: t('discipline.column.ground'),
      render: (_, row) => problemText(row, translation),
    },
  ]
}

/** The answers in the order of the list, with how many may be used. */
export function QualificationTable({ answers, dictionaries }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const isNarrow = useIsNarrow()
  const columns = useMemo(() => columnsOf(translation, dictionaries), [translation, dictionaries])
  const count = (outcome: QualificationAnswer['outcome']) =>
    answers.filter((answer) => answer.outcome === outcome).length
  return (
    <Panel
      title={t('discipline.check.answers')}
      extra={t('discipline.check.tally', {
        allowed: count('allowed'),
        doubtful: count('doubtful'),
        refused: count('refused'),
        unknown: count('unknown'),
      })}
      isFlush
    >
      {isNarrow ? (
        <ul style={{ listStyle: 'none', margin: 0, padding: '0 16px 16px', display: 'grid', gap: 12 }}>
          {answers.map((row) => (
            <li key={keyOf(row)}>
              <Flex justify="space-between" gap={8} wrap>
                <strong>{row.person_name ?? row.number}</strong>
                <StatusTag tone={tones[row.outcome]}>
                  {t(`discipline.check.outcomes.${row.outcome}`)}
                </StatusTag>
              </Flex>
              {row.card_kind && (
                <div>
                  {kindName(dictionaries, row.card_kind, translation)} {row.card_number} · {row.valid_to}
                </div>
              )}
              <div>{problemText(row, translation)}</div>
            </li>
          ))}
        </ul>
      ) : (
        <Table<QualificationAnswer>
          size="small"
          rowKey={keyOf}
          columns={columns}
          dataSource={[...answers]}
          pagination={answers.length > 50 ? { pageSize: 50 } : false}
        />
      )}
    </Panel>
  )
}
