import { Drawer } from 'antd'
import { useTranslation } from '../i18n/useTranslation'
import { PageMenu } from './PageMenu'

/** The menu where there is no room beside the page. */
export function PhoneMenu({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  return (
    <Drawer open onClose={onClose} placement="left" width={260} title={t('common.menu')}>
      <PageMenu onChoose={onClose} />
    </Drawer>
  )
}
