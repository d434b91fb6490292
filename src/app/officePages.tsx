import { AuditOutlined, CalendarOutlined, TeamOutlined } from '@ant-design/icons'
import {
  accountPath,
  auditPath,
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
    title: 'round.title',
    icon: <CalendarOutlined />,
    roles: roundReaders,
    Component: page(() => import('../features/rounds/RoundListPage'), 'RoundListPage'),
  },
  {
    name: 'roundCreate',
    path: roundCreatePath(),
    title: 'round.create',
    roles: ['province_admin'],
    Component: page(() => import('../features/rounds/RoundFormPage'), 'RoundFormPage'),
  },
  {
    name: 'roundEdit',
    path: roundEditPath(':id'),
    title: 'round.edit',
    roles: ['province_admin'],
    Component: page(() => import('../features/rounds/RoundFormPage'), 'RoundFormPage'),
  },
  {
    name: 'round',
    path: roundPath(':id'),
    title: 'round.title',
    roles: roundReaders,
    Component: page(() => import('../features/rounds/RoundPage'), 'RoundPage'),
  },
  {
    name: 'staff',
    path: staffPath(),
    title: 'staff.title',
    icon: <TeamOutlined />,
    roles: ['security_admin', 'city_officer'],
    Component: page(() => import('../features/staff/StaffPage'), 'StaffPage'),
  },
  {
    name: 'audit',
    path: auditPath(),
    title: 'audit.title',
    icon: <AuditOutlined />,
    roles: ['auditor'],
    Component: page(() => import('../features/audit/AuditPage'), 'AuditPage'),
  },
  {
    name: 'notifications',
    path: notificationListPath(),
    title: 'notification.title',
    roles: everybody,
    Component: page(() => import('../features/notifications/NotificationListPage'), 'NotificationListPage'),
  },
  {
    name: 'account',
    path: accountPath(),
    title: 'account.title',
    roles: everybody,
    Component: page(() => import('./AccountPage'), 'AccountPage'),
  },
]
