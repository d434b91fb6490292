import { Button, Flex, Skeleton, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { Assignment } from '../../data/evaluationPeople'
import { type AssignmentProblem, type EvaluationPhase, refusesAssignment } from '../../domain/evaluation'
import { activityListPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag, type Tone } from '../../ui/StatusTag'

interface Props {
  evaluationId: string
  people: readonly Assignment[] | undefined
  peopleError: unknown
  phase: EvaluationPhase
  /** The institution of the evaluation keeps the list and enters records from it. */
  isOwn: boolean
  onAssign(): void
  onUnassign(assignment: Assignment): void
  onEnterRecords(assignments: readonly Assignment[]): void
}

const recordTones: Record<string, Tone> = {
  none: 'quiet',
  declared: 'waiting',
  confirmed: 'good',
  disputed: 'bad',
}

/** Who assesses and supervises, each checked against the card as of now. */
export function AssignmentPanel(props: Props) {
  const { evaluationId, people, peopleError, phase, isOwn, onAssign, onUnassign, onEnterRecords } = props
  const { t } = useTranslation()
  const isOpen = isOwn && (phase === 'coming' || phase === 'running')
  const hasBegun = phase === 'running' || phase === 'over'
  const missing = (people ?? []).filter(({ record }) => record === null)
  const flagged = (people ?? []).filter(({ problems }) => problems.length > 0).length
  const columns: TableColumnsType<Assignment> = [
    { key: 'name', title: t('evaluation.person'), dataIndex: 'person_name' },
    { key: 'role', title: t('evaluation.role'), render: (_, row) => t(`evaluation.roles.${row.role}`) },
    { key: 'card', title: t('evaluation.card'), dataIndex: 'card_number' },
    { key: 'check', title: t('evaluation.check'), render: (_, row) => <Problems problems={row.problems} /> },
    {
      key: 'record',
      title: t('evaluation.record'),
      render: (_, { record }) => (
        <StatusTag tone={recordTones[record ?? 'none'] ?? 'quiet'}>
          {t(`evaluation.recordStatus.${record ?? 'none'}`)}
        </StatusTag>
      ),
    },
  ]
  if (isOpen) {
    columns.push({
      key: 'actions',
      title: t('ui.rowActions'),
      render: (_, row) =>
        row.record === null && (
          <Button
            size="small"
            aria-label={t('evaluation.unassignOne', { name: row.person_name })}
            onClick={() => onUnassign(row)}
          >
            {t('evaluation.unassign')}
          </Button>
        ),
    })
  }
  return (
    <Panel
      title={t('evaluation.people')}
      isFlush={Boolean(people?.length)}
      extra={
        <Flex gap={8} wrap align="center">
          {flagged > 0 && (
            <StatusTag tone="attention">{t('evaluation.warnings', { count: flagged })}</StatusTag>
          )}
          {(people?.length ?? 0) > missing.length && (
            <Link to={activityListPath(evaluationId)}>{t('evaluation.record')}</Link>
          )}
          {isOwn && hasBegun && missing.length > 0 && (
            <Button type="primary" onClick={() => onEnterRecords(missing)}>
              {t('evaluation.enterRecords')}
            </Button>
          )}
          {isOpen && <Button onClick={onAssign}>{t('evaluation.assign')}</Button>}
        </Flex>
      }
    >
      {!people && Boolean(peopleError) && <ErrorState error={peopleError} />}
      {!people && !peopleError && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {people?.length === 0 && (
        <PanelEmpty title={t('evaluation.noPeople')} text={t('evaluation.noPeopleText')} />
      )}
      {people && people.length > 0 && (
        <Table<Assignment>
          aria-label={t('evaluation.peopleLabel')}
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={columns}
          dataSource={people as Assignment[]}
        />
      )}
    </Panel>
  )
}

/** What speaks against somebody, the refusing ones first; or that nothing does. */
export function Problems({ problems }: { problems: readonly AssignmentProblem[] }) {
  const { t } = useTranslation()
  if (problems.length === 0) return <StatusTag tone="good">{t('evaluation.fit')}</StatusTag>
  return (
    <Flex vertical gap={2}>
      {problems.map((problem) => (
        <StatusTag key={problem} tone={refusesAssignment(problem) ? 'bad' : 'attention'}>
          {t(`evaluation.problem.${problem}`)}
        </StatusTag>
      ))}
    </Flex>
  )
}
