import {
  FileProtectOutlined,
  FileSearchOutlined,
  SafetyCertificateOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import {
  accidentListPath,
  caseListPath,
  casePath,
  casePrintPath,
  findingListPath,
  lapseListPath,
  myCasesPath,
  qualificationCheckPath,
  unitCheckPath,
  unitFindingsPath,
} from '../domain/disciplinePaths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

const centers: readonly Role[] = ['city_officer', 'province_reviewer', 'province_admin', 'manager']
const concerned: readonly Role[] = ['applicant', 'institution_officer']

/** 资格管理 of the centers, and what the people and units concerned read of it. */
export const disciplinePages: Page[] = [
  {
    name: 'cases',
    path: caseListPath(),
    title: 'page.discipline',
    icon: <SafetyCertificateOutlined />,
    roles: centers,
    Component: page(() => import('../features/discipline/CaseListPage'), 'CaseListPage', 'discipline'),
  },
  {
    name: 'case',
    path: casePath(':id'),
    title: 'page.case',
    roles: centers,
    Component: page(() => import('../features/discipline/CasePage'), 'CasePage', 'discipline', 'entry'),
  },
  {
    name: 'case_print',
    path: casePrintPath(':id'),
    title: 'page.casePrint',
    roles: [...centers, ...concerned],
    isBare: true,
    Component: page(
      () => import('../features/discipline/CasePrintPage'),
      'CasePrintPage',
      'annex',
      'discipline',
    ),
  },
  {
    name: 'accidents',
    path: accidentListPath(),
    title: 'page.accidents',
    roles: centers,
    Component: page(
      () => import('../features/discipline/AccidentListPage'),
      'AccidentListPage',
      'discipline',
    ),
  },
  {
    name: 'lapses',
    path: lapseListPath(),
    title: 'page.lapses',
    roles: centers,
    Component: page(() => import('../features/discipline/LapseListPage'), 'LapseListPage', 'discipline'),
  },
  {
    name: 'my_cases',
    path: myCasesPath(),
    title: 'page.myCases',
    icon: <FileProtectOutlined />,
    roles: concerned,
    Component: page(() => import('../features/discipline/MyCasesPage'), 'MyCasesPage', 'discipline'),
  },
  {
    name: 'qualification_check',
    path: qualificationCheckPath(),
    title: 'page.qualificationCheck',
    roles: ['city_officer', 'province_reviewer', 'province_admin'],
    Component: page(
      () => import('../features/discipline/QualificationCheckPage'),
      'QualificationCheckPage',
      'discipline',
    ),
  },
  {
    name: 'qualification_check_unit',
    path: unitCheckPath(),
    title: 'page.qualificationCheck',
    icon: <FileSearchOutlined />,
    roles: ['institution_officer'],
    Component: page(
      () => import('../features/discipline/QualificationCheckPage'),
      'QualificationCheckPage',
      'discipline',
    ),
  },
  {
    name: 'findings',
    path: findingListPath(),
    title: 'page.findings',
    roles: centers,
    Component: page(() => import('../features/discipline/FindingListPage'), 'FindingListPage', 'discipline'),
  },
  {
    name: 'unit_findings',
    path: unitFindingsPath(),
    title: 'page.findings',
    icon: <WarningOutlined />,
    roles: ['institution_officer'],
    Component: page(() => import('../features/discipline/FindingListPage'), 'FindingListPage', 'discipline'),
  },
]
