import { useQuery } from '@tanstack/react-query'
import { currentProfile } from '../../data/profile'
import { myWorkbench } from '../../data/workbench'
import { regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { desks, needsWorkbench } from './desks'
import { WorkbenchPanel } from './WorkbenchPanel'
import { WorkbenchView } from './WorkbenchView'

/** 工作台 of a member of staff: what the role has to look at first. */
export function WorkbenchPage() {
  const { t, language } = useTranslation()
  const profile = currentProfile()
  const staff = profile?.staff
  const isAsked = !!staff && needsWorkbench(staff.role)
  const workbench = useQuery({
    queryKey: ['workbench'],
    queryFn: ({ signal }) => myWorkbench(signal),
    enabled: isAsked,
    // counts move while colleagues work
    refetchInterval: 60_000,
  })
  if (!staff) return null
  const place = staff.institution_name ?? regionName(staff.region_code, language)
  return (
    <WorkbenchView
      who={[staff.name, t(`common.roles.${staff.role}`), place].join(' · ')}
      today={workbench.data?.today ?? profile.today}
      desk={desks[staff.role]}
      isReady={!isAsked || workbench.data !== undefined}
      error={workbench.data ? undefined : (workbench.error ?? undefined)}
      onRetry={() => workbench.refetch()}
      renderPanel={(panel) => <WorkbenchPanel panel={panel} staff={staff} workbench={workbench.data} />}
    />
  )
}
