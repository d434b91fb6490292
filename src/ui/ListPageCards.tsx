import { Checkbox, Flex, theme } from 'antd'
import type { ReactNode } from 'react'
import type { ListTableProps } from './ListPageTable'

interface Props<Row extends object> extends ListTableProps<Row> {
  rows: readonly Row[]
  renderCard(row: Row): ReactNode
}

/** Rows on a phone: one card each, selectable with the thumb. */
export function ListPageCards<Row extends object>({
  rows,
  rowKey,
  label,
  selection,
  activeKey,
  renderCard,
}: Props<Row>) {
  const { token } = theme.useToken()
  function toggle(key: string, isChecked: boolean) {
    if (!selection) return
    selection.onChange(isChecked ? [...selection.keys, key] : selection.keys.filter((other) => other !== key))
  }
  return (
    <ul aria-label={label} className="tabular" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => {
        const key = rowKey(row)
        return (
          <li
            key={key}
            aria-current={key === activeKey ? 'true' : undefined}
            style={{
              padding: 12,
              marginBottom: 8,
              background: token.colorBgContainer,
              border: `1px solid ${key === activeKey ? token.colorPrimary : token.colorBorderSecondary}`,
              borderRadius: token.borderRadius,
            }}
          >
            <Flex gap={12} align="flex-start">
              {selection && (
                <Checkbox
                  aria-label={selection.labelOf(key)}
                  checked={selection.keys.includes(key)}
                  disabled={selection.isSelectable?.(key) === false}
                  onChange={(event) => toggle(key, event.target.checked)}
                />
              )}
              <div style={{ flex: 1, minWidth: 0 }}>{renderCard(row)}</div>
            </Flex>
          </li>
        )
      })}
    </ul>
  )
}
