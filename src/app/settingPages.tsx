import { BarsOutlined, ControlOutlined, ScheduleOutlined, TagsOutlined } from '@ant-design/icons'
import {
  calendarLoadPath,
  calendarPath,
  occupationListPath,
  parameterPath,
  reasonCodeListPath,
} from '../domain/paths'
import { staffRoles } from '../domain/staffRole'
import { type Page, page } from './page'

/** The rules that everybody works by: the calendar, read by all staff, and what the provincial administration sets. */
export const settingPages: Page[] = [
  {
    name: 'calendar',
    path: calendarPath(),
    title: 'page.calendar',
    icon: <ScheduleOutlined />,
    roles: staffRoles,
    Component: page(() => import('../features/calendar/CalendarPage'), 'CalendarPage', 'calendar'),
  },
  {
    name: 'calendarLoad',
    path: calendarLoadPath(),
    title: 'page.calendarLoad',
    roles: ['province_admin'],
    Component: page(() => import('../features/calendar/CalendarLoadPage'), 'CalendarLoadPage', 'calendar'),
  },
  {
    name: 'parameters',
    path: parameterPath(),
    title: 'page.parameters',
    icon: <ControlOutlined />,
    roles: ['province_admin'],
    Component: page(() => import('../features/parameters/ParameterPage'), 'ParameterPage', 'parameter'),
  },
  {
    name: 'occupations',
    path: occupationListPath(),
    title: 'page.occupations',
    icon: <BarsOutlined />,
    roles: ['province_admin'],
    Component: page(
      () => import('../features/occupations/OccupationListPage'),
      'OccupationListPage',
      'occupation',
    ),
  },
  {
    name: 'reasonCodes',
    path: reasonCodeListPath(),
    title: 'page.reasonCodes',
    icon: <TagsOutlined />,
    roles: ['province_admin'],
    Component: page(
      () => import('../features/reasonCodes/ReasonCodeListPage'),
      'ReasonCodeListPage',
      'reasonCode',
    ),
  },
]
