import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { checkTaskCode } from '../../../data/taskSheets'
import { TaskCodeView } from './TaskCodeView'

/** What the QR code of a task sheet leads to: whether the dispatch holds at this moment. */
export function TaskCodePage() {
  const { code = '' } = useParams()
  const check = useQuery({
    queryKey: ['taskCode', code],
    queryFn: ({ signal }) => checkTaskCode(code, signal),
    // what held a minute ago need not hold now
    staleTime: 0,
    gcTime: 0,
  })
  return <TaskCodeView check={check.data} error={check.error} onRetry={() => void check.refetch()} />
}
