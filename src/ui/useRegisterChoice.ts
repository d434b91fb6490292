import { useEffect, useMemo, useState } from 'react'
import { useAttempt } from './useAttempt'

interface Given<Row> {
  /** The rows in view. */
  rows: readonly Row[]
  rowKey(row: Row): string
  /** What the list is narrowed by; another narrowing begins without a choice. */
  narrowing: string
  /** Keys of all rows that match, at most as many as one call may act upon. */
  loadKeys?(): Promise<string[]>
}

export interface RegisterChoice {
  /** Of this page and of pages before. */
  keys: readonly string[]
  /** Those of them that are in view: a table slows down with thousands of marks. */
  visibleKeys: readonly string[]
  /** Sets which of the rows in view are chosen. */
  choose(visibleKeys: readonly string[]): void
  clear(): void
  /** Every row in view is chosen, so that more can be offered. */
  isPageChosen: boolean
  chooseAll(): void
  isBusy: boolean
  /** What choosing all failed with. */
  problem: string | undefined
}

/** Rows chosen for something to be done with all of them at once. */
export function useRegisterChoice<Row>({ rows, rowKey, narrowing, loadKeys }: Given<Row>): RegisterChoice {
  const [keys, setKeys] = useState<readonly string[]>([])
  const { attempt, isBusy, problem, clear: forgetProblem } = useAttempt()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another narrowing is what clears
  useEffect(() => setKeys([]), [narrowing])
  const inView = useMemo(() => rows.map(rowKey), [rows, rowKey])
  const chosen = useMemo(() => new Set(keys), [keys])
  const visibleKeys = useMemo(() => inView.filter((key) => chosen.has(key)), [inView, chosen])
  return {
    keys,
    visibleKeys,
    choose: (now) => {
      const visible = new Set(inView)
      setKeys([...keys.filter((key) => !visible.has(key)), ...now])
    },
    clear: () => {
      forgetProblem()
      setKeys([])
    },
    isPageChosen: inView.length > 0 && visibleKeys.length === inView.length,
    chooseAll: () =>
      void attempt(async () => {
        if (loadKeys) setKeys(await loadKeys())
      }),
    isBusy,
    problem,
  }
}
