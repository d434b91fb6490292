import { theme } from 'antd'
import type { StatisticsScope } from '../../domain/statistics'
import { useScopeText } from './useScopeText'

/** Which round, months, city and kind the figures are about: also where the address names none of them. */
export function ScopeLine({ scope, isNow }: { scope: StatisticsScope; isNow?: boolean }) {
  const { token } = theme.useToken()
  const text = useScopeText()
  return <p style={{ margin: '0 0 12px', color: token.colorTextDescription }}>{text(scope, isNow)}</p>
}
