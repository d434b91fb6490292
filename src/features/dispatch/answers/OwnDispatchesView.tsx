import { Button, Flex, Skeleton, Typography } from 'antd'
import { Link } from 'react-router'
import type { Declaration, OwnDispatch } from '../../../data/dispatchAnswers'
import { dispatchProofPath, taskSheetPath } from '../../../domain/dispatchPaths'
import { type IsoDate, shanghaiDateTime } from '../../../domain/shanghai'
import { type Translation, useTranslation } from '../../../i18n/useTranslation'
import { ErrorState } from '../../../ui/ErrorState'
import { LinkButton } from '../../../ui/LinkButton'
import { Panel } from '../../../ui/Panel'
import { PanelEmpty } from '../../../ui/PanelEmpty'
import { StatusTag } from '../../../ui/StatusTag'
import { answerTones } from '../answerTones'

interface Props {
  dispatches: readonly OwnDispatch[] | undefined
  declarations: readonly Declaration[] | undefined
  error: unknown
  today: IsoDate
  onRetry(): void
  onAccept(row: OwnDispatch): void
  onDecline(row: OwnDispatch): void
  onDeclare(): void
  onWithdraw(id: string): void
}

/** A supervisor's dispatches as cards, each with what can be answered, and the own declarations. */
export function OwnDispatchesView(props: Props) {
  const { dispatches, declarations, error, today, onRetry, onAccept, onDecline, onDeclare, onWithdraw } =
    props
  const translation = useTranslation()
  const { t } = translation
  if (!dispatches || !declarations)
    return error ? (
      <ErrorState error={error} onRetry={onRetry} />
    ) : (
      <Skeleton active paragraph={{ rows: 6 }} />
    )
  return (
    <Flex vertical gap={16} style={{ maxWidth: 760, margin: '0 auto' }}>
      <Typography.Title level={1} style={{ fontSize: 20, margin: 0 }}>
        {t('dispatchAnswer.mine')}
      </Typography.Title>
      {dispatches.length === 0 && (
        <PanelEmpty title={t('dispatchAnswer.mineEmpty')} text={t('dispatchAnswer.mineEmptyText')} />
      )}
      {dispatches.map((row) => {
        const isOpen = row.ends_on >= today
        const mayAccept = isOpen && row.status === 'asked'
        const mayDecline = isOpen && (row.status === 'asked' || row.status === 'accepted')
        return (
          <Panel
            key={row.id}
            title={`${spanText(row, translation)} · ${row.institution_name}`}
            extra={
              <StatusTag tone={answerTones[row.status]}>
                {t(`dispatchAnswer.answers.${row.status}`)}
              </StatusTag>
            }
          >
            <Flex vertical gap={10}>
              <div>{[row.site, row.occupation, row.batch].join(' · ')}</div>
              {mayAccept && (
                <strong>{t('dispatchAnswer.answerUntil', { at: shanghaiDateTime(row.answer_until) })}</strong>
              )}
              {row.decline_reason && (
                <div>{t('dispatchAnswer.declineReason', { reason: row.decline_reason })}</div>
              )}
              <Flex gap={8} align="center" wrap>
                {mayAccept && (
                  <Button type="primary" size="large" onClick={() => onAccept(row)}>
                    {t('dispatchAnswer.accept')}
                  </Button>
                )}
                {row.status === 'accepted' && (
                  <LinkButton to={taskSheetPath(row.id)} type="primary" size="large">
                    {t('dispatchAnswer.taskSheet')}
                  </LinkButton>
                )}
                {mayDecline && (
                  <Button size="large" onClick={() => onDecline(row)}>
                    {t('dispatchAnswer.decline')}
                  </Button>
                )}
                <Link to={dispatchProofPath(row.draw_id)}>{t('dispatchAnswer.proofOpen')}</Link>
              </Flex>
            </Flex>
          </Panel>
        )
      })}
      <Panel
        title={t('dispatchAnswer.declarations')}
        extra={<Button onClick={onDeclare}>{t('dispatchAnswer.declare')}</Button>}
      >
        <Typography.Paragraph type="secondary">{t('dispatchAnswer.declarationsText')}</Typography.Paragraph>
        {declarations.length === 0 ? (
          <PanelEmpty title={t('dispatchAnswer.declarationsNone')} />
        ) : (
          <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {declarations.map((row) => {
              const text = declarationText(row, translation)
              return (
                <li key={row.id} style={{ padding: '6px 0' }}>
                  <Flex justify="space-between" gap={12} align="center">
                    <span>
                      {text}
                      {row.note && (
                        <Typography.Text type="secondary" style={{ display: 'block' }}>
                          {row.note}
                        </Typography.Text>
                      )}
                    </span>
                    <Button
                      size="small"
                      aria-label={t('dispatchAnswer.withdrawOne', { text })}
                      onClick={() => onWithdraw(row.id)}
                    >
                      {t('dispatchAnswer.withdraw')}
                    </Button>
                  </Flex>
                </li>
              )
            })}
          </ul>
        )}
      </Panel>
    </Flex>
  )
}

function spanText(row: { starts_on: string; ends_on: string }, { t }: Translation): string {
  const { starts_on, ends_on } = row
  return starts_on === ends_on ? starts_on : t('dispatchAnswer.daySpan', { from: starts_on, to: ends_on })
}

function declarationText(row: Declaration, translation: Translation): string {
  const { starts_on, ends_on, institution_name, kind } = row
  const what = starts_on && ends_on ? spanText({ starts_on, ends_on }, translation) : (institution_name ?? '')
  return `${translation.t(`dispatchAnswer.declarationKinds.${kind}`)} · ${what}`
}
