import { HomeOutlined } from '@ant-design/icons'
import { type Role, staffRoles } from '../domain/staffRole'
import { applicantPages } from './applicantPages'
import { disciplinePages } from './disciplinePages'
import { dispatchPages } from './dispatchPages'
import { importPages } from './importPages'
import { inspectionPages } from './inspectionPages'
import { officePages } from './officePages'
import { type Page, page } from './page'
import { peoplePages } from './peoplePages'
import { registerPages } from './registerPages'
import { reviewPages } from './reviewPages'
import { settingPages } from './settingPages'
import { statisticsPages } from './statisticsPages'
import { summaryPages } from './summaryPages'

const everybody: readonly Role[] = ['applicant', ...staffRoles]

/** All pages of the workplace: menu, routes and resources are made of this. */
export const pages: Page[] = [
  {
    name: 'desk',
    path: '/',
    title: 'page.desk',
    icon: <HomeOutlined />,
    roles: everybody,
    Component: page(() => import('./DeskPage'), 'DeskPage'),
  },
  ...applicantPages,
  ...reviewPages,
  ...statisticsPages,
  ...peoplePages,
  ...disciplinePages,
  ...officePages,
  ...summaryPages,
  ...registerPages,
  ...dispatchPages,
  ...inspectionPages,
  ...importPages,
  ...settingPages,
]

/** Whether a role may open a page; pages that are not in the list are open to nobody. */
export function mayOpen(role: Role, name: string): boolean {
  return pages.some((candidate) => candidate.name === name && candidate.roles.includes(role))
}
