import { Flex, Tag } from 'antd'

/** A filter that was set by clicking a row, with its way out. */
export interface Narrowing {
  key: string
  text: string
  onClear(): void
}

/** Filters that have no field of their own, as tags that can be taken away. */
export function NarrowedBy({ narrowings }: { narrowings: readonly Narrowing[] }) {
  if (narrowings.length === 0) return null
  return (
    <Flex gap={8} wrap>
      {narrowings.map(({ key, text, onClear }) => (
        <Tag key={key} closable onClose={onClear}>
          {text}
        </Tag>
      ))}
    </Flex>
  )
}
