import { Empty, Typography } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  title: string
  /** What to do about it, or why it is good news. */
  text?: ReactNode
  /** A button or link: no dead ends. */
  action?: ReactNode
}

/** Nothing to show: says so, and what comes next. */
export function EmptyState({ title, text, action }: Props) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      style={{ padding: '32px 16px' }}
      description={
        <>
          <Typography.Text strong>{title}</Typography.Text>
          {text && <div style={{ marginTop: 4 }}>{text}</div>}
        </>
      }
    >
      {action}
    </Empty>
  )
}
