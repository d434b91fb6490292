import { lazy } from 'react'
import { currentRole } from '../data/accessControl'

const WorkbenchPage = lazy(() =>
  import('../features/workbench/WorkbenchPage').then((module) => ({ default: module.WorkbenchPage })),
)

const PortalPage = lazy(() =>
  import('../features/portal/PortalPage').then((module) => ({ default: module.PortalPage })),
)

/** What a user sees first: staff their 工作台, an applicant the own cards. */
export function DeskPage() {
  return currentRole() === 'applicant' ? <PortalPage /> : <WorkbenchPage />
}
