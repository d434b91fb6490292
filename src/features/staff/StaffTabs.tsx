import { staffPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'

export type StaffTab = 'staff' | 'invitations' | 'deputies'

const tabs: readonly StaffTab[] = ['staff', 'invitations', 'deputies']

/** The three parts of the page. */
export function StaffTabs({ current }: { current: StaffTab }) {
  const { t } = useTranslation()
  const items = tabs.map((tab) => ({
    key: tab,
    label: t(`staff.tabs.${tab}`),
    to: staffPath(tab === 'staff' ? undefined : tab),
  }))
  return <PageTabs label={t('staff.title')} items={items} current={current} />
}
