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
  penaltyListPath,
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
    Component: page(
      () => import('../features/discipline/CaseListPage'),
      'CaseListPage',
      'discipline',
      'exports',
      'findingReport',
    ),
  },
  {
    name: 'case',
    path: casePath(':id'),
    title: 'page.case',
    roles: centers,
    Component: page(
      () => import('../features/discipline/CasePage'),
      'CasePage',
      'discipline',
      'entry',
      'findingReport',
    ),
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
      'exports',
      'findingReport',
    ),
  },
  {
    name: 'lapses',
    path: lapseListPath(),
    title: 'page.lapses',
    roles: centers,
    Component: page(
      () => import('../features/discipline/LapseListPage'),
      'LapseListPage',
      'discipline',
      'exports',
      'findingReport',
    ),
  },
  {
    name: 'penalties',
    path: penaltyListPath(),
    title: 'page.penalties',
    roles: centers,
    Component: page(
      () => import('../features/discipline/PenaltyListPage'),
      'PenaltyListPage',
      'discipline',
      'exports',
      'findingReport',
    ),
  },
  {
    name: 'my_cases',
    path: myCasesPath(),
    title: 'page.myCases',
    icon: <FileProtectOutlined />,
    isInMenu: ({ has_decisions }) => has_decisions,
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
      'findingReport',
      'imports',
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
      'findingReport',
      'imports',
    ),
  },
  {
    name: 'findings',
    path: findingListPath(),
    title: 'page.findings',
    roles: centers,
    Component: page(
      () => import('../features/discipline/FindingListPage'),
      'FindingListPage',
      'discipline',
      'entry',
      'exports',
      'findingReport',
    ),
  },
  {
    name: 'unit_findings',
    path: unitFindingsPath(),
    title: 'page.findings',
    icon: <WarningOutlined />,
    roles: ['institution_officer'],
    Component: page(
      () => import('../features/discipline/FindingListPage'),
      'FindingListPage',
      'discipline',
      'entry',
      'exports',
      'findingReport',
    ),
  },
]
