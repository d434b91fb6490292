import { Alert, Flex } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  /** What happened, in a few words. */
  title: string
  /** Who did what and when. */
  text?: ReactNode
  /** The ways on, as buttons. */
  actions?: ReactNode
  type?: 'warning' | 'info' | 'error'
}

/** Somebody else was faster, or the page is no longer true: names it and offers the way on. */
export function ConflictNotice({ title, text, actions, type = 'warning' }: Props) {
  return (
    <Alert
      type={type}
      showIcon
      role="alert"
      message={title}
      description={
        text || actions ? (
          <>
            {text && <div>{text}</div>}
            {actions && (
              <Flex gap={8} wrap style={{ marginTop: 8 }}>
                {actions}
              </Flex>
            )}
          </>
        ) : undefined
      }
    />
  )
}
