import { Flex } from 'antd'
import { Link } from 'react-router'
import { staffPath } from '../../domain/paths'
import type { StaffRole } from '../../domain/staffRole'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { PanelEmpty } from '../../ui/PanelEmpty'

/** Who is in office, by role. */
export function WorkbenchStaff({ counts }: { counts: readonly { role: StaffRole; n: number }[] }) {
  const { t } = useTranslation()
  const isEmpty = counts.every(({ n }) => n === 0)
  return (
    <Panel title={t('workbench.staff')} extra={<Link to={staffPath()}>{t('workbench.toStaff')}</Link>}>
      {isEmpty ? (
        <PanelEmpty title={t('workbench.staffEmpty')} />
      ) : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} className="tabular">
          {counts.map(({ role, n }) => (
            <li key={role}>
              <Link to={`${staffPath()}?role=${role}`}>
                <Flex justify="space-between" gap={8} style={{ padding: '4px 0' }}>
                  <span>{t(`common.roles.${role}`)}</span>
                  <span>{t('workbench.staffCount', { count: n })}</span>
                </Flex>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
