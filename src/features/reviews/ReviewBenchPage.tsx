import { useMemo, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { seatOf } from '../../domain/access'
import { reviewFilePath, reviewQueuePath } from '../../domain/paths'
import { shanghaiDate } from '../../domain/shanghai'
import { BenchFile } from './BenchFile'
import { currentLogin } from './login'
import { QueueDone } from './QueueDone'
import { queryOf, readView, writeView } from './queueAddress'
import { isDecidedBy, queuesOf } from './queues'
import { useWorklist } from './useWorklist'

/** 审核台: one file after the other, in the order of the queue that one came from. */
export function ReviewBenchPage() {
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const login = useMemo(currentLogin, [])
  const role = seatOf(login)?.role ?? 'auditor'
  const address = params.toString()
  const today = shanghaiDate(new Date())
  const { query, queue, search } = useMemo(() => {
    const view = readView(new URLSearchParams(address), queuesOf(role))
    return { query: queryOf(view, login, today), queue: view.queue, search: writeView(view).toString() }
  }, [address, role, login, today])
  const worklist = useWorklist(query, id, isDecidedBy(queue, role))
  const [isDone, setIsDone] = useState(false)
  const queuePath = `${reviewQueuePath()}?${search}`

  const show = (next: string | undefined) => {
    if (next) navigate(`${reviewFilePath(next)}?${search}`, { replace: true })
    else setIsDone(true)
  }
  if (isDone) return <QueueDone queuePath={queuePath} />
  return (
    <BenchFile
      key={id}
      id={id}
      login={login}
      queuePath={queuePath}
      position={worklist.position}
      onNext={async () => {
        const next = await worklist.next(id)
        if (next) worklist.skip(id)
        show(next)
      }}
      onPrevious={() => {
        const previous = worklist.previous(id)
        if (!previous) return
        worklist.skip(id)
        show(previous)
      }}
      onDecided={async () => {
        worklist.finish(id)
        show(await worklist.next(id).catch(() => undefined))
      }}
      onBack={() => navigate(queuePath)}
    />
  )
}
