import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Flex, Form, Input, Skeleton, Typography } from 'antd'
import type { SavedView } from '../data/savedViews'
import { useTranslation } from '../i18n/useTranslation'
import { ErrorState } from './ErrorState'
import { useAttempt } from './useAttempt'

interface Props {
  /** Undefined while they are on their way. */
  views: readonly SavedView[] | undefined
  error?: unknown
  onRetry?(): void
  /** Whether the login may share views with the center's staff. */
  mayShare: boolean
  onOpen(view: SavedView): void
  onSave(name: string, isShared: boolean): Promise<void>
  onDelete(view: SavedView): Promise<void>
}

interface Values {
  name: string
  isShared?: boolean
}

/** The views of a list to open, to delete, and the present one to save. */
export function SavedViewsMenu({ views, error, onRetry, mayShare, onOpen, onSave, onDelete }: Props) {
  const { t } = useTranslation()
  const { attempt, isBusy, problem } = useAttempt()
  const [form] = Form.useForm<Values>()
  if (!views) {
    return (
      <div style={{ width: 300 }}>
        {error ? (
          <ErrorState error={error} onRetry={onRetry} />
        ) : (
          <Skeleton active title={false} aria-label={t('common.loading')} />
        )}
      </div>
    )
  }
  return (
    <div style={{ width: 300 }}>
      {problem && <Alert type="error" role="alert" message={problem} style={{ marginBottom: 8 }} />}
      {views.length === 0 && <Typography.Text type="secondary">{t('ui.noViews')}</Typography.Text>}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 280, overflowY: 'auto' }}>
        {views.map((view) => (
          <Flex component="li" key={view.id} align="center" justify="space-between" gap={8}>
            <Button type="link" style={{ paddingInline: 0, minWidth: 0 }} onClick={() => onOpen(view)}>
              <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{view.name}</span>
            </Button>
            <Flex align="center" gap={4}>
              <Typography.Text type="secondary" style={{ whiteSpace: 'nowrap' }}>
                {view.sharedBy ?? (view.isShared ? t('ui.viewShared') : '')}
              </Typography.Text>
              {view.sharedBy === undefined && (
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  disabled={isBusy}
                  aria-label={t('ui.deleteView', { name: view.name })}
                  onClick={() => attempt(() => onDelete(view))}
                />
              )}
            </Flex>
          </Flex>
        ))}
      </ul>
      <Form<Values>
        form={form}
        style={{ marginTop: 12 }}
        onFinish={async ({ name, isShared = false }) => {
          if (await attempt(() => onSave(name.trim(), isShared))) form.resetFields()
        }}
      >
        <Flex gap={8}>
          <Form.Item
            name="name"
            rules={[{ required: true, whitespace: true, message: t('ui.viewNameRequired') }]}
            style={{ flex: 1, marginBottom: 0 }}
          >
            <Input maxLength={30} placeholder={t('ui.viewName')} aria-label={t('ui.viewName')} />
          </Form.Item>
          <Button htmlType="submit" loading={isBusy}>
            {t('common.save')}
          </Button>
        </Flex>
        {mayShare && (
          <Form.Item name="isShared" valuePropName="checked" style={{ margin: '4px 0 0' }}>
            <Checkbox>{t('ui.shareView')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </div>
  )
}
