import { AuditOutlined } from '@ant-design/icons'
import { inspectionListPath, inspectionPath, inspectionPrintPath } from '../domain/inspectionPaths'
import { type Role, staffRoles } from '../domain/staffRole'
import { type Page, page } from './page'

const readers: readonly Role[] = [
  'institution_officer',
  'city_officer',
  'province_reviewer',
  'province_admin',
  'manager',
]

/** 督导报告: written by supervisors, read by centers and institutions, printed. */
export const inspectionPages: Page[] = [
  {
    name: 'inspection',
    path: inspectionListPath(),
    title: 'page.inspection',
    icon: <AuditOutlined />,
    roles: readers,
    Component: page(
      () => import('../features/dispatch/reports/InspectionReportListPage'),
      'InspectionReportListPage',
      'inspection',
    ),
  },
  {
    name: 'inspectionReport',
    path: inspectionPath(':id'),
    title: 'page.inspectionReport',
    // staff may hold a supervisor's card too
    roles: ['applicant', ...staffRoles],
    Component: page(
      () => import('../features/dispatch/reports/InspectionReportPage'),
      'InspectionReportPage',
      'inspection',
      'entry',
    ),
  },
  {
    name: 'inspectionPrint',
    path: inspectionPrintPath(':id'),
    title: 'page.inspectionPrint',
    roles: ['applicant', ...staffRoles],
    isBare: true,
    Component: page(
      () => import('../features/dispatch/reports/InspectionReportPrintPage'),
      'InspectionReportPrintPage',
      'inspection',
      'annex',
    ),
  },
]
