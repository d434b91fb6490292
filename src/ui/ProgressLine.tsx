import { CheckCircleFilled, ClockCircleFilled, MinusCircleOutlined, WarningFilled } from '@ant-design/icons'
import { theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'

export interface ProgressPoint {
  key: string
  title: string
  state: 'done' | 'current' | 'stopped' | 'ahead'
  /** When it was passed, or what is waited for. */
  note?: string
}

const words = {
  done: 'entry.stateDone',
  current: 'entry.stateCurrent',
  stopped: 'entry.stateStopped',
  ahead: 'entry.stateAhead',
} as const

/** The way of something through its steps, in words and icons. Compact: the point it has reached and how many there are. */
export function ProgressLine({
  points,
  isCompact,
}: {
  points: readonly ProgressPoint[]
  isCompact?: boolean
}) {
  const { t } = useTranslation()
  const { token } = theme.useToken()
  const icons: Record<ProgressPoint['state'], ReactNode> = {
    done: <CheckCircleFilled style={{ color: token.colorSuccess }} />,
    current: <ClockCircleFilled style={{ color: token.colorPrimary }} />,
    stopped: <WarningFilled style={{ color: token.colorWarning }} />,
    ahead: <MinusCircleOutlined style={{ color: token.colorTextTertiary }} />,
  }
  if (isCompact) {
    return (
      <ol aria-label={t('entry.progress')} style={{ display: 'flex', gap: 3, ...bare }}>
        {points.map((point) => (
          <li
            key={point.key}
            title={point.title}
            aria-label={`${point.title}${t('entry.colon')}${t(words[point.state])}`}
            style={{
              flex: 1,
              height: 6,
              borderRadius: 3,
              background:
                point.state === 'done'
                  ? token.colorSuccess
                  : point.state === 'current'
                    ? token.colorPrimary
                    : point.state === 'stopped'
                      ? token.colorWarning
                      : token.colorFillSecondary,
            }}
          />
        ))}
      </ol>
    )
  }
  return (
    <ol aria-label={t('entry.progress')} style={bare}>
      {points.map((point) => (
        <li
          key={point.key}
          aria-current={point.state === 'current' || point.state === 'stopped' ? 'step' : undefined}
          style={{
            display: 'grid',
            gridTemplateColumns: '24px 1fr',
            padding: '5px 0',
            color: point.state === 'ahead' ? token.colorTextDescription : token.colorText,
            fontWeight: point.state === 'current' || point.state === 'stopped' ? 600 : 400,
          }}
        >
          <span role="img" aria-label={t(words[point.state])}>
            {icons[point.state]}
          </span>
          <span>
            {point.title}
            {point.note && (
              <span
                className="tabular"
                style={{ marginInlineStart: 8, color: token.colorTextDescription, fontWeight: 400 }}
              >
                {point.note}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}

const bare = { listStyle: 'none', margin: 0, padding: 0 } as const
