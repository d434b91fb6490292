import { Typography } from 'antd'
import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'

/** What a user sees first. */
export function DeskPage() {
  const { t } = useTranslation()
  const profile = currentProfile()
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        {t('common.home')}
      </Typography.Title>
      <Typography.Paragraph>
        {profile?.staff?.name ?? profile?.email} · {t(`common.roles.${profile?.staff?.role ?? 'applicant'}`)}
      </Typography.Paragraph>
    </>
  )
}
