import { AuditOutlined, CalendarOutlined, TeamOutlined, UserSwitchOutlined } from '@ant-design/icons'
import {
  accountPath,
  auditPath,
  identitiesPath,
  notificationListPath,
  roundCreatePath,
  roundEditPath,
  roundListPath,
  roundPath,
  staffPath,
} from '../domain/paths'
import { type Role, staffRoles } from '../domain/staffRole'
import { type Page, page } from './page'

const everybody: readonly Role[] = ['applicant', ...staffRoles]
const roundReaders: readonly Role[] = [
  'institution_officer',
  'city_officer',
  'province_reviewer',
  'province_admin',
  'manager',
]

/** 换证计划, staff, messages, audit, the own account: what an office needs besides its files. */
export const officePages: Page[] = [
  {
    name: 'rounds',
    path: roundListPath(),
    title: 'page.rounds',
    icon: <CalendarOutlined />,
    roles: roundReaders,
    Component: page(() => import('../features/rounds/RoundListPage'), 'RoundListPage', 'round'),
  },
  {
    name: 'roundCreate',
    path: roundCreatePath(),
    title: 'page.roundCreate',
    roles: ['province_admin'],
    Component: page(() => import('../features/rounds/RoundFormPage'), 'RoundFormPage', 'round'),
  },
  {
    name: 'roundEdit',
    path: roundEditPath(':id'),
    title: 'page.roundEdit',
    roles: ['province_admin'],
    Component: page(() => import('../features/rounds/RoundFormPage'), 'RoundFormPage', 'round'),
  },
  {
    name: 'round',
    path: roundPath(':id'),
    title: 'page.rounds',
    roles: roundReaders,
    Component: page(() => import('../features/rounds/RoundPage'), 'RoundPage', 'round'),
  },
  {
    name: 'staff',
    path: staffPath(),
    title: 'page.staff',
    icon: <TeamOutlined />,
    roles: ['security_admin', 'city_officer'],
    Component: page(() => import('../features/staff/StaffPage'), 'StaffPage', 'exports', 'staff'),
  },
  {
    name: 'identities',
    path: identitiesPath(),
    title: 'page.identities',
    icon: <UserSwitchOutlined />,
    roles: ['province_reviewer'],
    Component: page(() => import('../features/identities/IdentitiesPage'), 'IdentitiesPage', 'identity'),
  },
  {
    name: 'audit',
    path: auditPath(),
    title: 'page.audit',
    icon: <AuditOutlined />,
    roles: ['auditor'],
    Component: page(() => import('../features/audit/AuditPage'), 'AuditPage', 'audit', 'auditField'),
  },
  {
    name: 'notifications',
    path: notificationListPath(),
    title: 'page.notifications',
    roles: everybody,
    Component: page(
      () => import('../features/notifications/NotificationListPage'),
      'NotificationListPage',
      'notification',
    ),
  },
  {
    name: 'account',
    path: accountPath(),
    title: 'page.account',
    roles: everybody,
    Component: page(() => import('./AccountPage'), 'AccountPage', 'account'),
  },
]
