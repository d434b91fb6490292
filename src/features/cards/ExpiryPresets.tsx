import { Flex, theme } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { CARD_EXPIRY_VIEWS } from '../../data/cardsRegister'
import { useTranslation } from '../../i18n/useTranslation'

/** The views of expiry as links: each keeps the other filters and begins with the first page. */
export function ExpiryPresets() {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const [params] = useSearchParams()
  const chosen = params.get('expiry') ?? 'all'
  return (
    <nav aria-label={t('cardRegister.presets')} style={{ marginBottom: 12 }}>
      <Flex gap={4} wrap>
        {(['all', ...CARD_EXPIRY_VIEWS] as const).map((view) => {
          const next = new URLSearchParams(params)
          next.delete('page')
          if (view === 'all') next.delete('expiry')
          else next.set('expiry', view)
          return (
            <Link
              key={view}
              to={{ search: next.toString() }}
              aria-current={view === chosen ? 'true' : undefined}
              style={{
                padding: '4px 12px',
                borderRadius: token.borderRadius,
                color: token.colorText,
                ...(view === chosen && { background: token.colorPrimaryBg, fontWeight: 600 }),
              }}
            >
              {t(`cardRegister.expiry.${view}`)}
            </Link>
          )
        })}
      </Flex>
    </nav>
  )
}
