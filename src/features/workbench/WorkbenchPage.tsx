import { useQuery } from '@tanstack/react-query'
import { currentProfile } from '../../data/profile'
import { myWorkbench } from '../../data/workbench'
import { seatOf } from '../../domain/access'
import { regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { desks, needsWorkbench } from './desks'
import { WorkbenchPanel } from './WorkbenchPanel'
import { WorkbenchView } from './WorkbenchView'

/** 工作台 of a member of staff: what the role has to look at first. */
export function WorkbenchPage() {
  const { t, language } = useTranslation()
  const profile = currentProfile()
  const seat = profile && seatOf(profile)
  const isAsked = !!seat && needsWorkbench(seat.role)
  const workbench = useQuery({
    queryKey: ['workbench'],
    queryFn: ({ signal }) => myWorkbench(signal),
    enabled: isAsked,
    // counts move while colleagues work
    refetchInterval: 60_000,
  })
  if (!profile || !seat) return null
  const { staff, deputyships } = profile
  const stoodInFor = deputyships.map(({ institution_name, ends_on }) =>
    t('workbench.deputyFor', { unit: institution_name, until: ends_on }),
  )
  const place = staff && (staff.institution_name ?? regionName(staff.region_code, language))
  const name = staff?.name ?? profile.person_name ?? deputyships[0]?.name
  return (
    <WorkbenchView
      who={[name, t(`common.roles.${seat.role}`), place, ...stoodInFor].filter(Boolean).join(' · ')}
      today={workbench.data?.today ?? profile.today}
      desk={desks[seat.role]}
      isReady={!isAsked || workbench.data !== undefined}
      error={workbench.data ? undefined : (workbench.error ?? undefined)}
      onRetry={() => workbench.refetch()}
      renderPanel={(panel) => <WorkbenchPanel panel={panel} seat={seat} workbench={workbench.data} />}
    />
  )
}
