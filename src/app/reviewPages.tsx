import { AuditOutlined } from '@ant-design/icons'
import { reviewFilePath, reviewQueuePath } from '../domain/paths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

const reviewers: readonly Role[] = ['institution_officer', 'city_officer', 'province_reviewer']

/** 审核队列, read by the administration and managers too, and 审核台. */
export const reviewPages: Page[] = [
  {
    name: 'review_queue',
    path: reviewQueuePath(),
    title: 'page.reviewQueue',
    icon: <AuditOutlined />,
    roles: [...reviewers, 'province_admin', 'manager'],
    Component: page(
      () => import('../features/reviews/ReviewQueuePage'),
      'ReviewQueuePage',
      'exports',
      'review',
      'reviewChecks',
    ),
  },
  {
    name: 'review_bench',
    path: reviewFilePath(':id'),
    title: 'page.reviewBench',
    roles: reviewers,
    Component: page(
      () => import('../features/reviews/ReviewBenchPage'),
      'ReviewBenchPage',
      'entry',
      'review',
      'reviewChecks',
    ),
  },
]
