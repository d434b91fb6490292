import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { IssueListName } from './issueColumns'

/** Which of the two lists of a page is open, in the address; filters go along, the page does not. */
export function useListTab(
  lists: readonly [IssueListName, IssueListName],
): [IssueListName, (list: IssueListName) => void] {
  const [params, setParams] = useSearchParams()
  const [first, second] = lists
  const open = useCallback(
    (list: IssueListName) =>
      setParams((before) => {
        const next = new URLSearchParams(before)
        if (list === first) next.delete('tab')
        else next.set('tab', list)
        next.delete('page')
        next.delete('status')
        return next
      }),
    [setParams, first],
  )
  return [params.get('tab') === second ? second : first, open]
}
