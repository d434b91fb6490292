import { lazy } from 'react'
import { currentRole } from '../data/accessControl'
import { currentProfile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'

const WorkbenchPage = lazy(() =>
  import('../features/workbench/WorkbenchPage').then((module) => ({ default: module.WorkbenchPage })),
)

/** What a user sees first: staff their 工作台, an applicant the own cards. */
export function DeskPage() {
  return currentRole() === 'applicant' ? <ApplicantDesk /> : <WorkbenchPage />
}

function ApplicantDesk() {
  const { t } = useTranslation()
  return (
    <>
      <h1 style={{ fontSize: 24, margin: 0 }}>{t('common.home')}</h1>
      <p>
        {currentProfile()?.email} · {t('common.roles.applicant')}
      </p>
    </>
  )
}
