import { Button, Flex } from 'antd'
import { useTranslation } from '../../i18n/useTranslation'

interface Props {
  isLatest: boolean
  hasOlder: boolean
  onLatest(): void
  onOlder(): void
}

/** Pages of a log go by the number of an entry: back to the latest, on to older ones. */
export function LogPaging({ isLatest, hasOlder, onLatest, onOlder }: Props) {
  const { t } = useTranslation()
  return (
    <Flex justify="flex-end" gap={8} style={{ marginTop: 12 }}>
      {!isLatest && <Button onClick={onLatest}>{t('audit.newest')}</Button>}
      {hasOlder && <Button onClick={onOlder}>{t('audit.older')}</Button>}
    </Flex>
  )
}
