import { Button, Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'

interface Props {
  /** How many rows are selected; the bar shows from one on. */
  count: number
  onClear(): void
  /** Buttons of what can be done with them. */
  children: ReactNode
}

/** Stays at the lower edge of the window while rows of a list are selected. */
export function BulkBar({ count, onClear, children }: Props) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  if (count === 0) return null
  return (
    <Flex
      component="section"
      aria-label={t('ui.bulkActions')}
      align="center"
      gap={12}
      wrap
      style={{
        position: 'sticky',
        bottom: 0,
        zIndex: 5,
        padding: '10px 16px',
        marginTop: 12,
        background: token.colorBgElevated,
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadius,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      <strong aria-live="polite">{t('ui.selected', { count })}</strong>
      {children}
      <Button type="link" onClick={onClear} style={{ marginInlineStart: 'auto' }}>
        {t('ui.clearSelection')}
      </Button>
    </Flex>
  )
}
