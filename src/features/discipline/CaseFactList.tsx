import { Descriptions, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import type { CaseRecord } from '../../data/discipline'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { useIsNarrow } from '../../ui/useIsNarrow'
import { itemName } from './dictionaryOptions'

interface Props {
  data: Pick<CaseRecord, 'case' | 'person' | 'accident'>
  dictionaries: Dictionaries | undefined
}

/** What a case is about, what was said to it, what was decided. */
export function CaseFactList({ data, dictionaries }: Props) {
  const translation = useTranslation()
  const { t } = translation
  const isNarrow = useIsNarrow()
  const { case: facts, person, accident } = data
  const text = (value: string) => (
    <Typography.Paragraph style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{value}</Typography.Paragraph>
  )
  const items: { key: string; label: string; children: ReactNode; span?: number }[] = [
    {
      key: 'person',
      label: t('discipline.column.person'),
      children: `${person.name}（${person.id_number_masked}）`,
    },
    { key: 'unit', label: t('discipline.unit'), children: person.institution_name ?? '–' },
    { key: 'role', label: t('discipline.column.role'), children: t(`discipline.role.${facts.role}`) },
    {
      key: 'ground',
      label: t('discipline.column.ground'),
      children: itemName(dictionaries, 'discipline_ground', facts.ground, translation),
    },
    { key: 'kind', label: t('discipline.proposedKind'), children: t(`words.penaltyKind.${facts.kind}`) },
    ...(facts.created_by_name
      ? [
          {
            key: 'by',
            label: t('discipline.proposedBy'),
            children: `${facts.proposed_by_name ?? facts.created_by_name} ${facts.proposed_at ? shanghaiDateTime(facts.proposed_at) : ''}`,
          },
        ]
      : []),
    { key: 'facts', label: t('discipline.facts'), children: text(facts.facts), span: 2 },
    ...(accident
      ? [
          {
            key: 'accident',
            label: t('discipline.accident'),
            children: text(
              `${accident.occurred_on} ${itemName(dictionaries, 'accident_kind', accident.kind, translation)}：${accident.note}`,
            ),
            span: 2,
          },
        ]
      : []),
    {
      key: 'statement',
      label: t('discipline.statement'),
      children: facts.statement ? text(facts.statement) : t('discipline.noStatement'),
      span: 2,
    },
    ...(facts.decision_note
      ? [
          {
            key: 'decision',
            label: t(facts.outcome ? 'discipline.decision' : 'discipline.dismissal'),
            children: text(
              [
                facts.outcome && t(`words.penaltyKind.${facts.outcome}`),
                facts.document_number,
                facts.decided_at && shanghaiDateTime(facts.decided_at).slice(0, 10),
                facts.decision_note,
              ]
                .filter(Boolean)
                .join('　'),
            ),
            span: 2,
          },
        ]
      : []),
    ...(facts.outcome
      ? [
          {
            key: 'appeal',
            label: t('discipline.appeal'),
            children: text(
              facts.appeal_note ??
                (facts.appeal_due_on
                  ? t('discipline.appealUntil', { day: facts.appeal_due_on })
                  : t('discipline.appealAwaitsCalendar')),
            ),
            span: 2,
          },
        ]
      : []),
    ...(facts.appeal_decision_note
      ? [
          {
            key: 'answer',
            label: t('discipline.appealAnswer'),
            children: text(facts.appeal_decision_note),
            span: 2,
          },
        ]
      : []),
  ]
  return (
    <Panel title={t('discipline.about')}>
      <Descriptions
        size="small"
        bordered
        column={isNarrow ? 1 : 2}
        items={items.map((item) => ({ ...item, span: isNarrow ? 1 : item.span }))}
      />
    </Panel>
  )
}
