import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Flex, Input, List, Modal, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { type AssignableCard, assignToEvaluation, findAssignable } from '../../data/evaluationPeople'
import { refusesAssignment } from '../../domain/evaluation'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { useAttempt } from '../../ui/useAttempt'
import { Problems } from './AssignmentPanel'

interface Props {
  evaluationId: string
  onAssigned(): Promise<void>
  onClose(): void
}

/** Finds cards and puts their holders on the list of an evaluation, one after the other. */
export function AssignDialog({ evaluationId, onAssigned, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const { attempt, isBusy, problem } = useAttempt()
  const found = useQuery({
    queryKey: ['evaluation', evaluationId, 'assignable', text],
    queryFn: ({ signal }) => findAssignable(evaluationId, text, signal),
    placeholderData: keepPreviousData,
  })

  async function assign(card: AssignableCard) {
    const isDone = await attempt(async () => {
      await assignToEvaluation(evaluationId, card.card_id)
    })
    if (isDone) message.success(t('evaluation.assignDone', { name: card.person_name }))
    await onAssigned()
    await found.refetch()
  }

  return (
    <Modal open title={t('evaluation.assignTitle')} footer={null} onCancel={onClose} width={640}>
      <p>{t('evaluation.assignText')}</p>
      <Input.Search
        autoFocus
        allowClear
        maxLength={60}
        aria-label={t('evaluation.assignSearch')}
        placeholder={t('evaluation.assignSearch')}
        loading={found.isFetching}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {problem && <Alert type="error" showIcon role="alert" message={problem} style={{ marginTop: 12 }} />}
      {found.error && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      <List<AssignableCard>
        size="small"
        loading={!found.data && !found.error}
        dataSource={found.data ?? []}
        rowKey="card_id"
        locale={{ emptyText: t('evaluation.assignNone') }}
        style={{ maxHeight: 420, overflow: 'auto', marginTop: 12 }}
        renderItem={(card) => (
          <List.Item
            actions={[
              <Button
                key="assign"
                size="small"
                disabled={isBusy || card.problems.some(refusesAssignment)}
                aria-label={t('evaluation.assignOne', { name: card.person_name })}
                onClick={() => void assign(card)}
              >
                {t('evaluation.assign')}
              </Button>,
            ]}
          >
            <Flex vertical gap={2} style={{ minWidth: 0 }}>
              <span>
                <strong>{card.person_name}</strong> {card.card_number}{' '}
                {[card.level, ...card.occupations].filter(Boolean).join(' · ')}
              </span>
              <Typography.Text type="secondary">
                {[card.institution_name, t('evaluation.validTo', { date: card.valid_to })]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography.Text>
              <Problems problems={card.problems} />
            </Flex>
          </List.Item>
        )}
      />
    </Modal>
  )
}
