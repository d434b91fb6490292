import type { TableColumnType } from 'antd'
import { useState } from 'react'

/** A column of a register. One with a `choice` can be hidden and shown; the others always stand. */
export type RegisterColumn<Row> = TableColumnType<Row> & {
  key: string
  title: string
  /** How it stands until somebody chooses. */
  choice?: 'shown' | 'hidden'
}

export interface ColumnChoice<Row> {
  /** The columns to show. */
  columns: TableColumnType<Row>[]
  /** Those that can be chosen, with how they stand. */
  options: readonly { key: string; title: string; isShown: boolean }[]
  show(key: string, isShown: boolean): void
  /** As it was before anybody chose. */
  reset(): void
}

type Chosen = Readonly<Record<string, boolean>>

/**
 * Which columns of a register are shown, remembered on this device.
 *
 * @param storageKey one of its own for each register and login
 */
export function useColumnChoice<Row>(
  storageKey: string,
  columns: readonly RegisterColumn<Row>[],
): ColumnChoice<Row> {
  const [chosen, setChosen] = useState<Chosen>(() => readChosen(storageKey))
  const isShown = ({ key, choice }: RegisterColumn<Row>) =>
    choice === undefined || (chosen[key] ?? choice === 'shown')
  function write(next: Chosen) {
    localStorage.setItem(storageKey, JSON.stringify(next))
    setChosen(next)
  }
  return {
    columns: columns.filter(isShown).map(({ choice: _, ...column }) => column as TableColumnType<Row>),
    options: columns
      .filter(({ choice }) => choice !== undefined)
      .map((column) => ({ key: column.key, title: column.title, isShown: isShown(column) })),
    show: (key, shown) => write({ ...chosen, [key]: shown }),
    reset: () => write({}),
  }
}

/** A damaged store counts as empty. */
function readChosen(storageKey: string): Chosen {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    )
  } catch {
    return {}
  }
}
