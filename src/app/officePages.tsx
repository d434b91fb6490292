import { CalendarOutlined } from '@ant-design/icons'
import { roundCreatePath, roundEditPath, roundListPath, roundPath } from '../domain/paths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

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
]
