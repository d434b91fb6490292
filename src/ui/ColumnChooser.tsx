import { TableOutlined } from '@ant-design/icons'
import { Button, Checkbox, Flex, Popover } from 'antd'
import { useTranslation } from '../i18n/useTranslation'
import type { ColumnChoice } from './columnChoice'

/** Chooses the columns of a register. */
export function ColumnChooser<Row>({ choice }: { choice: ColumnChoice<Row> }) {
  const { t } = useTranslation()
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap={4}>
          {choice.options.map(({ key, title, isShown }) => (
            <Checkbox
              key={key}
              checked={isShown}
              onChange={(event) => choice.show(key, event.target.checked)}
            >
              {title}
            </Checkbox>
          ))}
          <Button
            type="link"
            size="small"
            onClick={choice.reset}
            style={{ alignSelf: 'flex-start', padding: 0 }}
          >
            {t('ui.usualColumns')}
          </Button>
        </Flex>
      }
    >
      <Button icon={<TableOutlined />}>{t('ui.columns')}</Button>
    </Popover>
  )
}
