import { StarOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popover } from 'antd'
import { useState } from 'react'
import { deleteView, listViews, maySaveForCenter, saveView } from '../data/savedViews'
import { useTranslation } from '../i18n/useTranslation'
import { SavedViewsMenu } from './SavedViewsMenu'

interface Props {
  /** The list as the database calls it, e.g. reviews, cards: letters only. */
  list: string
  /** The list as it is now: the part of the address behind the question mark. */
  search: string
  onOpen(search: string): void
}

/** Filters and order of a list under a name: one's own on every device, and those that colleagues share. */
export function SavedViews({ list, search, onOpen }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [isOpen, setIsOpen] = useState(false)
  const key = ['data', 'default', 'saved_views', list]
  const views = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => listViews(list, signal),
    enabled: isOpen,
  })
  return (
    <Popover
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <SavedViewsMenu
          views={views.data}
          error={views.error}
          onRetry={views.refetch}
          mayShare={maySaveForCenter()}
          onOpen={(view) => {
            onOpen(view.search)
            setIsOpen(false)
          }}
          onSave={async (name, isShared) => {
            await saveView(list, { name, search, isShared })
            await queries.invalidateQueries({ queryKey: key })
            message.success(t('ui.viewSaved'))
          }}
          onDelete={async (view) => {
            await deleteView(view.id)
            await queries.invalidateQueries({ queryKey: key })
          }}
        />
      }
    >
      <Button icon={<StarOutlined />}>{t('ui.views')}</Button>
    </Popover>
  )
}
