import { dispatchListPath, dispatchUsePath, shareListPath } from '../../domain/dispatchPaths'
import { useTranslation } from '../../i18n/useTranslation'
import { PageTabs } from '../../ui/PageTabs'

const paths = { orders: dispatchListPath(), shares: shareListPath(), use: dispatchUsePath() }
export type DispatchTab = keyof typeof paths

/** The parts of 督导抽派. */
export function DispatchTabs({ current }: { current: DispatchTab }) {
  const { t } = useTranslation()
  const items = (Object.keys(paths) as DispatchTab[]).map((tab) => ({
    key: tab,
    label: t(`dispatch.tab.${tab}`),
    to: paths[tab],
  }))
  return <PageTabs label={t('page.dispatch')} items={items} current={current} />
}
