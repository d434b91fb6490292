import { Alert, Button, Descriptions, Flex, Skeleton, Typography } from 'antd'
import { Link } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { OrderMark } from '../../data/dispatch'
import type { Assignment } from '../../data/evaluationPeople'
import type { EvaluationClash, EvaluationRow } from '../../data/evaluations'
import type { Disclosure } from '../../data/taskSheets'
import { phaseOfEvaluation } from '../../domain/evaluation'
import { institutionPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { type IsoDate, shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { RegisterHistory } from '../../ui/RegisterHistory'
import { StatusTag } from '../../ui/StatusTag'
import { AssignmentPanel } from './AssignmentPanel'
import { DisclosureNotice } from './DisclosureNotice'
import { EvaluationInspection, type EvaluationWords } from './evaluationColumns'
import { daysText, evaluationActionText, evaluationFieldName, itemName, phaseTones } from './evaluationWords'

interface Props {
  row: EvaluationRow | undefined
  error: unknown
  onRetry(): void
  clashes: readonly EvaluationClash[]
  people: readonly Assignment[] | undefined
  peopleError: unknown
  dictionaries: Dictionaries | undefined
  today: IsoDate
  /** The institution itself, its center, or somebody who reads. */
  party: 'unit' | 'center' | 'reader'
  /** Of a center: whether inspections may be ordered, once it is known whether one is. */
  inspections?: EvaluationWords['inspections']
  order?: OrderMark
  /** Of its institution: what it is told of who inspects. */
  disclosure?: Disclosure
  onEdit(): void
  onCancel(): void
  onAssign(): void
  onUnassign(assignment: Assignment): void
  onEnterRecords(assignments: readonly Assignment[]): void
}

/** One evaluation on a page. */
export function EvaluationView(props: Props) {
  const { row, error, onRetry, clashes, dictionaries, today, party, onEdit, onCancel } = props
  const translation = useTranslation()
  const { t, language } = translation
  if (!row) {
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 8 }} title={false} />
    )
  }
  const phase = phaseOfEvaluation(row, today)
  const mayChange = phase !== 'cancelled' && (party === 'center' || (party === 'unit' && phase === 'coming'))
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Flex align="center" gap={12} wrap>
          <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
            {`${row.occupation} · ${daysText(row, translation)}`}
          </Typography.Title>
          <StatusTag tone={phaseTones[phase]}>{t(`evaluation.phases.${phase}`)}</StatusTag>
          {row.is_late && (
            <StatusTag tone="attention" title={t('evaluation.lateHint')}>
              {t('evaluation.late')}
            </StatusTag>
          )}
        </Flex>
        {mayChange && (
          <Flex gap={8} wrap>
            <Button onClick={onEdit}>{t('evaluation.edit')}</Button>
            <Button danger onClick={onCancel}>
              {t('evaluation.cancel')}
            </Button>
          </Flex>
        )}
      </Flex>
      {phase === 'cancelled' && (
        <Alert
          type="warning"
          showIcon
          message={t('evaluation.cancelledNotice', {
            name: row.cancelled_by_name ?? '',
            at: row.cancelled_at ? shanghaiDateTime(row.cancelled_at) : '',
            reason: row.cancel_reason ?? '',
          })}
        />
      )}
      {party === 'unit' && (phase === 'running' || phase === 'over') && (
        <Alert type="info" showIcon message={t('evaluation.begunNotice')} />
      )}
      {props.disclosure && phase !== 'cancelled' && phase !== 'over' && (
        <DisclosureNotice disclosure={props.disclosure} />
      )}
      {clashes.length > 0 && (
        <Alert
          type="warning"
          showIcon
          message={t('evaluation.clashes')}
          description={clashes.map((clash) => (
            <div key={clash.other_id}>
              {t('evaluation.clashLine', {
                name: clash.institution_name,
                batch: clash.batch,
                days: daysText(clash, translation),
              })}
            </div>
          ))}
        />
      )}
      <Panel title={t('evaluation.facts')}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            {
              key: 'institution',
              label: t('evaluation.institution'),
              children: <Link to={institutionPath(row.institution_id)}>{row.institution_name}</Link>,
            },
            { key: 'region', label: t('evaluation.region'), children: regionName(row.region_code, language) },
            {
              key: 'kind',
              label: t('evaluation.kind'),
              children: itemName(dictionaries, 'evaluation_kind', row.kind, translation),
            },
            { key: 'occupation', label: t('evaluation.occupation'), children: row.occupation },
            {
              key: 'levels',
              label: t('evaluation.levels'),
              children:
                row.levels
                  .map((level) => itemName(dictionaries, 'skill_level', level, translation))
                  .join('、') || '—',
            },
            { key: 'days', label: t('evaluation.days'), children: daysText(row, translation) },
            { key: 'site', label: t('evaluation.site'), children: row.site },
            { key: 'batch', label: t('evaluation.batch'), children: row.batch },
            {
              key: 'heads',
              label: t('evaluation.headCount'),
              children: t('evaluation.heads', { count: row.head_count }),
            },
            {
              key: 'reported',
              label: t('evaluation.reported'),
              children: t('evaluation.reportedBy', {
                name: row.reported_by_name,
                at: shanghaiDateTime(row.reported_at),
              }),
            },
            ...(props.inspections
              ? [
                  {
                    key: 'inspection',
                    label: t('evaluation.inspection'),
                    children: (
                      <EvaluationInspection
                        row={{ ...row, clashes, order: props.order }}
                        words={{
                          translation,
                          dictionaries,
                          today,
                          showsInstitution: true,
                          inspections: props.inspections,
                        }}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <AssignmentPanel {...props} phase={phase} evaluationId={row.id} isOwn={party === 'unit'} />
      <Panel title={t('evaluation.history')}>
        <RegisterHistory
          subject="evaluation"
          id={row.id}
          actionOf={(change) => evaluationActionText(change, translation)}
          labelOf={(field) => evaluationFieldName(field, translation)}
          textOf={(field, value) => {
            if (field === 'kind') return itemName(dictionaries, 'evaluation_kind', String(value), translation)
            if (!Array.isArray(value)) return String(value ?? '—')
            return value
              .map((level) => itemName(dictionaries, 'skill_level', String(level), translation))
              .join('、')
          }}
        />
      </Panel>
    </Flex>
  )
}
