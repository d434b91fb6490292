import { ImportOutlined } from '@ant-design/icons'
import { importPath } from '../domain/paths'
import { type Page, page } from './page'

/** 导入. */
export const importPages: Page[] = [
  {
    name: 'imports',
    path: importPath(),
    title: 'page.imports',
    icon: <ImportOutlined />,
    roles: ['institution_officer', 'city_officer', 'province_reviewer', 'province_admin'],
    Component: page(() => import('../features/imports/ImportPage'), 'ImportPage', 'annex', 'imports'),
  },
]
