import { type QueryKey, useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { listAccess, listAudit } from '../../data/audit'
import { myDisciplineDesk } from '../../data/disciplineDesk'
import { myInspections } from '../../data/inspectionReports'
import { listNotifications } from '../../data/notifications'
import { countStaff } from '../../data/staff'
import { listInvitations } from '../../data/staffInvitations'
import type { Workbench } from '../../data/workbench'
import { isPermitted, type Seat } from '../../domain/access'
import { PROVINCE_CODE } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { ErrorState } from '../../ui/ErrorState'
import { Panel } from '../../ui/Panel'
import { ownTerm, type PanelKey, queuesOf } from './desks'
import { WorkbenchBatches } from './WorkbenchBatches'
import { WorkbenchClocks } from './WorkbenchClocks'
import { WorkbenchDiscipline } from './WorkbenchDiscipline'
import { WorkbenchExpiring } from './WorkbenchExpiring'
import { WorkbenchInspections } from './WorkbenchInspections'
import { WorkbenchInvitations } from './WorkbenchInvitations'
import { WorkbenchLate } from './WorkbenchLate'
import { WorkbenchLog } from './WorkbenchLog'
import { WorkbenchMessages } from './WorkbenchMessages'
import { WorkbenchQueues } from './WorkbenchQueues'
import { WorkbenchRecent } from './WorkbenchRecent'
import { WorkbenchStaff } from './WorkbenchStaff'

interface Props {
  panel: PanelKey
  /** Whose desk it is. */
  seat: Seat
  /** What my_workbench says; undefined on desks that do not ask it. */
  workbench: Workbench | undefined
}

/** One part of the 工作台, with what it shows. */
export function WorkbenchPanel({ panel, seat, workbench }: Props) {
  const { role, region_code } = seat
  if (workbench) {
    switch (panel) {
      case 'queues':
        return (
          <WorkbenchQueues queues={workbench.queues} {...queuesOf(role, region_code === PROVINCE_CODE)} />
        )
      case 'late':
        return (
          <WorkbenchLate
            late={workbench.late}
            isByUnit={region_code !== PROVINCE_CODE}
            canRemind={isPermitted(role, 'reminder', 'log')}
          />
        )
      case 'recent':
        return <WorkbenchRecent recent={workbench.recent} />
      case 'clocks':
        return <WorkbenchClocks rounds={workbench.rounds} today={workbench.today} ownTerm={ownTerm[role]} />
      case 'batches':
        return <WorkbenchBatches batches={workbench.batches} isReceiver={role === 'province_reviewer'} />
      case 'expiring':
        return <WorkbenchExpiring cards={workbench.expiring} today={workbench.today} />
    }
  }
  switch (panel) {
    case 'messages':
      return <Messages />
    case 'inspections':
      return <Inspections isUnit={role === 'institution_officer'} />
    case 'discipline':
      return <Discipline />
    case 'staff':
      return <Staff />
    case 'invitations':
      return <Invitations />
    case 'changes':
      return <Changes />
    case 'accesses':
      return <Accesses />
    default:
      return null
  }
}

/** A panel that asks for its own content: waiting, failed, or there. */
function Asked<Content>({
  title,
  queryKey,
  ask,
  children,
}: {
  title: string
  queryKey: QueryKey
  ask(signal: AbortSignal): Promise<Content>
  children(content: Content): ReactNode
}) {
  const query = useQuery({ queryKey, queryFn: ({ signal }) => ask(signal) })
  if (query.data !== undefined) return children(query.data)
  return (
    <Panel title={title}>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => query.refetch()} />
      ) : (
        <Skeleton active title={false} />
      )}
    </Panel>
  )
}

function Messages() {
  const { t } = useTranslation()
  return (
    <Asked
      title={t('workbench.messages')}
      queryKey={['notifications', 'desk']}
      ask={(signal) => listNotifications({ isUnreadOnly: true, limit: 5 }, signal)}
    >
      {(messages) => <WorkbenchMessages messages={messages} />}
    </Asked>
  )
}

function Discipline() {
  const { t } = useTranslation()
  return (
    <Asked title={t('workbench.discipline')} queryKey={['discipline', 'desk']} ask={myDisciplineDesk}>
      {(desk) => <WorkbenchDiscipline desk={desk} />}
    </Asked>
  )
}

function Inspections({ isUnit }: { isUnit: boolean }) {
  const { t } = useTranslation()
  return (
    <Asked title={t('workbench.inspections')} queryKey={['inspectionTasks']} ask={myInspections}>
      {(tasks) => <WorkbenchInspections tasks={tasks} isUnit={isUnit} />}
    </Asked>
  )
}

function Staff() {
  const { t } = useTranslation()
  return (
    <Asked title={t('workbench.staff')} queryKey={['staff', 'counts']} ask={countStaff}>
      {(counts) => <WorkbenchStaff counts={counts} />}
    </Asked>
  )
}

function Invitations() {
  const { t } = useTranslation()
  return (
    <Asked
      title={t('workbench.invitations')}
      queryKey={['invitations', 'open']}
      ask={(signal) => listInvitations({ isOpenOnly: true }, signal)}
    >
      {(invitations) => <WorkbenchInvitations invitations={invitations} />}
    </Asked>
  )
}

function Changes() {
  const { t, find } = useTranslation()
  return (
    <Asked
      title={t('workbench.changes')}
      queryKey={['audit', 'desk']}
      ask={(signal) => listAudit({ limit: 10 }, signal)}
    >
      {(rows) => (
        <WorkbenchLog
          kind="changes"
          lines={rows.map((row) => ({
            id: row.id,
            at: row.at,
            actor: row.actor_name ?? t('audit.unknownActor'),
            text: `${t(`audit.verb.${row.verb}`)} ${find(`audit.table.${row.table_name}`) ?? row.table_name}`,
          }))}
        />
      )}
    </Asked>
  )
}

function Accesses() {
  const { t } = useTranslation()
  return (
    <Asked
      title={t('workbench.accesses')}
      queryKey={['access', 'desk']}
      ask={(signal) => listAccess({ limit: 10 }, signal)}
    >
      {(rows) => (
        <WorkbenchLog
          kind="accesses"
          lines={rows.map((row) => ({
            id: row.id,
            at: row.at,
            actor: row.actor_name ?? t('audit.unknownActor'),
            text: `${t(`audit.kind.${row.kind}`)} · ${row.reason}`,
          }))}
        />
      )}
    </Asked>
  )
}
