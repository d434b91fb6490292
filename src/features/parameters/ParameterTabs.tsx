import { parameterPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'

export type ParameterTab = 'numbers' | 'cards'

const tabs: readonly ParameterTab[] = ['numbers', 'cards']

/** The two parts of the page. */
export function ParameterTabs({ current }: { current: ParameterTab }) {
  const { t } = useTranslation()
  const items = tabs.map((tab) => ({
    key: tab,
    label: t(`parameter.tabs.${tab}`),
    to: parameterPath(tab === 'cards' ? tab : undefined),
  }))
  return <PageTabs label={t('page.parameters')} items={items} current={current} />
}
