import { BarChartOutlined } from '@ant-design/icons'
import type { Role } from '../domain/staffRole'
import { statisticsPath, statisticsPrintPath } from '../domain/statisticsPaths'
import { type Page, page } from './page'

const readers: readonly Role[] = ['city_officer', 'province_reviewer', 'province_admin', 'manager']

/** 统计 of the province or of a city, and its report on paper. */
export const statisticsPages: Page[] = [
  {
    name: 'statistics',
    path: statisticsPath(),
    title: 'page.statistics',
    icon: <BarChartOutlined />,
    roles: readers,
    Component: page(
      () => import('../features/statistics/StatisticsPage'),
      'StatisticsPage',
      'annex',
      'discipline',
      'dispatch',
      'statistics',
    ),
  },
  {
    name: 'statistics_print',
    path: statisticsPrintPath(),
    title: 'page.statisticsPrint',
    roles: readers,
    isBare: true,
    Component: page(
      () => import('../features/statistics/StatisticsPrintPage'),
      'StatisticsPrintPage',
      'annex',
      'discipline',
      'dispatch',
      'statistics',
    ),
  },
]
