import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons'
import { theme } from 'antd'
import type { ReactNode } from 'react'

/**
 * How a state reads: waiting (somebody's turn), good (passed, done), attention (needs care soon), bad (refused,
 * late), quiet (over, without effect).
 */
export type Tone = 'waiting' | 'good' | 'attention' | 'bad' | 'quiet'

const icons: Record<Tone, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  good: <CheckCircleOutlined />,
  attention: <ExclamationCircleOutlined />,
  bad: <CloseCircleOutlined />,
  quiet: <MinusCircleOutlined />,
}

/** The colour token of a tone; never the only carrier of the meaning. */
export function useToneColor(tone: Tone): string {
  const { token } = theme.useToken()
  return {
    waiting: token.colorPrimary,
    good: token.colorSuccess,
    attention: token.colorWarning,
    bad: token.colorError,
    quiet: token.colorTextTertiary,
  }[tone]
}

interface Props {
  tone: Tone
  /** The word; it says everything, icon and colour only help the eye. */
  children: ReactNode
  /** Another icon than the tone's own. */
  icon?: ReactNode
  title?: string
}

/** A state as icon and word. */
export function StatusTag({ tone, children, icon, title }: Props) {
  const color = useToneColor(tone)
  return (
    <span
      title={title}
      style={{ display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' }}
    >
      <span aria-hidden style={{ color, display: 'inline-flex' }}>
        {icon ?? icons[tone]}
      </span>
      {children}
    </span>
  )
}
