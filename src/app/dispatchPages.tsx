import { SolutionOutlined } from '@ant-design/icons'
import {
  dispatchListPath,
  dispatchProofPath,
  dispatchUsePath,
  orderPath,
  ownDispatchesPath,
  shareListPath,
  sharePath,
  taskCodePath,
  taskSheetPath,
  taskSheetPrintPath,
} from '../domain/dispatchPaths'
import { type Role, staffRoles } from '../domain/staffRole'
import { type Page, page } from './page'

const centers: readonly Role[] = ['city_officer', 'province_reviewer', 'province_admin', 'manager']

/** 督导抽派: orders, draws and their proofs. */
export const dispatchPages: Page[] = [
  {
    name: 'dispatch',
    path: dispatchListPath(),
    title: 'page.dispatch',
    icon: <SolutionOutlined />,
    roles: centers,
    Component: page(() => import('../features/dispatch/OrderListPage'), 'OrderListPage', 'dispatch'),
  },
  {
    name: 'dispatchShares',
    path: shareListPath(),
    title: 'page.dispatchShares',
    roles: centers,
    Component: page(() => import('../features/dispatch/shares/ShareListPage'), 'ShareListPage', 'dispatch'),
  },
  {
    name: 'dispatchShare',
    path: sharePath(':id'),
    title: 'page.dispatchShares',
    roles: centers,
    Component: page(() => import('../features/dispatch/shares/SharePage'), 'SharePage', 'dispatch'),
  },
  {
    name: 'dispatchUse',
    path: dispatchUsePath(),
    title: 'page.dispatchUse',
    roles: centers,
    Component: page(
      () => import('../features/dispatch/use/DispatchUsePage'),
      'DispatchUsePage',
      'dispatch',
      'exports',
    ),
  },
  {
    name: 'dispatchProof',
    path: dispatchProofPath(':draw'),
    title: 'page.dispatchProof',
    // whoever was in the pool may recompute it too
    roles: ['applicant', ...staffRoles],
    Component: page(() => import('../features/dispatch/ProofPage'), 'ProofPage', 'dispatch'),
  },
  {
    name: 'dispatchAnswer',
    path: ownDispatchesPath(),
    title: 'page.dispatchAnswer',
    // staff may hold a supervisor's card too
    roles: ['applicant', ...staffRoles],
    Component: page(
      () => import('../features/dispatch/answers/OwnDispatchesPage'),
      'OwnDispatchesPage',
      'dispatchAnswer',
      'inspection',
      'entry',
    ),
  },
  {
    name: 'taskSheet',
    path: taskSheetPath(':id'),
    title: 'page.taskSheet',
    roles: ['applicant', ...staffRoles],
    Component: page(() => import('../features/dispatch/visits/TaskSheetPage'), 'TaskSheetPage', 'taskSheet'),
  },
  {
    name: 'taskSheetPrint',
    path: taskSheetPrintPath(':id'),
    title: 'page.taskSheetPrint',
    roles: ['applicant', ...staffRoles],
    isBare: true,
    Component: page(
      () => import('../features/dispatch/visits/TaskSheetPrintPage'),
      'TaskSheetPrintPage',
      'taskSheet',
      'annex',
    ),
  },
  {
    name: 'taskCode',
    path: taskCodePath(':code'),
    title: 'page.taskCode',
    // who is shown a code, and who sent it
    roles: ['applicant', 'institution_officer', ...centers],
    Component: page(() => import('../features/dispatch/visits/TaskCodePage'), 'TaskCodePage', 'taskSheet'),
  },
  {
    name: 'dispatchOrder',
    path: orderPath(':id'),
    title: 'page.dispatch',
    roles: centers,
    Component: page(() => import('../features/dispatch/OrderPage'), 'OrderPage', 'dispatch'),
  },
]
