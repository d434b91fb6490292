import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useSearchParams } from 'react-router'
import { toAppError } from '../../data/errors'
import { listNotifications, type NotificationCursor, readNotifications } from '../../data/notifications'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { NotificationListView } from './NotificationListView'
import { notificationsKey } from './notificationsKey'

const pageSize = 20

/** 通知. */
export function NotificationListPage() {
  const translation = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const tab = params.get('tab') === 'unread' ? 'unread' : 'all'
  const list = useInfiniteQuery({
    queryKey: [...notificationsKey, 'list', tab],
    queryFn: ({ pageParam, signal }) =>
      listNotifications({ isUnreadOnly: tab === 'unread', after: pageParam, limit: pageSize }, signal),
    initialPageParam: undefined as NotificationCursor | undefined,
    getNextPageParam: (last) => (last.length < pageSize ? undefined : last.at(-1)),
  })
  const read = useMutation({
    mutationFn: (id: string | undefined) => readNotifications(id ? [id] : undefined),
    onSuccess: () => queries.invalidateQueries({ queryKey: notificationsKey }),
    onError: (error) => message.error(errorSentence(toAppError(error), translation)),
  })
  return (
    <NotificationListView
      tab={tab}
      onTab={(next) => setParams(next === 'all' ? {} : { tab: next }, { replace: true })}
      messages={list.data?.pages.flat()}
      error={list.data ? undefined : (list.error ?? undefined)}
      onRetry={() => list.refetch()}
      hasOlder={list.hasNextPage}
      isFetchingOlder={list.isFetchingNextPage}
      onOlder={() => list.fetchNextPage()}
      onRead={(id) => read.mutate(id)}
    />
  )
}
