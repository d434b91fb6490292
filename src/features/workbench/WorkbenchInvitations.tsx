import { Flex } from 'antd'
import { Link } from 'react-router'
import type { InvitationRow } from '../../data/staffInvitations'
import { staffPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { shanghaiDateTime } from '../../domain/shanghai'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** Invitations that nobody has redeemed yet. */
export function WorkbenchInvitations({ invitations }: { invitations: readonly InvitationRow[] }) {
  const { t, language } = useTranslation()
  return (
    <Panel
      title={t('workbench.invitations')}
      extra={<Link to={staffPath('invitations')}>{t('workbench.toStaff')}</Link>}
    >
      {invitations.length === 0 ? (
        <PanelEmpty title={t('workbench.invitationsEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {invitations.map((invitation) => (
            <li key={invitation.id} style={{ padding: '4px 0' }}>
              <Flex wrap style={{ columnGap: 16 }}>
                <strong>{invitation.name}</strong>
                <span>{invitation.email}</span>
                <span>{t(`common.roles.${invitation.role}`)}</span>
                <span>{invitation.institutions?.name ?? regionName(invitation.region_code, language)}</span>
                <span>
                  {t('workbench.invitationExpires', { date: shanghaiDateTime(invitation.expires_at) })}
                </span>
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
