import { currentRole } from '../data/accessControl'
import { page } from './page'

const WorkbenchPage = page(
  () => import('../features/workbench/WorkbenchPage'),
  'WorkbenchPage',
  'audit',
  'notification',
  'workbench',
)
const PortalPage = page(
  () => import('../features/portal/PortalPage'),
  'PortalPage',
  'application',
  'entry',
  'notification',
  'portal',
)

/** What a user sees first: staff their 工作台, an applicant the own cards. */
export function DeskPage() {
  return currentRole() === 'applicant' ? <PortalPage /> : <WorkbenchPage />
}
