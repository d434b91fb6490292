import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { currentRole } from '../../data/accessControl'
import { getRound, listRoundChanges, type RoundRow, roundProgress } from '../../data/rounds'
import { listLateAdmissions } from '../../data/roundsLate'
import { isPermitted } from '../../domain/access'
import { roundListPath } from '../../domain/paths'
import { daysBetween, type IsoDate } from '../../domain/shanghai'
import { type Translation, useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { LateAdmissionDialog } from './LateAdmissionDialog'
import { LateAdmissionList } from './LateAdmissionList'
import { RoundActions } from './RoundActions'
import { RoundChanges } from './RoundChanges'
import { RoundFacts } from './RoundFacts'
import { RoundPhaseTag } from './RoundPhaseTag'
import { RoundProgressTable } from './RoundProgressTable'
import { leftText } from './roundColumns'
import { roundsKey, useCalendarYears, useToday, useWorkingDays } from './useRounds'

/** One round: its dates, how far its files are, late admissions, what was changed. */
export function RoundPage() {
  const { id = '' } = useParams()
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const role = currentRole()
  const [isAdmitting, setIsAdmitting] = useState(false)
  const today = useToday()
  const { provisional } = useCalendarYears()
  const round = useQuery({
    queryKey: [...roundsKey, id],
    queryFn: ({ signal }) => getRound(id, signal),
  })
  const seesProgress = isPermitted(role, 'application', 'list') && role !== 'institution_officer'
  const isPublished = round.data !== undefined && round.data.status !== 'draft'
  const progress = useQuery({
    queryKey: [...roundsKey, id, 'progress'],
    queryFn: ({ signal }) => roundProgress(id, signal),
    enabled: seesProgress && isPublished,
  })
  const changes = useQuery({
    queryKey: [...roundsKey, id, 'changes'],
    queryFn: ({ signal }) => listRoundChanges(id, signal),
    enabled: isPublished,
  })
  const lates = useQuery({
    queryKey: [...roundsKey, id, 'lates'],
    queryFn: ({ signal }) => listLateAdmissions(id, signal),
    enabled: isPublished,
  })
  const workingDays = useWorkingDays(round.data && [round.data], today)

  if (round.error && !round.data) {
    return (
      <ErrorState
        error={round.error}
        onRetry={() => round.refetch()}
        extra={<Link to={roundListPath()}>{t('round.title')}</Link>}
      />
    )
  }
  if (!round.data || !today) return <Skeleton active paragraph={{ rows: 8 }} />
  const left = leftText(round.data, { t, today, workingDays, provisionalYears: provisional })
  const mayAdmit = isPermitted(role, 'round', 'admit_late')
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <div>
          <Link to={roundListPath()}>{t('round.title')}</Link>
          <h1 style={{ fontSize: 20, margin: '4px 0' }}>{round.data.name}</h1>
          <Flex gap={16} wrap>
            <RoundPhaseTag round={round.data} today={today} />
            {left && <span>{left}</span>}
          </Flex>
        </div>
        {isPermitted(role, 'round', 'edit') && (
          <Flex gap={8} wrap>
            <RoundActions round={round.data} today={today} provisionalYears={provisional} />
          </Flex>
        )}
        {mayAdmit && isPublished && <Button onClick={() => setIsAdmitting(true)}>{t('round.admit')}</Button>}
      </Flex>
      <RoundFacts round={round.data} provisionalYears={provisional} />
      {isPublished && seesProgress && (
        <Panel title={t('round.progress')} isFlush extra={reportLeft(round.data, today, t)}>
          {progress.data ? (
            <RoundProgressTable roundId={id} rows={progress.data} />
          ) : progress.error ? (
            <ErrorState error={progress.error} onRetry={() => progress.refetch()} />
          ) : (
            <Skeleton active title={false} style={{ padding: 16 }} />
          )}
        </Panel>
      )}
      {isPublished && lates.data && (mayAdmit || lates.data.length > 0) && (
        <Panel title={t('round.lates')} isFlush>
          <LateAdmissionList rows={lates.data} />
        </Panel>
      )}
      {changes.data && (
        <Panel title={t('round.changes')}>
          <RoundChanges round={round.data} changes={changes.data} />
        </Panel>
      )}
      {isAdmitting && (
        <LateAdmissionDialog
          roundId={id}
          today={today}
          onDone={() => {
            message.success(t('round.admitted'))
            void queries.invalidateQueries({ queryKey: roundsKey })
          }}
          onClose={() => setIsAdmitting(false)}
        />
      )}
    </Flex>
  )
}

/** How long the cities still have to report, as the heading of their progress. */
function reportLeft({ city_report_due_on: due }: RoundRow, today: IsoDate, t: Translation['t']) {
  if (!due) return t('round.awaitingCalendar')
  const days = daysBetween(today, due)
  return days >= 0 ? t('round.reportLeft', { due, days }) : t('round.reportOver', { due, days: -days })
}
