import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { currentProfile } from '../../data/profile'
import { type Deputy, endDeputy, listDeputies } from '../../data/staff'
import { listInvitations } from '../../data/staffInvitations'
import { PROVINCE_CODE, regionName } from '../../domain/region'
import { useTranslation } from '../../i18n/useTranslation'
import { AppointDeputyDialog } from './AppointDeputyDialog'
import { DeputyListView } from './DeputyListView'
import { EndDeputyDialog } from './EndDeputyDialog'
import { InvitationListView } from './InvitationListView'
import { InvitationSlip } from './InvitationSlip'
import { InviteDialog, type InviteValues, type MadeInvitation } from './InviteDialog'
import { StaffListTab } from './StaffListTab'
import { deputiesKey, invitationsKey } from './staffKeys'

/** 员工与邀请: of the security administration; of a city center, for the officers of its units. */
export function StaffPage() {
  const { t, language } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const tab = params.get('tab')
  const profile = currentProfile()
  const cityCode = profile?.staff?.role === 'city_officer' ? profile.staff.region_code : undefined
  const [inviting, setInviting] = useState<Partial<InviteValues> & { institutionName?: string }>()
  const [isAppointing, setIsAppointing] = useState(false)
  const [ending, setEnding] = useState<Deputy>()
  const [made, setMade] = useState<MadeInvitation & { place: string }>()
  const invitations = useQuery({
    queryKey: [...invitationsKey, 'list'],
    queryFn: ({ signal }) => listInvitations({}, signal),
    enabled: tab === 'invitations',
  })
  const deputies = useQuery({
    queryKey: [...deputiesKey, 'list'],
    queryFn: ({ signal }) => listDeputies(signal),
    enabled: tab === 'deputies',
  })
  if (!profile) return null

  const title = t(cityCode ? 'staff.titleCity' : 'staff.title')
  const invite = (
    <Button type="primary" onClick={() => setInviting({})}>
      {t('staff.invite')}
    </Button>
  )
  return (
    <>
      {made && (
        <InvitationSlip
          code={made.code}
          expiresAt={made.expires_at}
          name={made.wish.name}
          email={made.wish.email}
          roleName={t(`common.roles.${made.wish.role}`)}
          place={made.place}
          origin={window.location.origin}
          onClose={() => setMade(undefined)}
        />
      )}
      <div className="no-print">
        {tab === 'invitations' ? (
          <InvitationListView
            title={title}
            extra={invite}
            notice={undefined}
            rows={invitations.data}
            error={invitations.error ?? undefined}
            isFetching={invitations.isFetching}
            onRetry={() => invitations.refetch()}
            now={new Date()}
            onAgain={(row) =>
              setInviting({
                email: row.email,
                name: row.name,
                role: row.role,
                region: row.region_code,
                institution: row.institution_id ?? undefined,
                institutionName: row.institutions?.name,
              })
            }
          />
        ) : tab === 'deputies' ? (
          <DeputyListView
            title={title}
            extra={
              <Button type="primary" onClick={() => setIsAppointing(true)}>
                {t('staff.appoint')}
              </Button>
            }
            rows={deputies.data}
            error={deputies.error ?? undefined}
            isFetching={deputies.isFetching}
            onRetry={() => deputies.refetch()}
            today={profile.today}
            onEnd={setEnding}
          />
        ) : (
          <StaffListTab title={title} extra={invite} userId={profile.user_id} cityCode={cityCode} />
        )}
      </div>
      {inviting && (
        <InviteDialog
          cityCode={cityCode}
          initial={inviting}
          onMade={(invitation) => {
            const { region } = invitation.wish
            setMade({
              ...invitation,
              place: invitation.institutionName ?? regionName(region ?? PROVINCE_CODE, language),
            })
            void queries.invalidateQueries({ queryKey: invitationsKey })
          }}
          onClose={() => setInviting(undefined)}
        />
      )}
      {ending && (
        <EndDeputyDialog
          row={ending}
          onEnd={async () => {
            await endDeputy(ending.id)
            message.success(t('staff.endedDeputy', { name: ending.name }))
            void queries.invalidateQueries({ queryKey: deputiesKey })
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
      {isAppointing && (
        <AppointDeputyDialog
          today={profile.today}
          cityCode={cityCode}
          onDone={() => {
            message.success(t('staff.appointed'))
            void queries.invalidateQueries({ queryKey: deputiesKey })
          }}
          onClose={() => setIsAppointing(false)}
        />
      )}
    </>
  )
}
