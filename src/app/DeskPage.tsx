import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'

/** What a user sees first. */
export function DeskPage() {
  const { t } = useTranslation()
  const profile = currentProfile()
  return (
    <>
      <h1 style={{ fontSize: 24, margin: 0 }}>{t('common.home')}</h1>
      <p>
        {profile?.staff?.name ?? profile?.email} · {t(`common.roles.${profile?.staff?.role ?? 'applicant'}`)}
      </p>
    </>
  )
}
