import { CARD_EXPIRY_VIEWS } from '../../data/cardsRegister'
import { useTranslation } from '../../i18n/useTranslation'
import { LinkTabs } from '../../ui/LinkTabs'

const clears = ['page'] as const

/** The views of expiry as links: each keeps the other filters and begins with the first page. */
export function ExpiryPresets() {
  const { t } = useTranslation()
  return (
    <LinkTabs
      label={t('cardRegister.presets')}
      name="expiry"
      clears={clears}
      items={(['all', ...CARD_EXPIRY_VIEWS] as const).map((view) => ({
        key: view,
        label: t(`cardRegister.expiry.${view}`),
      }))}
    />
  )
}
