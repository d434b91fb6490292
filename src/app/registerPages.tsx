import { BankOutlined, FileDoneOutlined, ProfileOutlined } from '@ant-design/icons'
import {
  activityListPath,
  evaluationListPath,
  evaluationPath,
  institutionListPath,
  institutionPath,
} from '../domain/paths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

const centers: readonly Role[] = ['city_officer', 'province_reviewer', 'province_admin', 'manager']
const withUnits: readonly Role[] = ['institution_officer', ...centers]

/** Registers of institutions, evaluations and activity records. */
export const registerPages: Page[] = [
  {
    name: 'evaluations',
    path: evaluationListPath(),
    title: 'page.evaluations',
    icon: <FileDoneOutlined />,
    roles: withUnits,
    Component: page(
      () => import('../features/evaluations/EvaluationListPage'),
      'EvaluationListPage',
      'evaluation',
      'exports',
    ),
  },
  {
    name: 'evaluation',
    path: evaluationPath(':id'),
    title: 'page.evaluations',
    roles: withUnits,
    Component: page(() => import('../features/evaluations/EvaluationPage'), 'EvaluationPage', 'evaluation'),
  },
  {
    name: 'activities',
    path: activityListPath(),
    title: 'page.activities',
    icon: <ProfileOutlined />,
    roles: withUnits,
    Component: page(
      () => import('../features/activities/RecordListPage'),
      'RecordListPage',
      'activity',
      'exports',
    ),
  },
  {
    name: 'institutions',
    path: institutionListPath(),
    title: 'page.institutions',
    icon: <BankOutlined />,
    roles: centers,
    Component: page(
      () => import('../features/institutions/InstitutionListPage'),
      'InstitutionListPage',
      'exports',
      'institution',
    ),
  },
  {
    name: 'institution',
    path: institutionPath(':id'),
    title: 'page.institutions',
    roles: withUnits,
    Component: page(
      () => import('../features/institutions/InstitutionPage'),
      'InstitutionPage',
      'institution',
    ),
  },
]
