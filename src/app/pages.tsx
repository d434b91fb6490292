import { ContainerOutlined, HomeOutlined } from '@ant-design/icons'
import { summaryBatchPath, summaryListPath, summaryPrintPath } from '../domain/paths'
import { type Role, staffRoles } from '../domain/staffRole'
import { applicantPages } from './applicantPages'
import { officePages } from './officePages'
import { type Page, page } from './page'
import { reviewPages } from './reviewPages'

const everybody: readonly Role[] = ['applicant', ...staffRoles]
const reporters: readonly Role[] = ['institution_officer', 'city_officer', 'province_reviewer']

/** All pages of the workplace: menu, routes and resources are made of this. */
export const pages: Page[] = [
  {
    name: 'desk',
    path: '/',
    title: 'common.home',
    icon: <HomeOutlined />,
    roles: everybody,
    Component: page(() => import('./DeskPage'), 'DeskPage'),
  },
  ...applicantPages,
  ...reviewPages,
  ...officePages,
  {
    name: 'summary_batches',
    path: summaryListPath(),
    title: 'summary.title',
    icon: <ContainerOutlined />,
    roles: reporters,
    Component: page(() => import('../features/summaries/SummariesPage'), 'SummariesPage'),
  },
  {
    name: 'summary_batch',
    path: summaryBatchPath(':id'),
    title: 'summary.title',
    roles: reporters,
    Component: page(() => import('../features/summaries/BatchPage'), 'BatchPage'),
  },
  {
    name: 'summary_print',
    path: summaryPrintPath(':id'),
    title: 'summary.print',
    roles: reporters,
    isBare: true,
    Component: page(() => import('../features/summaries/SummaryPrintPage'), 'SummaryPrintPage'),
  },
]

/** Whether a role may open a page; pages that are not in the list are open to nobody. */
export function mayOpen(role: Role, name: string): boolean {
  return pages.some((candidate) => candidate.name === name && candidate.roles.includes(role))
}
