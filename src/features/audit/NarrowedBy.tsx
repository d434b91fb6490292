import { Flex, Tag } from 'antd'
import type { Translation } from '../../i18n/useTranslation'
import type { FilterValues } from '../../ui/FilterBar'

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

/** Only what one person did; the name as far as an entry in view tells it. */
export function narrowedByActor(
  actor: string,
  rows: readonly { actor: string | null; actor_name: string | null }[] | undefined,
  t: Translation['t'],
  onFilter: (changes: FilterValues) => void,
): Narrowing {
  const name = rows?.find((row) => row.actor === actor)?.actor_name
  return {
    key: 'actor',
    text: t('audit.filteredActor', { name: name ?? t('audit.somebody') }),
    onClear: () => onFilter({ actor: undefined }),
  }
}
