import { IdcardOutlined, SolutionOutlined } from '@ant-design/icons'
import { cardListPath, personListPath, personPath, unmappedOccupationsPath } from '../domain/paths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

const readers: readonly Role[] = [
  'institution_officer',
  'city_officer',
  'province_reviewer',
  'province_admin',
  'manager',
]

/** The registers of people and cards. */
export const peoplePages: Page[] = [
  {
    name: 'people',
    path: personListPath(),
    title: 'page.people',
    icon: <SolutionOutlined />,
    roles: readers,
    Component: page(
      () => import('../features/people/PersonListPage'),
      'PersonListPage',
      'person',
      'entry',
      'exports',
    ),
  },
  {
    name: 'person',
    path: personPath(':id'),
    title: 'page.person',
    roles: readers,
    Component: page(
      () => import('../features/people/PersonPage'),
      'PersonPage',
      'person',
      'entry',
      'audit',
      'auditField',
      'notification',
    ),
  },
  {
    name: 'unmapped_occupations',
    path: unmappedOccupationsPath(),
    title: 'page.unmappedOccupations',
    roles: ['city_officer', 'province_reviewer'],
    Component: page(
      () => import('../features/cards/UnmappedOccupationsPage'),
      'UnmappedOccupationsPage',
      'cardRegister',
    ),
  },
  {
    name: 'cards',
    path: cardListPath(),
    title: 'page.cards',
    icon: <IdcardOutlined />,
    roles: readers,
    Component: page(
      () => import('../features/cards/CardListPage'),
      'CardListPage',
      'cardRegister',
      'exports',
    ),
  },
]
