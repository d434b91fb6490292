import { identitiesPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'

export type IdentityTab = 'open' | 'decided' | 'blocked'

const tabs: readonly IdentityTab[] = ['open', 'decided', 'blocked']

/** The three parts of the page. */
export function IdentityTabs({ current }: { current: IdentityTab }) {
  const { t } = useTranslation()
  const items = tabs.map((tab) => ({
    key: tab,
    label: t(`identity.tabs.${tab}`),
    to: identitiesPath(tab === 'open' ? undefined : tab),
  }))
  return <PageTabs label={t('identity.title')} items={items} current={current} />
}
