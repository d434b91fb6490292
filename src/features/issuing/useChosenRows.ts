import { useCallback, useMemo, useState } from 'react'
import { BULK_LIMIT, type IssueRow } from '../../data/issuing'
import type { ListSelection } from '../../ui/ListPageTable'

export interface ChosenRows {
  rows: readonly IssueRow[]
  selection: ListSelection
  /** Adds rows of other pages, up to what one bulk call takes. */
  add(rows: readonly IssueRow[]): void
  clear(): void
}

/**
 * Rows chosen over several pages of a list; they keep the version in which they were last seen.
 *
 * @param shown the rows of the present page
 * @param labelOf the name of a row's box
 * @param isSelectable rows of which the caller may do something
 */
export function useChosenRows(
  shown: readonly IssueRow[],
  labelOf: (row: IssueRow) => string,
  isSelectable?: (row: IssueRow) => boolean,
): ChosenRows {
  const [chosen, setChosen] = useState<ReadonlyMap<string, IssueRow>>(new Map())
  const byId = useMemo(() => new Map(shown.map((row) => [row.id, row])), [shown])
  const latest = useMemo(
    () => new Map([...chosen].map(([id, row]) => [id, byId.get(id) ?? row])),
    [chosen, byId],
  )
  const choose = useCallback(
    (keys: string[]) =>
      setChosen((before) => {
        // a table answers with the keys of its page only: what was chosen on other pages stays
        const kept = [...before].filter(([id]) => !byId.has(id))
        const here = keys.flatMap((id) => byId.get(id) ?? []).map((row) => [row.id, row] as const)
        return new Map([...kept, ...here].slice(0, BULK_LIMIT))
      }),
    [byId],
  )
  const add = useCallback(
    (rows: readonly IssueRow[]) =>
      setChosen(
        (before) => new Map([...before, ...rows.map((row) => [row.id, row] as const)].slice(0, BULK_LIMIT)),
      ),
    [],
  )
  const clear = useCallback(() => setChosen(new Map()), [])
  return {
    rows: useMemo(() => [...latest.values()], [latest]),
    selection: {
      keys: [...latest.keys()],
      onChange: choose,
      labelOf: (id) => {
        const row = byId.get(id)
        return row ? labelOf(row) : id
      },
      isSelectable: isSelectable && ((id) => isSelectable(byId.get(id) ?? (latest.get(id) as IssueRow))),
    },
    add,
    clear,
  }
}
