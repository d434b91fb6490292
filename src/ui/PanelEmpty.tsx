import { theme } from 'antd'

interface Props {
  title: string
  /** Why that is so, or what comes next. */
  text?: string
}

/** Nothing to show in a panel, in a line: a page of panels has no room for pictures of nothing. */
export function PanelEmpty({ title, text }: Props) {
  const { token } = theme.useToken()
  return (
    <p style={{ margin: 0 }}>
      {title}
      {text && <span style={{ display: 'block', color: token.colorTextDescription }}>{text}</span>}
    </p>
  )
}
