import { auditPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'
import type { LogTab } from './logAddress'

const tabs: readonly LogTab[] = ['changes', 'access']

/** The two logs. */
export function LogTabs({ current }: { current: LogTab }) {
  const { t } = useTranslation()
  const items = tabs.map((tab) => ({
    key: tab,
    label: t(`audit.tabs.${tab}`),
    to: auditPath(tab === 'access' ? 'access' : undefined),
  }))
  return <PageTabs label={t('audit.title')} items={items} current={current} />
}
