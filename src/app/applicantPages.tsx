import { IdcardOutlined, TeamOutlined } from '@ant-design/icons'
import { applicationPath, applicationPrintPath, portalPath, startPath, unitPeoplePath } from '../domain/paths'
import { type Role, staffRoles } from '../domain/staffRole'
import { type Page, page } from './page'

/** Staff hold cards too: a login may be a person and have one staff role besides. */
const everybody: readonly Role[] = ['applicant', ...staffRoles]

/** 我的换证 and the application form, for the person and for the unit that applies for its people (代办). */
export const applicantPages: Page[] = [
  {
    name: 'portal',
    path: portalPath(),
    title: 'page.portal',
    icon: <IdcardOutlined />,
    roles: everybody,
    Component: page(
      () => import('../features/portal/PortalPage'),
      'PortalPage',
      'application',
      'entry',
      'notification',
      'portal',
    ),
  },
  {
    name: 'unit_people',
    path: unitPeoplePath(),
    title: 'page.unitPeople',
    icon: <TeamOutlined />,
    // A deputy may be an applicant otherwise; who acts for no unit is told so.
    roles: ['institution_officer'],
    Component: page(
      () => import('../features/portal/unit/UnitPeoplePage'),
      'UnitPeoplePage',
      'entry',
      'portal',
    ),
  },
  {
    name: 'application_start',
    path: startPath(':cardId'),
    title: 'page.applicationStart',
    roles: everybody,
    Component: page(
      () => import('../features/applications/start/StartPage'),
      'StartPage',
      'application',
      'entry',
      'file',
      'portal',
      'start',
    ),
  },
  {
    name: 'application',
    path: applicationPath(':id'),
    title: 'page.application',
    roles: everybody,
    Component: page(
      () => import('../features/applications/ApplicationPage'),
      'ApplicationPage',
      'application',
      'checks',
      'entry',
      'file',
      'review',
    ),
  },
  {
    name: 'application_print',
    path: applicationPrintPath(':id'),
    title: 'page.applicationPrint',
    roles: everybody,
    isBare: true,
    Component: page(
      () => import('../features/applications/print/ApplicationPrintPage'),
      'ApplicationPrintPage',
      'annex',
    ),
  },
]
