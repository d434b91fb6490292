import { DeleteOutlined, StarOutlined } from '@ant-design/icons'
import { App, Button, Flex, Form, Input, Popover, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { deleteView, readViews, type SavedView, saveView } from './savedViewStore'

interface Props {
  /** Where the views of this list are kept on the device. */
  storageKey: string
  /** The list as it is now: the part of the address behind the question mark. */
  search: string
  onOpen(search: string): void
}

/** Filters and order of a list under a name. */
export function SavedViews({ storageKey, search, onOpen }: Props) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const [views, setViews] = useState<SavedView[]>([])
  function show(isShown: boolean) {
    if (isShown) setViews(readViews(storageKey))
    setIsOpen(isShown)
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={show}
      trigger="click"
      placement="bottomRight"
      content={
        <div style={{ width: 280 }}>
          {views.length === 0 && <Typography.Text type="secondary">{t('ui.noViews')}</Typography.Text>}
          {views.map((view) => (
            <Flex key={view.name} align="center" justify="space-between">
              <Button
                type="link"
                style={{ paddingInline: 0 }}
                onClick={() => {
                  onOpen(view.search)
                  setIsOpen(false)
                }}
              >
                {view.name}
              </Button>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('ui.deleteView', { name: view.name })}
                onClick={() => setViews(deleteView(storageKey, view.name))}
              />
            </Flex>
          ))}
          <NewView onSave={(name) => setViews(saveView(storageKey, { name, search }))} />
        </div>
      }
    >
      <Button icon={<StarOutlined />}>{t('ui.views')}</Button>
    </Popover>
  )
}

function NewView({ onSave }: { onSave(name: string): void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ name: string }>()
  return (
    <Form
      form={form}
      layout="inline"
      style={{ marginTop: 12, flexWrap: 'nowrap' }}
      onFinish={({ name }) => {
        onSave(name.trim())
        form.resetFields()
        message.success(t('ui.viewSaved'))
      }}
    >
      <Form.Item
        name="name"
        rules={[{ required: true, whitespace: true, message: t('ui.viewNameRequired') }]}
        style={{ flex: 1, marginInlineEnd: 8 }}
      >
        <Input maxLength={30} placeholder={t('ui.viewName')} aria-label={t('ui.viewName')} />
      </Form.Item>
      <Button htmlType="submit">{t('common.save')}</Button>
    </Form>
  )
}
